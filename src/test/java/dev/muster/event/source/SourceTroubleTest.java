package dev.muster.event.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceTroubleTest {

  @ParameterizedTest
  @EnumSource(SourceTrouble.class)
  void eachIsToldInBothLanguages(SourceTrouble trouble) {
    String kept = trouble.kept("42");
    assertThat(SourceTrouble.told(kept, Locale.CHINESE)).matches("(?s).*\\p{IsHan}.*");
    assertThat(SourceTrouble.told(kept, Locale.ENGLISH))
        .matches("[A-Z][a-z ].*")
        .doesNotContain("{0}", trouble.name());
  }

  @Test
  void theParticularsStandInTheSentence() {
    String kept = SourceTrouble.SILENT.kept("61");
    assertThat(SourceTrouble.told(kept, Locale.ENGLISH))
        .isEqualTo("The connection was silent for 61 s, pings included.");
    assertThat(SourceTrouble.told(kept, Locale.CHINESE)).contains("61 秒");
  }

  @Test
  void whatTheCallsSayIsToldAndWhatTheBoxSaysStaysAsItIs() {
    String kept = Told.of(Reason.NOT_REACHED, "Connection refused");
    assertThat(SourceTrouble.told(kept, Locale.CHINESE)).isEqualTo(Told.in(kept, Locale.CHINESE));
    assertThat(SourceTrouble.told("out of order", Locale.CHINESE)).isEqualTo("out of order");
  }
}
