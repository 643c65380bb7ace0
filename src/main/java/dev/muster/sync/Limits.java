package dev.muster.sync;

import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a plan may hold before a person has to look at it.
 *
 * @param removals people who may leave a target in one run
 * @param removalPercent likewise, of a hundred who stand there
 * @param shrunkPercent by how many of a hundred a list may have become shorter
 * @param twice entries of the source under a number that came before
 * @param unusablePercent entries of the source, of a hundred, that cannot be read
 * @param markers person numbers that the source must list
 */
public record Limits(
    @DefaultValue("20") int removals,
    @DefaultValue("5") int removalPercent,
    @DefaultValue("20") int shrunkPercent,
    @DefaultValue("0") int twice,
    @DefaultValue("5") int unusablePercent,
    @DefaultValue Set<String> markers) {

  private static final int MOST = 1_000_000;

  public Limits {
    check("removals", removals, MOST);
    check("removal-percent", removalPercent, 100);
    check("shrunk-percent", shrunkPercent, 100);
    check("twice", twice, MOST);
    check("unusable-percent", unusablePercent, 100);
    markers = Set.copyOf(markers);
  }

  private static void check(String key, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "a sync's guard.%s is %d; allowed are 0 to %d".formatted(key, value, most));
    }
  }
}
