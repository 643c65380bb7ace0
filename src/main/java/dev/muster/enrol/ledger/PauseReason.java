package dev.muster.enrol.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a batch is held back. */
public enum PauseReason {
  /** Somebody asked for it. */
  HAND,
  /** A list of people who leave is being read. */
  READING,
  /** It removes more people than the limit; somebody has to confirm that. */
  REMOVAL;

  /** The reason of that name; none for a code that this version does not know. */
  public static Optional<PauseReason> of(@Nullable String stored) {
    return Arrays.stream(values()).filter(one -> one.name().equals(stored)).findFirst();
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
