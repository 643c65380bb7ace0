package dev.muster.console;

import dev.muster.recogniser.Skill;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The word for a skill in addresses and on the pages. */
final class SkillWord {

  private SkillWord() {}

  static String of(Skill skill) {
    return skill.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> all() {
    return Arrays.stream(Skill.values()).map(SkillWord::of).toList();
  }

  static Skill read(String word) {
    return Arrays.stream(Skill.values())
        .filter(skill -> of(skill).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadParameter(
                    "skill",
                    "skill is \"%s\"; allowed are %s".formatted(word, String.join(", ", all()))));
  }
}
