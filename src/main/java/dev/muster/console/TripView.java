package dev.muster.console;

import dev.muster.sync.Tripped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a guard stopped a plan.
 *
 * @param target where; null when the source is to blame
 * @param words one sentence with the figures
 * @param advice what somebody can do about it
 * @param approvable whether somebody who has looked may let the plan go on
 */
record TripView(
    String code,
    @Nullable String target,
    String words,
    @Nullable String advice,
    boolean approvable) {

  /**
   * @param kept as {@link Tripped} wrote them down
   */
  static List<TripView> of(String kept, String target, Locale locale) {
    return Tripped.read(kept).stream().map(trip -> one(trip, target, locale)).toList();
  }

  private static TripView one(Tripped trip, String target, Locale locale) {
    String code = trip.trip().name();
    boolean source = code.startsWith("SOURCE_") || code.startsWith("MARKER_");
    return new TripView(
        code,
        source ? null : target,
        trip.words(locale),
        new SyncWords(locale).sentence("trip." + code + ".advice", target).orElse(null),
        trip.trip().isApprovable());
  }
}
