package dev.muster.vendor.arcface;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * A number as Go's {@code encoding/json} writes a float64: no more digits than it needs to be read
 * as the same number, an exponent only below 1e-6 and from 1e21 up. Source: contracts/arcface.md
 * §2.2.
 */
final class GoDouble {

  private static final int MOST_DIGITS = 17;
  private static final double TINY = 1e-6;
  private static final double HUGE = 1e21;

  /** Beside a power of two the closest number may be another one while a farther one is not. */
  private static final List<RoundingMode> CLOSEST_FIRST =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

  private GoDouble() {}

  static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    double size = Math.abs(value);
    BigDecimal digits = shortest(size);
    String text = size < TINY || size >= HUGE ? scientific(digits) : digits.toPlainString();
    return value < 0 ? "-" + text : text;
  }

  private static BigDecimal shortest(double size) {
    BigDecimal exact = new BigDecimal(size);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      for (RoundingMode mode : CLOSEST_FIRST) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == size) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal number) {
    String digits = number.unscaledValue().toString();
    int exponent = number.precision() - number.scale() - 1;
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
  }
}
