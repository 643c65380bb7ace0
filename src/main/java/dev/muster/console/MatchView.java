package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a box said to a picture that was shown to it.
 *
 * @param device the address of the device that the picture stood for
 * @param score on the scale of the box; null when it gave none
 * @param detail the words of the box, or why it was not reached
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record MatchView(
    String box,
    String device,
    Result result,
    @Nullable String identityId,
    @Nullable String name,
    @Nullable Double score,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String advice,
    @Nullable String detail) {

  /** How it ended. */
  enum Result {
    /** The box took the face for this person. */
    MATCHED,
    /** The box found nobody that is similar enough. */
    NOT_MATCHED,
    /** The box did not accept the picture. */
    REFUSED,
    /** The box was not reached. */
    NOT_REACHED,
    /** The box may have seen the picture; its answer was lost. */
    UNKNOWN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
