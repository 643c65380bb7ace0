package dev.muster.facebox.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §8.4, armed windows")
class ArmedTimesTest {

  private Database database;
  private Configuration configuration;
  private ArmedTimes times;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(directory);
    configuration = new Configuration(database, Map.of());
    times = new ArmedTimes(configuration, ZoneId.of("Asia/Shanghai"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("without a window that is switched on every time is armed")
  void always() {
    configuration.set(Map.of(Setting.ARMED_1, "08:00:00,09:00:00"));
    assertThat(armed("03:00:00", false)).isTrue();
  }

  @Test
  @DisplayName("both ends belong to a window, and the zone of the box counts")
  void ends() {
    configuration.set(Map.of(Setting.ARMED_1, "08:00:00,09:00:00", Setting.ARMED_1_ON, true));
    assertThat(armed("07:59:59", false)).isFalse();
    assertThat(armed("08:00:00", false)).isTrue();
    assertThat(armed("09:00:00", false)).isTrue();
    assertThat(armed("09:00:01", false)).isFalse();
  }

  @Test
  @DisplayName("a window may go over midnight, and a second one may add to the first")
  void midnight() {
    configuration.set(
        Map.of(
            Setting.ARMED_1,
            "22:00:00,06:00:00",
            Setting.ARMED_1_ON,
            true,
            Setting.ARMED_2,
            "12:00:00,13:00:00",
            Setting.ARMED_2_ON,
            true));
    assertThat(armed("23:59:59", false)).isTrue();
    assertThat(armed("05:00:00", false)).isTrue();
    assertThat(armed("12:30:00", false)).isTrue();
    assertThat(armed("07:00:00", false)).isFalse();
  }

  @Test
  @DisplayName("a box that grabs faces has windows of its own")
  void grabbing() {
    configuration.set(
        Map.of(Setting.GRAB_ARMED_1, "08:00:00,09:00:00", Setting.GRAB_ARMED_1_ON, true));
    assertThat(armed("10:00:00", true)).isFalse();
    assertThat(armed("10:00:00", false)).isTrue();
  }

  private boolean armed(String timeInShanghai, boolean grabbing) {
    try {
      times.check(
          Instant.parse("2026-11-20T" + timeInShanghai + "Z").minusSeconds(8 * 3600).toEpochMilli(),
          grabbing);
      return true;
    } catch (Refusal outside) {
      return false;
    }
  }
}
