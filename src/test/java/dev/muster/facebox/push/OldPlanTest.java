package dev.muster.facebox.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldPlanTest {

  private static final String STORED =
      "{\"urls\":[\"http://a/x\",\"http://b\"],\"registered\":false,\"spot\":true,\"face\":false,\"period\":7}";

  @TempDir private Path directory;
  private Database database;
  private PushTargets targets;
  private Configuration configuration;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    targets = new PushTargets(database);
    configuration = new Configuration(database, Map.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("the upload plan of the first version is moved into the configuration, once")
  void moved() {
    store(STORED);
    targets.follow(List.of("http://a/x", "http://b"));
    targets.advance("http://b", 12);

    OldPlan.move(targets, configuration);
    PushPlan plan = PushPlan.of(configuration, new PushSettings(Duration.ZERO, "auto", "empty"));
    assertThat(plan.urls()).containsExactly("http://a/x", "http://b");
    assertThat(plan.generation()).isEqualTo(Generation.B);
    assertThat(plan.period()).isEqualTo(7);
    assertThat(plan.pictures()).isEqualTo(new PictureChoice(false, true, false, true, false));
    assertThat(targets.cursor("http://b")).as("the cursor is kept").isEqualTo(12);
    assertThat(targets.oldPlan()).isEmpty();

    configuration.set(Map.of(Setting.HISTORY_URLS, ""));
    OldPlan.move(targets, configuration);
    assertThat(configuration.text(Setting.HISTORY_URLS)).isEmpty();
  }

  @Test
  @DisplayName("an old plan that is not allowed any more does not keep the box from starting")
  void notAllowed() {
    store(STORED.replace("http://b", "http://b/a,b"));
    OldPlan.move(targets, configuration);
    assertThat(targets.oldPlan()).isEmpty();
  }

  private void store(String plan) {
    database.write(
        db ->
            db.sql("insert into setting (name, value) values ('history.plan', ?)")
                .param(plan)
                .update());
  }
}
