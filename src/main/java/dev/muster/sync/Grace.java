package dev.muster.sync;

import dev.muster.roster.GroupName;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens to somebody whom a list does not name any more before they are removed.
 *
 * @param period how long they keep their place; zero removes at once
 * @param by how somebody on the roster is suspended meanwhile. A directory knows no suspended
 *     people: whoever is to leave one stays until the period is over
 * @param group the permission group that a suspended person is in, for {@code ungroup}
 */
public record Grace(
    @DefaultValue("0s") Duration period,
    @DefaultValue("disable") By by,
    @DefaultValue("") String group) {

  /** How somebody is suspended. */
  public enum By {
    /** The validity ends, so no directory lets them in. */
    DISABLE,
    /** Their only permission group is one that opens nothing. */
    UNGROUP
  }

  private static final Duration LONGEST = Duration.ofDays(400);

  public Grace {
    if (period.isNegative() || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a sync's grace.period is %s; allowed are 0s to 400d".formatted(period));
    }
    if (by == By.UNGROUP && !GroupName.usable(group)) {
      throw new IllegalArgumentException(
          "a sync's grace.group is \"%s\"; allowed with grace.by \"ungroup\" is the name of a permission group that opens nothing"
              .formatted(group));
    }
  }
}
