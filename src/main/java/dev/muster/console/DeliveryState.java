package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands; in the order in which a person wants to see them. */
enum DeliveryState {
  BLOCKED,
  PENDING,
  DELIVERED,
  /** None for its subscriber: its transform made nothing of it. */
  SKIPPED,
  /** Somebody did not want it any more. */
  DISCARDED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
