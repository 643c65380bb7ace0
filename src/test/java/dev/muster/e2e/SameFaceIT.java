package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same face under two numbers, and another face under a known number. */
@ExtendWith(ShowLogs.class)
class SameFaceIT {

  private static final byte[] FACE = SampleFaces.person(60).photo(View.frontal());

  /** The same face in a photo that is a little larger: other bytes, other digest. */
  private static final byte[] SAME_FACE =
      SampleFaces.person(60).photo(View.frontal().sized(520, 650));

  private static final byte[] OTHER_FACE = SampleFaces.person(1).photo(View.frontal());

  @Test
  void aSecondNumberForAFaceIsWarnedOfOrHeldOrRefusedAsConfigured(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = campus.gate("gate", "v1");
      try (RunningMuster bridge = bridge(campus, "warn", "off")) {
        Console console = new Console(bridge);
        assertThat(ended(console, upload(console, "W0001.jpg", FACE))).isEqualTo("done");
        String batch = upload(console, "W0002.jpg", SAME_FACE);
        assertThat(ended(console, batch)).isEqualTo("done");
        assertThat(onlyRow(console, batch).path("warning").toString()).contains("W0001");
        assertThat(gate.everybody()).containsOnlyKeys("W0001", "W0002");
        assertThat(console.person("W0002").path("face_warning").toString()).contains("W0001");
        assertThat(warningOf(console, "W0003.jpg", OTHER_FACE)).isEmpty();
        bridge.stop();
      }
      try (RunningMuster bridge = bridge(campus, "hold", "off")) {
        hold(new Console(bridge), gate);
        bridge.stop();
      }
      try (RunningMuster bridge = bridge(campus, "refuse", "refuse")) {
        Console console = new Console(bridge);
        assertThat(reason(console, "W0006.jpg", SAME_FACE)).isEqualTo("SAME_FACE_TWO_IDS");
        assertThat(reason(console, "W0001.jpg", OTHER_FACE))
            .isIn("SAME_FACE_TWO_IDS", "OTHER_FACE_THAN_BEFORE");
        assertThat(gate.everybody()).doesNotContainKey("W0006");
        bridge.stop();
      }
    }
  }

  @Test
  void anotherFaceUnderAKnownNumberIsRefusedAndTheFirstStays(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = campus.gate("gate", "v1");
      try (RunningMuster bridge = bridge(campus, "off", "refuse")) {
        Console console = new Console(bridge);
        assertThat(ended(console, upload(console, "O0001.jpg", FACE))).isEqualTo("done");
        String version = gate.everybody().get("O0001").version();
        assertThat(reason(console, "O0001.jpg", OTHER_FACE)).isEqualTo("OTHER_FACE_THAN_BEFORE");
        assertThat(gate.everybody().get("O0001").version()).isEqualTo(version);
        assertThat(ended(console, upload(console, "O0001.jpg", SAME_FACE))).isEqualTo("done");
        assertThat(gate.everybody().get("O0001").version()).isNotEqualTo(version);
        bridge.stop();
      }
    }
  }

  /** A held row waits over a restart; one is accepted, another refused. */
  private static void hold(Console console, Gate gate) {
    String accepted = upload(console, "W0004.jpg", SAME_FACE);
    Patience.until("the row is held")
        .untilAsserted(
            () -> assertThat(onlyRow(console, accepted).path("state").asText()).isEqualTo("held"));
    Patience.pass(java.time.Duration.ofSeconds(4));
    assertThat(gate.everybody()).doesNotContainKey("W0004");
    assertThat(console.stateOf(accepted)).startsWith("running");
    assertThat(decide(console, accepted, "accept").status()).isEqualTo(200);
    assertThat(ended(console, accepted)).isEqualTo("done");
    assertThat(gate.everybody()).containsKey("W0004");
    assertThat(decide(console, accepted, "refuse").status()).isEqualTo(409);

    String refused = upload(console, "W0005.jpg", SAME_FACE);
    Patience.until("the row is held")
        .untilAsserted(
            () -> assertThat(onlyRow(console, refused).path("state").asText()).isEqualTo("held"));
    assertThat(decide(console, refused, "refuse").status()).isEqualTo(200);
    assertThat(ended(console, refused)).isEqualTo("done_with_failures");
    assertThat(onlyRow(console, refused).path("reason").asText()).isEqualTo("SAME_FACE_TWO_IDS");
    assertThat(gate.everybody()).doesNotContainKey("W0005");
  }

  private static Console.Answer decide(Console console, String batch, String what) {
    String row = onlyRow(console, batch).path("id").asText();
    return console.post("/api/batches/" + batch + "/rows/" + row + "/" + what);
  }

  private static String warningOf(Console console, String file, byte[] photo) {
    String batch = upload(console, file, photo);
    assertThat(ended(console, batch)).isEqualTo("done");
    JsonNode warning = onlyRow(console, batch).path("warning");
    return warning.isNull() ? "" : warning.toString();
  }

  private static String reason(Console console, String file, byte[] photo) {
    String batch = upload(console, file, photo);
    assertThat(ended(console, batch)).isEqualTo("done_with_failures");
    return onlyRow(console, batch).path("reason").asText();
  }

  private static RunningMuster bridge(Campus campus, String same, String other) {
    return campus
        .bridge(
            """
            batch-quiet: 3s
            photo: {same-face: "%s", other-face: "%s"}
            """
                .formatted(same, other))
        .start();
  }

  private static String upload(Console console, String file, byte[] photo) {
    Multipart form = new Multipart().field("drop", "drop").field("mode", "enrol");
    return console.upload(form.file("staff/" + file, photo)).batch();
  }

  private static String ended(Console console, String batch) {
    Patience.until("the batch has ended").until(() -> console.stateOf(batch).startsWith("done"));
    return console.stateOf(batch);
  }

  private static JsonNode onlyRow(Console console, String batch) {
    assertThat(console.rows(batch)).hasSize(1);
    return console.rows(batch).get(0);
  }
}
