package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.enrol.photo.Portrait;

/** Photos that were fetched, after somebody has looked at them. */
public final class Looked {

  private Looked() {}

  public static Arrival good(Arrival arrival) {
    return arrival.prepared(Portrait.plain(arrival.photo()));
  }

  public static Arrival bad(Arrival arrival, Reason reason) {
    return arrival.refused(reason, "on purpose");
  }
}
