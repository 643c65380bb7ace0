package dev.muster.facebox.arcface;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as Go's {@code encoding/json} prints them: the fewest digits that read back as the same
 * number, an exponent only below 1e-6 and from 1e21 up ({@code contracts/arcface.md §2.2}).
 */
final class GoNumber {

  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double SMALLEST_LARGE = 1e21;

  /** Whole numbers below this are exact. */
  private static final long EXACT = 1L << 53;

  private GoNumber() {}

  /** A float64. */
  static String of(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    long whole = (long) value;
    if (whole == value && Math.abs(whole) < EXACT) {
      return Long.toString(whole);
    }
    double size = Math.abs(value);
    String digits =
        size < SMALLEST_PLAIN || size >= SMALLEST_LARGE
            ? withExponent(shortest(size))
            : shortest(size).toPlainString();
    return value < 0 ? "-" + digits : digits;
  }

  /** A float32 with the digits that suffice for a float32. */
  static String ofFloat32(float value) {
    return of(Double.parseDouble(NumberOutput.toString(value, true)));
  }

  /** Not {@code Double.toString}: before JDK 19 it often prints a digit too many. */
  private static BigDecimal shortest(double size) {
    BigDecimal digits = new BigDecimal(NumberOutput.toString(size, true)).stripTrailingZeros();
    if (digits.precision() == 2) {
      // Java always shows two digits, and among the smallest numbers one can be enough
      BigDecimal single = new BigDecimal(size).round(new MathContext(1));
      return single.doubleValue() == size ? single : digits;
    }
    return digits;
  }

  /** Two digits of exponent at least, but one when it is negative. */
  private static String withExponent(BigDecimal value) {
    String digits = value.unscaledValue().toString();
    int exponent = digits.length() - 1 - value.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
