package dev.muster.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParticularsTest {

  private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
  private static final ResourceBundle CHINESE = bundle(Locale.CHINESE);
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)[#+]?}");

  static Stream<String> keys() {
    return ENGLISH.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everySentenceIsReadInChineseWithAllThatVaries(String key) {
    String english =
        PLACE
            .matcher(ENGLISH.getString(key))
            .replaceAll(place -> place.group().contains("#") ? "4" + place.group(1) : "x");
    String chinese =
        PLACE
            .matcher(CHINESE.getString(key))
            .replaceAll(
                place ->
                    ENGLISH.getString(key).contains("{" + place.group(1) + "#}")
                        ? "4" + place.group(1)
                        : "x");
    assertThat(Particulars.in(english, Locale.CHINESE)).isEqualTo(chinese);
    assertThat(Particulars.in(english, Locale.ENGLISH)).isEqualTo(english);
  }

  @Test
  void bothLanguagesHaveTheSameSentences() {
    assertThat(new TreeSet<>(CHINESE.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
  }

  @Test
  void aSentenceWithinASentenceIsReadToo() {
    assertThat(
            Particulars.in(
                "blur 0.71; at most 0.70; the earlier photo still stands", Locale.CHINESE))
        .isEqualTo("模糊度 0.71；最多 0.70；原来的照片仍然有效");
  }

  @Test
  void whatSomebodyTypedStaysAsItIs() {
    assertThat(Particulars.in("the other file: file: name: 王芳.jpg", Locale.CHINESE))
        .isEqualTo("另一个文件：file: name: 王芳.jpg");
    assertThat(Particulars.in("the box answered 40009: library full", Locale.CHINESE))
        .isEqualTo("the box answered 40009: library full");
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("particulars", locale);
  }
}
