package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.wire.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/** Times of the v1 API: seconds since 1970 with a fraction. */
final class V1Time {

  private static final double LATEST = 1e11;

  private V1Time() {}

  /** Milliseconds since 1970. */
  static Optional<Long> millis(Fields fields, String name) {
    JsonNode time = fields.value(name);
    if (time == null) {
      return Optional.empty();
    }
    if (!time.isNumber() || !(Math.abs(time.doubleValue()) < LATEST)) {
      throw fields.refuse(name + " must be a time in seconds");
    }
    return Optional.of(millis(time.doubleValue()));
  }

  static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }
}
