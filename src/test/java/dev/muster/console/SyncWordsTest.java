package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sync.Cause;
import dev.muster.sync.Change;
import dev.muster.sync.Field;
import dev.muster.sync.ItemState;
import dev.muster.sync.Mode;
import dev.muster.sync.RunState;
import dev.muster.sync.Trip;
import dev.muster.sync.source.Kind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncWordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  @Test
  void bothLanguagesHaveTheSameWordsAndPlaces() throws IOException {
    Properties english = words("");
    Properties chinese = words("_zh");
    assertThat(chinese.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void everythingThatRowsSayHasWords() throws Exception {
    Set<String> known = words("").stringPropertyNames();
    assertThat(known)
        .containsAll(keys("run", RunState.values()))
        .containsAll(keys("change", Change.values()))
        .containsAll(keys("item", ItemState.values()))
        .containsAll(keys("cause", Cause.values()))
        .containsAll(keys("field", Field.values()))
        .containsAll(keys("mode", Mode.values()))
        .containsAll(keys("source", Kind.values()));
    for (Trip trip : Trip.values()) {
      assertThat(known).contains("trip." + trip, "trip." + trip + ".advice");
    }
    for (Object conflict : constants("dev.muster.sync.Conflict")) {
      assertThat(known)
          .contains("conflict." + conflict + ".words", "conflict." + conflict + ".advice");
    }
    for (Object skip : constants("dev.muster.sync.apply.Skip")) {
      assertThat(known).contains("skip." + skip);
    }
  }

  @Test
  void aCodeIsLookedForInItsKindThenAmongSetUpsThenAmongReasons() {
    SyncWords words = new SyncWords(Locale.ENGLISH);
    assertThat(words.reason("skip", "NOT_ON_ROSTER").words()).startsWith("Has left the roster");
    assertThat(words.reason("conflict", "NOT_ON_ROSTER").words()).startsWith("Nobody on the");
    assertThat(words.reason("skip", "DEVICE DEVICE_MISSING").words())
        .isEqualTo("The box does not have this device.");
    assertThat(words.reason("skip", "NO_FACE").words())
        .isEqualTo("No face was found in the photo.");
    assertThat(words.reason("skip", "OF_A_NEWER_VERSION").words()).isEqualTo("OF_A_NEWER_VERSION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 2 * * ?|every day at 02:00|每天 02:00",
        "0  30 18 ? * *|every day at 18:30|每天 18:30",
        "0 0/10 * * * ?|every 10 min|每 10 分钟",
        "*/5 * * * * ?|every 5 s|每 5 秒",
        "0 15 * * * ?|every hour, at minute 15|每小时的第 15 分",
        "0 0 */4 * * ?|every 4 h, at minute 0|每 4 小时的第 0 分",
        "0 0 6 ? * MON-FRI|Mon to Fri at 06:00|周一至周五 06:00",
        "0 0 6 ? * sat,sun|Sat, Sun at 06:00|周六、周日 06:00",
        "0 0 2 L * ?|0 0 2 L * ?|0 0 2 L * ?"
      })
  void aScheduleIsToldInWords(String cron, String english, String chinese) {
    assertThat(new CronWords(Locale.ENGLISH).of(cron)).isEqualTo(english);
    assertThat(new CronWords(Locale.CHINESE).of(cron)).isEqualTo(chinese);
  }

  /** Of an enumeration that only its package knows. */
  private static Object[] constants(String type) throws ClassNotFoundException {
    return Class.forName(type).getEnumConstants();
  }

  private static Set<String> keys(String kind, Enum<?>[] values) {
    Set<String> keys = new TreeSet<>();
    Stream.of(values).forEach(one -> keys.add(kind + "." + one.name().toLowerCase(Locale.ROOT)));
    return keys;
  }

  private static Set<String> places(String sentence) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(sentence).results().forEach(one -> places.add(one.group(1)));
    return places;
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    Path file = Path.of("src/main/resources/syncs" + language + ".properties");
    try (Reader in = Files.newBufferedReader(file)) {
      words.load(in);
    }
    return words;
  }
}
