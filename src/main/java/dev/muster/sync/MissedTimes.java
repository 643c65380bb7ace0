package dev.muster.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At the start: makes up for times that passed while nobody was there, once for each sync, however
 * many were missed. Where several instances share the store Quartz knows them from its own rows,
 * and nothing is done here.
 */
final class MissedTimes {

  private static final Logger LOG = LoggerFactory.getLogger(MissedTimes.class);

  private final Timetable timetable;
  private final Syncs syncs;
  private final boolean shared;
  private final Clock clock;

  MissedTimes(Timetable timetable, Syncs syncs, boolean shared, Clock clock) {
    this.timetable = timetable;
    this.syncs = syncs;
    this.shared = shared;
    this.clock = clock;
  }

  /** Asks for what was missed, and returns for how many syncs. */
  int makeUp() {
    int missed = 0;
    for (Map.Entry<String, Schedule> one : timetable.schedules().entrySet()) {
      if (!shared && isMissed(one.getKey(), one.getValue())) {
        LOG.info(
            "{}: a time of its schedule has passed meanwhile; it is made up for", one.getKey());
        syncs.tick(one.getKey());
        missed++;
      }
    }
    return missed;
  }

  /** A sync that never ran has missed nothing: it waits for its first time. */
  private boolean isMissed(String sync, Schedule schedule) {
    Instant now = clock.instant();
    return schedule.misfire() == Misfire.ONCE
        && syncs
            .lastAsked(sync)
            .flatMap(last -> schedule.previous(now).filter(last::isBefore))
            .isPresent();
  }
}
