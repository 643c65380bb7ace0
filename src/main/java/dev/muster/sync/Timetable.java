package dev.muster.sync;

import java.util.Map;

/**
 * When each sync begins that begins by itself.
 *
 * @param schedules by the name of the sync
 */
public record Timetable(Map<String, Schedule> schedules) {

  public Timetable {
    schedules = Map.copyOf(schedules);
  }
}
