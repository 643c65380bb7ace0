package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a placement stands; in the order in which a person wants to see them. */
enum PlacementState {
  FAILED,
  REFUSED,
  PENDING,
  REMOVING,
  PLACED;

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
