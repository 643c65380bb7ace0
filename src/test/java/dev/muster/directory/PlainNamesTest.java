package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNamesTest {

  private static final PlainNames NARROW = new PlainNames("", '_', 48);
  private static final PlainNames WIDE = new PlainNames("._-", '~', 91);

  @ParameterizedTest
  @CsvSource({"0007, 0007", "A-1_b.c, A-1_b.c", "A 1, A~201", "工1, ~E5~B7~A51", "a~b, a~7Eb"})
  void whatIsNotPlainIsWrittenInHexadecimalAndReadBack(String number, String name) {
    assertThat(WIDE.of(number)).isEqualTo(name);
    assertThat(WIDE.number(name)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A~4", "A~", "A~4g", "~41", "a b", "~C3", "工", "~~abc"})
  void aNameThatNoNumberHasTellsNone(String name) {
    assertThat(WIDE.number(name)).isEmpty();
  }

  @Test
  void everyNumberThatIsEnrolledFitsAndIsReadBack() {
    String longest = "9" + "_-.".repeat(21);
    assertThat(longest).hasSize(64);
    assertThat(WIDE.number(WIDE.of(longest))).contains(longest);
  }

  @Test
  void whatDoesNotFitBecomesADigestThatTellsNoNumber() {
    String name = WIDE.of("工".repeat(20));
    assertThat(name).startsWith("~~").hasSize(66);
    assertThat(WIDE.isDigest(name)).isTrue();
    assertThat(WIDE.number(name)).isEmpty();
    assertThat(WIDE.of("工".repeat(21))).isNotEqualTo(name);
    assertThat(NARROW.of("工".repeat(20))).startsWith("__").hasSize(48);
  }

  @Test
  void noTwoNumbersHaveOneName() {
    Random dice = new Random(2);
    String alphabet = "~25FDabAB-._ 工";
    Map<String, String> numbers = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + dice.nextInt(6); n > 0; n--) {
        text.append(alphabet.charAt(dice.nextInt(alphabet.length())));
      }
      String number = text.toString();
      String before = numbers.put(WIDE.of(number), number);
      assertThat(before == null || before.equals(number)).isTrue();
      assertThat(WIDE.number(WIDE.of(number))).contains(number);
    }
  }
}
