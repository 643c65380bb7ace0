package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting stops the start with one sentence: the key, the value, what is allowed. */
@ExtendWith(ShowLogs.class)
class BrokenConfigurationIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --muster.boxes[0].url=ftp://x       | --muster.boxes[0].name=gate | url                 | ftp://x | http
          --muster.photo.max-bytes=abc        |                             | muster.photo.max-bytes | abc  | number
          --muster.photo.max-bytes=7          |                             | muster.photo.max-bytes | 7    | 1024
          --muster.subscribers[0].secret=abc  | --muster.subscribers[0].name=hr --muster.subscribers[0].url=http://hr | secret | | whsec_
          --muster.routes.folder=nowhere      |                             | muster.routes.folder | nowhere | folder
          """)
  void aWrongSettingStopsTheStart(
      String wrong, String besides, String key, String value, String allowed) {
    String[] more = ((besides == null ? "" : besides + " ") + wrong).split(" ");
    try (RunningMuster muster = RunningMuster.bridge(folder, "", more)) {
      assertThat(muster.runToItsEnd()).isEqualTo(1);
      assertThat(muster.log().lines())
          .anySatisfy(line -> assertThat(line).contains(key, value == null ? "" : value, allowed));
      assertThat(muster.log()).doesNotContain("\tat ");
    }
  }
}
