package dev.muster.contract;

import static dev.muster.contract.V1.CONFIGS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.6, §4.7: configuration, v1")
class V1ConfigsTest {

  private static Box own;

  private final V1 box;

  V1ConfigsTest(V1 box) {
    this.box = box;
  }

  @BeforeAll
  static void start(Box shared) {
    if (shared.embedded()) {
      own = Box.start();
    }
  }

  @AfterAll
  static void stop() {
    if (own != null) {
      own.close();
    }
  }

  @Test
  @DisplayName("GET gives all keys, GET /<NAME> one")
  void get() {
    JsonNode all = V1.data(box.get(CONFIGS));
    assertThat(Json.keys(all)).contains("THRESHOLD", "WORK_MODE", "DUPLICATE_REMOVAL_TIMEOUT");
    assertThat(V1.data(box.get(CONFIGS + "/THRESHOLD")))
        .isEqualTo(Json.object("THRESHOLD", all.path("THRESHOLD")));
  }

  @Test
  @EmbeddedOnly("a real box has been configured by somebody")
  @DisplayName("§4.7: the defaults of the printed dump")
  void defaults() {
    JsonNode all = V1.data(new V1(own).get(CONFIGS));

    assertThat(all.path("THRESHOLD").asDouble()).isEqualTo(82);
    assertThat(all.path("THRESHOLD_RANGE").asText()).isEqualTo("0.0,82.0,100.0");
    assertThat(all.path("DUPLICATE_REMOVAL_TIMEOUT").asInt()).isEqualTo(6);
    assertThat(all.path("PASSMODE").asText()).isEqualTo("normal");
    assertThat(all.path("APPLY_MODE").asText()).isEqualTo("recognize");
    assertThat(all.path("WORK_MODE").asText()).isEqualTo("local");
    assertThat(all.path("REPORTED_PEROID").asInt()).isEqualTo(5);
    assertThat(all.path("HISTORY_CONTENT_TYPE").asText()).isEqualTo("json");
    assertThat(all.path("EVENT_IMAGE_PATH").asText()).isEqualTo("local");
    assertThat(all.path("DEFAULT_GROUP_SIZE").asInt()).isEqualTo(100_000);
    assertThat(all.path("STRANGER_GROUP_SIZE").asInt()).isEqualTo(30_000);
    assertThat(all.path("FIRST_SCORE_FUNC_A").asDouble()).isEqualTo(149.09090909090907);
    assertThat(all.path("SECOND_SCORE_FUNC_A").asDouble()).isEqualTo(40.00000000000001);
    assertThat(all.path("WEB_HEART_TIME").asInt()).isEqualTo(20);
  }

  @Test
  @EmbeddedOnly("changes the configuration")
  @DisplayName("PUT names what succeeded; the value is there afterwards and after a restart")
  void put() {
    try (Box fresh = Box.start()) {
      V1 other = new V1(fresh);
      JsonNode data = V1.data(set(other, "THRESHOLD", 90));
      assertThat(data)
          .isEqualTo(
              Json.object("failed_configs", List.of(), "success_configs", List.of("THRESHOLD")));
      fresh.powerCycle();
      assertThat(V1.data(other.get(CONFIGS + "/THRESHOLD")).path("THRESHOLD").asDouble())
          .isEqualTo(90);
    }
  }

  @Test
  @EmbeddedOnly("changes the configuration")
  @DisplayName("PUT names what failed, and keeps the good ones")
  void partly() {
    V1 other = new V1(own);
    JsonNode data =
        V1.data(
            other.put(
                CONFIGS,
                Json.object("config_dict", Json.object("PASSMODE", "allpass", "THRESHOLD", 101))));

    assertThat(Json.texts(data.path("success_configs"))).containsExactly("PASSMODE");
    assertThat(Json.texts(data.path("failed_configs"))).containsExactly("THRESHOLD");
    assertThat(V1.data(other.get(CONFIGS + "/PASSMODE")).path("PASSMODE").asText())
        .isEqualTo("allpass");
    assertThat(V1.data(set(other, "PASSMODE", "normal")).path("failed_configs")).isEmpty();
  }

  @Test
  @EmbeddedOnly("changes the configuration")
  @DisplayName("§6.1.1: HistoryEventUrl writes the store, as one comma-joined text")
  void historyUrl() {
    V1 other = new V1(own);
    V1.data(
        other.post(
            V1.HISTORY_URL,
            Json.object(
                "history_upload_event_url",
                List.of("http://127.0.0.1:9/a", "http://127.0.0.1:9/b"),
                "content-type",
                "json",
                "reported_peroid",
                7,
                "history_need_spot_pic",
                false)));

    JsonNode all = V1.data(other.get(CONFIGS));
    assertThat(all.path("HISTORY_UPLOAD_EVENT_URL").asText().replaceAll(",$", ""))
        .isEqualTo("http://127.0.0.1:9/a,http://127.0.0.1:9/b");
    assertThat(all.path("REPORTED_PEROID").asInt()).isEqualTo(7);
    assertThat(all.path("HISTORY_EVENT_NEED_SPOT_PIC").asBoolean(true)).isFalse();

    V1.data(set(other, "HISTORY_UPLOAD_EVENT_URL", "http://127.0.0.1:9/c,"));
    assertThat(Json.texts(V1.data(other.get(V1.HISTORY_URL)).path("history_upload_event_url")))
        .containsExactly("http://127.0.0.1:9/c");
    V1.data(set(other, "HISTORY_UPLOAD_EVENT_URL", ""));
  }

  @Test
  @EmbeddedOnly("changes the configuration")
  @DisplayName("§8.1: THRESHOLD decides who passes, and a score passes when it is greater")
  void threshold() {
    V1 other = new V1(own);
    V1.Group group = other.permission();
    other.person(Faces.ANN, group);
    V1.Door door = other.door(group);

    V1.data(set(other, "THRESHOLD", 100));
    assertThat(other.match(door, Faces.of(Faces.ANN)).json().path("retcode").asText())
        .isEqualTo("0");
    V1.data(set(other, "THRESHOLD", 82));
    assertThat(other.match(door, Faces.of(Faces.ANN)).json().path("retcode").asText())
        .isEqualTo("1");
  }

  @Test
  @EmbeddedOnly("what a real box answers to an unknown key is unknown")
  @DisplayName("a key that is none is an error")
  void unknown() {
    assertThat(box.get(CONFIGS + "/NO_SUCH_KEY").status()).isNotEqualTo(200);
    JsonNode data = V1.data(set(new V1(own), "NO_SUCH_KEY", 1));
    assertThat(Json.texts(data.path("failed_configs"))).containsExactly("NO_SUCH_KEY");
  }

  private static Reply set(V1 box, String key, Object value) {
    return box.put(CONFIGS, Json.object("config_dict", Json.object(key, value)));
  }
}
