package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What an edit of the configuration changes, and what it says. */
@ExtendWith(OutputCaptureExtension.class)
class SubscriberReloadTest extends EventStore {

  @TempDir private Path folder;
  private final List<String> exchanged = new ArrayList<>();
  private String refusal = "";
  private SubscriberReload reload;

  SubscriberReloadTest() {
    super(Database.SQLITE);
  }

  @BeforeEach
  void start() throws IOException {
    exchanged.clear();
    Files.deleteIfExists(folder.resolve("application.properties"));
    secret(EventKit.SECRET);
    write("rate: 1");
    ConfigurableEnvironment running = new StandardEnvironment();
    running
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "arguments", Map.of("spring.config.location", "file:" + folder + "/")));
    ConfigDataEnvironmentPostProcessor.applyTo(running);
    startAfreshFor(SubscriberKit.subscriber("hr"));
    reload =
        new SubscriberReload(
            new FreshSettings(running),
            new SubscriberSource(folder.resolve("secret"), () -> "http://127.0.0.1:1"),
            deliveries,
            new Lenient(),
            clock);
  }

  /** Checks nothing. */
  private static final class Lenient implements SettingsRules {

    @Override
    public void check(ConfigurableEnvironment settings) {}

    @Override
    public String sentence(RuntimeException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  @Test
  void nothingIsExchangedAsLongAsNothingHasChanged() {
    look();
    assertThat(exchanged).isEmpty();
  }

  @Test
  void anEditThatIsUndoneWhileItIsTakenUpIsSeen() throws IOException {
    String before = reload.stamp();
    write("rate: 2");
    look();
    write("rate: 1");
    assertThat(reload.stamp()).isNotEqualTo(before);
    look();
    assertThat(reload.stamp()).isEqualTo(before);
  }

  @Test
  void aChangedSecretIsAChange() throws IOException {
    String before = reload.stamp();
    secret("whsec_" + "B".repeat(32));
    assertThat(reload.stamp()).isNotEqualTo(before);
    look();
    look();
    assertThat(exchanged).containsExactly("[hr at https://hr.example/hook]");
  }

  @Test
  void lanesThatCannotBeKeepTheOldSubscribersAndAreTriedAgainWithTheNextEdit() throws IOException {
    refusal = "muster.subscribers[hr].uri has no component";
    write("rate: 2");
    look();
    assertThat(subscribers.problem()).map(Subscribers.Problem::words).contains(refusal);
    assertThat(subscribers.get("hr").pace().rate()).isZero();
    refusal = "";
    look();
    assertThat(subscribers.problem()).isEmpty();
    assertThat(subscribers.get("hr").pace().rate()).isEqualTo(2);
  }

  @Test
  void whatNeedsARestartIsSaidOnceWithoutItsValue(CapturedOutput log) throws IOException {
    Files.writeString(folder.resolve("application.properties"), "muster.language=geheim");
    look();
    look();
    assertThat(log.getOut().split("only after a restart: muster.language", -1)).hasSize(2);
    assertThat(log.getOut()).doesNotContain("geheim");
    assertThat(exchanged).isEmpty();
  }

  private void look() {
    reload.look(
        (wanted, turn) -> {
          if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
          }
          exchanged.add(wanted.toString());
          turn.over();
        });
  }

  private void secret(String secret) throws IOException {
    Files.writeString(folder.resolve("hr.secret"), secret);
  }

  private void write(String line) throws IOException {
    Files.writeString(
        folder.resolve("application.yaml"),
        """
        muster:
          subscribers:
            - name: hr
              url: https://hr.example/hook
              secret-file: %s
              %s
        """
            .formatted(folder.resolve("hr.secret"), line));
  }
}
