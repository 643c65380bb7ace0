package dev.muster.facebox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Setting.Api;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("contracts/sophon.md §4.7 and §5.6, the box's settings")
class ConfigurationTest {

  @TempDir private Path directory;
  private Database database;
  private Configuration configuration;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    configuration = new Configuration(database, Map.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theTwoApisCallOneSettingByTwoNames() {
    Configuration.Change change =
        configuration.set(Api.V2, Json.object().put("MATCH_THRESHOLD", 70.5));

    assertThat(change.done()).containsExactly("MATCH_THRESHOLD");
    assertThat(configuration.all(Api.V1).path("THRESHOLD").decimalValue())
        .isEqualByComparingTo("70.5");
  }

  @Test
  void whatWasSetIsThereAfterARestart() {
    configuration.set(Map.of(Setting.DUPLICATE_SECONDS, 9));

    assertThat(new Configuration(database, Map.of()).whole(Setting.DUPLICATE_SECONDS)).isEqualTo(9);
  }

  @Test
  void theBoxsOwnInitialValuesGiveWayToWhatWasSet() {
    Map<Setting, Object> own = Map.of(Setting.DUPLICATE_SECONDS, 2);

    assertThat(new Configuration(database, own).whole(Setting.DUPLICATE_SECONDS)).isEqualTo(2);
    configuration.set(Map.of(Setting.DUPLICATE_SECONDS, 9));
    assertThat(new Configuration(database, own).whole(Setting.DUPLICATE_SECONDS)).isEqualTo(9);
  }

  @Test
  void goodOnesAreSetAndBadOnesAreNamedWithWhatIsAllowed() {
    ObjectNode wanted =
        Json.object().put("THRESHOLD", 101).put("WORK_MODE", "mq").put("NOBODY_KNOWS", 1);

    Configuration.Change change = configuration.set(Api.V1, wanted);

    assertThat(change.done()).containsExactly("WORK_MODE");
    assertThat(change.failed()).containsExactly("THRESHOLD", "NOBODY_KNOWS");
    assertThat(change.reasons())
        .containsExactly(
            "THRESHOLD may be a number from 0 to 100", "NOBODY_KNOWS is not a setting");
    assertThat(configuration.text(Setting.WORK_MODE)).isEqualTo("mq");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "THRESHOLD | \"x\"",
        "REPORTED_PEROID | 0",
        "REPORTED_PEROID | 1.5",
        "PASSMODE | \"open\"",
        "SUPPORT_MASK | 1",
        "HISTORY_UPLOAD_EVENT_URL | \"ftp://a/\"",
        "REG_TIME_PART1 | \"25:00:00,23:59:59\"",
        "THRESHOLD_RANGE | \"0.0,100.0,82.0\"",
        "PRODUCT_TYPE | \"SE5\"",
        "THEME | null",
      })
  void aValueThatIsNotAllowedChangesNothing(String name, String json) {
    ObjectNode wanted = Json.object();
    wanted.set(name, Json.storedNode(json));
    ObjectNode before = configuration.all(Api.V1);

    assertThat(configuration.set(Api.V1, wanted).failed()).containsExactly(name);
    assertThat(configuration.all(Api.V1)).isEqualTo(before);
  }

  @Test
  void numbersAndFlagsMayComeAsText() {
    configuration.set(
        Api.V1, Json.object().put("THRESHOLD", "70").put("HISROTY_EVENT_NEED_REG_PIC", "false"));

    assertThat(configuration.number(Setting.THRESHOLD)).isEqualTo(70);
    assertThat(configuration.on(Setting.HISTORY_REGISTERED)).isFalse();
  }

  @Test
  void theReceiversDecideThePayload() {
    configuration.set(Api.V2, Json.object().put("HISTORY_EVENT_UPLOAD_URL", "http://a/e"));
    assertThat(configuration.text(Setting.HISTORY_GENERATION)).isEqualTo("C");

    configuration.set(Api.V1, Json.object().put("HISTORY_UPLOAD_EVENT_URL", "http://a/e,"));
    assertThat(configuration.text(Setting.HISTORY_GENERATION)).isEqualTo("B");
    assertThat(Urls.split(configuration.text(Setting.HISTORY_URLS))).containsExactly("http://a/e");
  }

  @Test
  void followersHearOfChangesOnly() {
    List<Set<Setting>> heard = new ArrayList<>();
    configuration.follow(changed -> heard.add(new HashSet<>(changed)));

    configuration.set(Map.of(Setting.THRESHOLD, 82));
    configuration.set(Map.of(Setting.THRESHOLD, 83));
    configuration.reset();

    assertThat(heard).containsExactly(Set.of(Setting.THRESHOLD), Set.of(Setting.THRESHOLD));
    assertThat(configuration.number(Setting.THRESHOLD)).isEqualTo(82);
  }

  @Test
  void aWrongValueOfTheProgramItselfSetsNothing() {
    assertThatThrownBy(
            () -> configuration.set(Map.of(Setting.THRESHOLD, 5, Setting.HISTORY_PERIOD, 0)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("HISTORY_PERIOD is 0; allowed: a whole number from 1");
    assertThat(configuration.number(Setting.THRESHOLD)).isEqualTo(82);
  }
}
