package dev.muster.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether a plan may be carried out without a person's look. A pure function. */
final class Guard {

  /** Fewer people than this are too few to speak of a list that has shrunk. */
  private static final int FEW = 5;

  /**
   * What is known of the source when it has been read.
   *
   * @param listed people it told, those included that cannot be used
   * @param told how many it says there are; -1 when it does not
   * @param before how many it listed in the last good run; -1 when there was none
   * @param seen which of the markers it has listed
   */
  record Source(long listed, long told, long before, long twice, long unusable, Set<String> seen) {}

  /**
   * What is planned for a target.
   *
   * @param standing people who are known to stand there
   * @param found of those, how many its list has
   * @param approved whether these rules of the sync were approved, and which other ones
   */
  record Target(long standing, long found, long removals, Approved approved) {}

  /** What somebody has approved of a sync and its target before. */
  enum Approved {
    /** Nothing. */
    NEVER,
    /** Other rules than these. */
    OTHER_RULES,
    THESE_RULES
  }

  private Guard() {}

  /** What speaks against using the source at all, whatever the targets. */
  static List<Tripped> source(Limits limits, Source source) {
    List<Tripped> trips = new ArrayList<>();
    if (source.listed() == 0) {
      trips.add(Tripped.of(Trip.SOURCE_EMPTY, source.before()));
      return trips;
    }
    if (source.told() > source.listed()) {
      trips.add(Tripped.of(Trip.SOURCE_INCOMPLETE, source.listed(), source.told()));
    }
    Set<String> missing = new TreeSet<>(limits.markers());
    missing.removeAll(source.seen());
    if (!missing.isEmpty()) {
      trips.add(new Tripped(Trip.MARKER_MISSING, String.join(", ", missing)));
    }
    if (isShorter(source.listed(), source.before(), limits.shrunkPercent())) {
      trips.add(Tripped.of(Trip.SOURCE_SHRUNK, source.listed(), source.before()));
    }
    if (source.twice() > limits.twice()) {
      trips.add(Tripped.of(Trip.SOURCE_TWICE, source.twice(), limits.twice()));
    }
    if (source.unusable() * 100 > source.listed() * limits.unusablePercent()) {
      trips.add(Tripped.of(Trip.SOURCE_UNUSABLE, source.unusable(), source.listed()));
    }
    return trips;
  }

  /** What speaks against carrying out what is planned for one target. */
  static List<Tripped> target(Mode mode, Limits limits, Target target) {
    List<Tripped> trips = new ArrayList<>();
    if (isShorter(target.found(), target.standing(), limits.shrunkPercent())) {
      trips.add(Tripped.of(Trip.TARGET_SHRUNK, target.found(), target.standing()));
    }
    if (target.removals() == 0) {
      return trips;
    }
    if (target.approved() == Approved.NEVER) {
      trips.add(Tripped.of(Trip.FIRST_REMOVAL, target.removals()));
    }
    if (target.approved() == Approved.OTHER_RULES) {
      trips.add(Tripped.of(Trip.RULES_CHANGED, target.removals()));
    }
    if (mode == Mode.APPLY) {
      return trips;
    }
    if (target.removals() > limits.removals()) {
      trips.add(Tripped.of(Trip.REMOVALS, target.removals(), target.standing(), limits.removals()));
    } else if (target.removals() > 1
        && target.removals() * 100 > target.standing() * limits.removalPercent()) {
      trips.add(
          Tripped.of(
              Trip.REMOVALS_PERCENT,
              target.removals(),
              target.standing(),
              limits.removalPercent()));
    }
    return trips;
  }

  private static boolean isShorter(long now, long before, int percent) {
    return before >= FEW && now * 100 < before * (100 - percent);
  }
}
