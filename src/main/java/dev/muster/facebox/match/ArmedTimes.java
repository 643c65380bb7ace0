package dev.muster.facebox.match;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The times of day at which faces are looked at: with no window switched on always, otherwise in
 * any of those that are ({@code contracts/sophon.md §8.4}). A window that ends before it begins
 * goes over midnight; both ends belong to it.
 */
public final class ArmedTimes {

  private final Configuration configuration;
  private final ZoneId zone;

  /**
   * @param zone in which the windows are given
   */
  public ArmedTimes(Configuration configuration, ZoneId zone) {
    this.configuration = configuration;
    this.zone = zone;
  }

  /**
   * @param at milliseconds since 1970
   * @throws Refusal NOT_IN_PASS_TIME outside
   */
  void check(long at, boolean grabbing) {
    boolean first = configuration.on(grabbing ? Setting.GRAB_ARMED_1_ON : Setting.ARMED_1_ON);
    boolean second = configuration.on(grabbing ? Setting.GRAB_ARMED_2_ON : Setting.ARMED_2_ON);
    LocalTime time = Instant.ofEpochMilli(at).atZone(zone).toLocalTime().withNano(0);
    boolean inside =
        first && holds(grabbing ? Setting.GRAB_ARMED_1 : Setting.ARMED_1, time)
            || second && holds(grabbing ? Setting.GRAB_ARMED_2 : Setting.ARMED_2, time);
    if ((first || second) && !inside) {
      throw new Refusal(BoxError.NOT_IN_PASS_TIME, time.toString());
    }
  }

  private boolean holds(Setting window, LocalTime time) {
    String[] ends = configuration.text(window).split(",");
    LocalTime from = LocalTime.parse(ends[0]);
    LocalTime to = LocalTime.parse(ends[1]);
    boolean afterStart = !time.isBefore(from);
    boolean beforeEnd = !time.isAfter(to);
    return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
  }
}
