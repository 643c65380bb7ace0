package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LikenessTest {

  @Test
  void theFirstPersonThatIsNamedIsTheOther() {
    assertThat(Likeness.other("0008 (0.93)")).isEqualTo("0008");
    assertThat(Likeness.other("A (B) (0.93), 0009 (0.91)")).isEqualTo("A (B)");
  }

  @Test
  void otherWordsNameNobody() {
    assertThat(Likeness.other("0.31 < 0.55")).isNull();
    assertThat(Likeness.other(null)).isNull();
  }

  @Test
  void aStoredWarningIsToldInTheReadersLanguage() {
    String stored = "SAME_FACE_TWO_IDS: 0008 (0.93)";

    Likeness likeness = Likeness.of(WarningView.of(stored, Locale.ENGLISH));

    assertThat(likeness).isNotNull();
    assertThat(likeness.other()).isEqualTo("0008");
    assertThat(likeness.words()).isNotEqualTo("SAME_FACE_TWO_IDS").isNotBlank();
    assertThat(Likeness.of(null)).isNull();
  }
}
