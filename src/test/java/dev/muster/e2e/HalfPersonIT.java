package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A box that registers the person, refuses the photo, and answers that the photo was refused: the
 * half person is cleared away or named, never hidden.
 */
@ExtendWith(ShowLogs.class)
class HalfPersonIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] REFUSAL =
      """
      {"error":{"code":40006,"status":"LOW_QUALITY_ERROR","message":"low quality","chinese_message":"质量低"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"remove", "keep"})
  void aHalfPersonIsHandledAsConfigured(String policy, @TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = campus.gate("gate", "v1");
      gate.proxy().bend(HalfPersonIT::half);
      RunningMuster bridge = bridge(campus, policy);
      Console console = new Console(bridge);
      String batch = upload(console);
      console.awaitState(batch, "done_with_failures");

      assertThat(gate.everybody().keySet())
          .containsExactlyInAnyOrderElementsOf(
              policy.equals("keep")
                  ? java.util.List.of("H0001", "H0002")
                  : java.util.List.of("H0002"));
      JsonNode half =
          console.rows(batch).stream()
              .filter(row -> row.path("identity_id").asText().equals("H0001"))
              .findFirst()
              .orElseThrow();
      assertThat(half.path("state").asText()).isEqualTo("refused");
      assertThat(half.path("reason").asText()).isIn("LOW_QUALITY", "HALF_PERSON");
      assertThat(placementDetail(console)).as("says what became of the half person").isNotBlank();
      System.out.println("HalfPersonIT, " + policy + ": " + placementDetail(console));

      gate.proxy().bend((method, path, body) -> null);
      assertThat(console.order(batch, "retry").status()).isEqualTo(200);
      console.awaitState(batch, "done");
      assertThat(gate.everybody().get("H0001").pictures()).isEqualTo(1);
    }
  }

  @Test
  void aHalfPersonThatCannotBeClearedAwayIsNamedAndTriedAgain(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = campus.gate("gate", "v1");
      gate.proxy()
          .bend(
              (method, path, body) ->
                  method.equals("DELETE")
                      ? new RecordingProxy.Bent("{}".getBytes(StandardCharsets.UTF_8), 500, REFUSAL)
                      : half(method, path, body));
      RunningMuster bridge = bridge(campus, "remove");
      Console console = new Console(bridge);
      upload(console);
      Patience.until("the half person stands there, and it is said")
          .untilAsserted(
              () -> {
                assertThat(gate.everybody()).containsKey("H0001");
                JsonNode placement = placement(console);
                assertThat(placement.path("reason").asText())
                    .as("%s", placement)
                    .isEqualTo("HALF_PERSON");
              });
      gate.proxy().bend(HalfPersonIT::half);
      Patience.until("it is cleared away").until(() -> !gate.everybody().containsKey("H0001"));
    }
  }

  private static RunningMuster bridge(Campus campus, String policy) {
    return campus
        .each("half-person", policy)
        .bridge(
            """
            batch-quiet: 3s
            photo: {check: false}
            """)
        .start();
  }

  private static String upload(Console console) {
    Multipart form = new Multipart().field("drop", "drop").field("mode", "enrol");
    form.file("staff/H0001.jpg", Pictures.plain(1)).file("staff/H0002.jpg", Pictures.plain(2));
    return console.upload(form).batch();
  }

  /** The box registers H0001 without a photo; the caller hears that the photo was refused. */
  private static RecordingProxy.Bent half(String method, String path, byte[] body) {
    boolean writes = method.equals("POST") || method.equals("PUT");
    if (!writes || !path.equals("/SophonFogSys/api/users")) {
      return null;
    }
    try {
      ObjectNode person = (ObjectNode) JSON.readTree(body);
      if (!person.path("identity_id").asText().equals("H0001")) {
        return null;
      }
      if (method.equals("PUT")) {
        return new RecordingProxy.Bent("{}".getBytes(StandardCharsets.UTF_8), 400, REFUSAL);
      }
      person.remove("reg_photo");
      person.put("need_bring_pic", false);
      return new RecordingProxy.Bent(JSON.writeValueAsBytes(person), 400, REFUSAL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String placementDetail(Console console) {
    return placement(console).path("detail").asText();
  }

  private static JsonNode placement(Console console) {
    return console.person("H0001").at("/placements/0");
  }
}
