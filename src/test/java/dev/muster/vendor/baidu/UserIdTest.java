package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

  @ParameterizedTest
  @CsvSource({
    "0007, 0007",
    "Ab9, Ab9",
    "A_1, A_5F1",
    "A-1, A_2D1",
    "A 1, A_201",
    "工1, _E5_B7_A51",
    "_2D, _5F2D"
  })
  void whatTheServiceDoesNotKnowIsWrittenInHexadecimal(String number, String name) {
    assertThat(UserId.of(number)).isEqualTo(name);
    assertThat(UserId.number(name)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "a_", "_2", "_2d1", "_41", "_FF", "__0123", "a_GG"})
  void aNameThatNoNumberHasIsNobodysOfOurs(String name) {
    assertThat(UserId.number(name)).isEmpty();
  }

  @Test
  void aLongNumberBecomesADigestThatNoOtherNumberHas() {
    String name = UserId.of("工".repeat(20));
    assertThat(name).startsWith("__").hasSize(48).matches("[A-Za-z0-9_]+");
    assertThat(UserId.isDigest(name)).isTrue();
    assertThat(UserId.of("工".repeat(21))).isNotEqualTo(name);
    assertThat(UserId.isDigest(UserId.of("__abc"))).isFalse();
  }

  @Test
  void noTwoNumbersHaveOneName() {
    Random dice = new Random(1);
    String alphabet = "_25FDabAB-. 工";
    Map<String, String> numbers = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      StringBuilder number = new StringBuilder();
      for (int n = 1 + dice.nextInt(6); n > 0; n--) {
        number.append(alphabet.charAt(dice.nextInt(alphabet.length())));
      }
      String before = numbers.put(UserId.of(number.toString()), number.toString());
      assertThat(before == null || before.equals(number.toString())).isTrue();
    }
  }
}
