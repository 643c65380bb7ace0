package dev.muster.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ToldTest {

  @Test
  void whatIsKeptAsACodeIsReadInTheReadersLanguage() {
    String kept = Told.of(Reason.NOT_REACHED, "Connection refused");
    assertThat(Told.in(kept, Locale.ENGLISH)).isEqualTo("It cannot be reached: Connection refused");
    assertThat(Told.in(kept, Locale.CHINESE)).isEqualTo("无法连接：Connection refused");
    assertThat(Told.in(Told.of(Reason.FLOW_BROKE, "x"), Locale.CHINESE)).isEqualTo("程序出错：x");
  }

  @Test
  void aCodeBehindOtherWordsIsReadToo() {
    assertThat(Told.in("half a person; NO_ANSWER: Read timed out", Locale.CHINESE))
        .isEqualTo("half a person; 没有应答：Read timed out");
  }

  @Test
  void wordsOfOthersStayAsTheyAre() {
    String vendor = "the box answered 40006 NO_ANSWER: $1";
    assertThat(Told.in(vendor, Locale.CHINESE)).isEqualTo(vendor);
  }
}
