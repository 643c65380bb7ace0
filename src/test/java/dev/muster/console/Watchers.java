package dev.muster.console;

import dev.muster.directory.Directory;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.Skill;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Recognisers of the tests. */
final class Watchers {

  static final Scale PERCENT = new Scale(0, 100, false, 80);

  /** Can do everything, in per cent, same from 80 on. */
  static final Recogniser ALL_SKILLS =
      new Recogniser(
          "cloud-1",
          "baidu",
          "http://127.0.0.1:9",
          EnumSet.allOf(Skill.class),
          PERCENT,
          new Directory.Pace(2, 0, Duration.ofSeconds(5)),
          new Directory.Photo(200_000, 320));

  /** Suggests people and has no score. */
  static final Recogniser NO_SCORE =
      new Recogniser(
          "cloud-2",
          "cloudface",
          "http://127.0.0.1:9",
          Set.of(Skill.LOCATE, Skill.IDENTIFY),
          null,
          new Directory.Pace(2, 0, Duration.ofSeconds(5)),
          new Directory.Photo(200_000, 320));

  private Watchers() {}

  static Score percent(double raw) {
    return new Score(raw, PERCENT);
  }
}
