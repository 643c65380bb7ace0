package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.facebox.cloudface.CloudFaceSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/facebox-baidu.md and docs/facebox-cloud-face.md say what the twins know")
class BaiduDocumentTest {

  @Test
  @DisplayName("every setting has its row")
  void settings() throws IOException {
    String baidu = Files.readString(Path.of("docs/facebox-baidu.md"));
    String cloudFace = Files.readString(Path.of("docs/facebox-cloud-face.md"));
    assertThat(names(BaiduSettings.class))
        .hasSizeGreaterThan(10)
        .allMatch(name -> baidu.contains("`" + name));
    assertThat(names(BaiduSettings.App.class)).allMatch(baidu::contains);
    assertThat(names(CloudFaceSettings.class))
        .hasSize(7)
        .allMatch(name -> cloudFace.contains("`" + name + "`"));
  }

  @Test
  @DisplayName(
      "every code that the box answers of itself is in the table, and every call in the list")
  void codes() throws IOException {
    String baidu = Files.readString(Path.of("docs/facebox-baidu.md"));
    assertThat(Fault.values())
        .filteredOn(fault -> fault != Fault.BUSY)
        .allMatch(fault -> baidu.matches("(?s).*\\b" + fault.code() + "\\b.*"));
    String endpoints = Files.readString(Path.of("docs/facebox.md"));
    assertThat(Interfaces.NAMES)
        .hasSize(16)
        .allMatch(name -> endpoints.contains("`POST /rest/2.0/face/v3/" + name + "`"));
  }

  private static Stream<String> names(Class<?> settings) {
    return Arrays.stream(settings.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }
}
