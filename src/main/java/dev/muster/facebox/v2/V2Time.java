package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.wire.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Times of the v2 API: documented in milliseconds, printed in seconds with a fraction ({@code
 * contracts/sophon.md §6.8.3}). Both are read, told apart by their size; seconds are written.
 */
final class V2Time {

  /** As seconds the year 5138, as milliseconds 1973. */
  private static final double LARGEST_SECONDS = 1e11;

  private static final double LARGEST_MILLIS = 1e14;

  private V2Time() {}

  /** Milliseconds since 1970. */
  static Optional<Long> millis(Fields fields, String name) {
    JsonNode value = fields.value(name);
    if (value == null) {
      return Optional.empty();
    }
    double time = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(time >= 0 && time < LARGEST_MILLIS)) {
      throw fields.refuse(name + " must be a time in milliseconds or in seconds");
    }
    return Optional.of(Math.round(time < LARGEST_SECONDS ? time * 1000 : time));
  }

  static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }
}
