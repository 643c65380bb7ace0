package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a placement stands; in the order in which a person wants to see them. */
enum PlacementState {
  FAILED,
  REFUSED,
  PENDING,
  REMOVING,
  PLACED;

  /** Those that are not as wanted yet. */
  static final Set<PlacementState> OPEN = EnumSet.complementOf(EnumSet.of(PLACED));

  /** The chosen one, or all. */
  static Set<PlacementState> only(@Nullable PlacementState state) {
    return state == null ? EnumSet.allOf(PlacementState.class) : EnumSet.of(state);
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
