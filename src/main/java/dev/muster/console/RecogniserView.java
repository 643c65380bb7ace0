package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.recogniser.Recogniser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser as callers see it.
 *
 * @param skills what it can be asked, as the address of the question names it
 * @param scale how it counts likeness; null when it has no score and its candidates are suggestions
 * @param calls how many calls that count against its quota it was sent today; each look is one at
 *     least
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RecogniserView(
    String name,
    String kind,
    String address,
    List<String> skills,
    @Nullable ScaleView scale,
    int maxPictureBytes,
    int maxPictureSide,
    long calls) {

  static RecogniserView of(Recogniser one, long calls) {
    return new RecogniserView(
        one.name(),
        one.kind(),
        one.address(),
        one.skills().stream().sorted().map(SkillWord::of).toList(),
        ScaleView.of(one.scale()),
        one.photo().maxBytes(),
        one.photo().maxSide(),
        calls);
  }

  boolean can(String skill) {
    return skills.contains(skill);
  }
}
