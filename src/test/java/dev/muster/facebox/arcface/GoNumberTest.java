package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("contracts/arcface.md §2.2, numbers")
class GoNumberTest {

  @ParameterizedTest
  @CsvSource({
    "5.0, 5",
    "-0.0, -0",
    "0.1, 0.1",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "1.5e300, 1.5e+300",
    "0.000001, 0.000001",
    "0.00000099, 9.9e-7",
    "1e-10, 1e-10",
    "9007199254740993, 9007199254740992",
    "123456789012345678901, 123456789012345680000",
    "2e-3, 0.002",
    "4.9e-324, 5e-324",
    "1e-323, 1e-323",
    "1.7976931348623157e308, 1.7976931348623157e+308"
  })
  void printed(String number, String expected) {
    assertThat(GoNumber.of(Double.parseDouble(number))).isEqualTo(expected);
  }

  @Test
  @DisplayName("every float64 reads back as itself, and no shorter text does")
  void shortest() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(value) || value == 0) {
        continue;
      }
      String text = GoNumber.of(value);
      assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
      int digits = new BigDecimal(text).stripTrailingZeros().precision();
      if (digits > 1) {
        assertThat(shorter(value, digits - 1).mapToDouble(BigDecimal::doubleValue))
            .as(text)
            .doesNotContain(value);
      }
    }
  }

  @Test
  @DisplayName("a float32 has the digits of a float32")
  void float32() {
    assertThat(GoNumber.ofFloat32(0.053627726f)).isEqualTo("0.053627726");
    assertThat(GoNumber.ofFloat32(0.1f)).isEqualTo("0.1");
    assertThat(GoNumber.ofFloat32(-1.5e-8f)).isEqualTo("-1.5e-8");
    assertThat(GoNumber.ofFloat32(0f)).isEqualTo("0");
  }

  private static Stream<BigDecimal> shorter(double value, int digits) {
    BigDecimal exact = new BigDecimal(value);
    return Stream.of(
        exact.round(new MathContext(digits, RoundingMode.DOWN)),
        exact.round(new MathContext(digits, RoundingMode.UP)));
  }
}
