package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The configuration is read afresh as a start would read it. */
class FreshSettingsTest {

  @TempDir private Path folder;
  private FreshSettings fresh;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("secrets/hr"));
    Files.writeString(folder.resolve("secrets/hr/secret"), "old");
    write("hr:\n  url: http://a\nmuster:\n  url: ${hr.url}/hook\n  rate: 1\n  once: here\n");
    ConfigurableEnvironment running = new StandardEnvironment();
    running
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "arguments",
                Map.of(
                    "spring.config.location",
                    "optional:file:" + folder + "/",
                    "spring.config.import",
                    "optional:configtree:" + folder + "/secrets/",
                    "muster.rate",
                    "7")));
    ConfigDataEnvironmentPostProcessor.applyTo(running);
    fresh = new FreshSettings(running);
  }

  @Test
  void filesAreReadAgainAndWhatDidNotComeFromThemStays() throws IOException {
    write("hr:\n  url: http://b\nmuster:\n  url: ${hr.url}/hook\n  rate: 2\n");
    Files.writeString(folder.resolve("secrets/hr/secret"), "new");
    ConfigurableEnvironment now = fresh.now().environment();
    assertThat(now.getProperty("muster.url")).isEqualTo("http://b/hook");
    assertThat(now.getProperty("hr.secret")).isEqualTo("new");
    assertThat(now.getProperty("muster.rate")).as("given as an argument").isEqualTo("7");
    assertThat(now.getProperty("muster.once")).as("deleted").isNull();
    assertThat(fresh.now().values()).containsEntry("muster.url", "${hr.url}/hook");
    assertThat(fresh.now().values()).isNotEqualTo(fresh.atStart().values());
  }

  @Test
  void aFileThatComesLaterIsRead() throws IOException {
    Files.delete(folder.resolve("application.yaml"));
    assertThat(fresh.now().environment().getProperty("muster.url")).isNull();
    Files.writeString(folder.resolve("application.properties"), "muster.url=http://c");
    assertThat(fresh.now().environment().getProperty("muster.url")).isEqualTo("http://c");
  }

  @Test
  void nothingHasChangedAtFirst() {
    assertThat(fresh.now().values()).isEqualTo(fresh.atStart().values());
  }

  @Test
  void aFileThatIsNoYamlIsNamed() throws IOException {
    write("muster:\n  subscribers: [\n");
    assertThatThrownBy(() -> fresh.now())
        .hasMessageContaining("application.yaml")
        .hasMessageContaining("is no YAML: line 3");
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("application.yaml"), text);
  }
}
