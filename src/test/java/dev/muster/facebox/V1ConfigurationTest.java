package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.6, §4.7: what the configuration decides")
class V1ConfigurationTest {

  private static final String CONFIGS = "/SophonConfig/api/Configs";
  private static final String EVENTS = "/SophonFace/api/events";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] REDDISH = FakeRecogniser.photo(new Color(255, 255, 60));

  private RunningBox box;
  private String permission;

  @BeforeEach
  void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§8.1: THRESHOLD must be exceeded to pass")
  void threshold() {
    double score = box.match("10.0.0.1", REDDISH).json().path("score").asDouble();
    assertThat(score).isBetween(82.0, 99.0);

    set("'THRESHOLD':99");
    assertThat(box.match("10.0.0.1", REDDISH).json().path("retcode").asText()).isEqualTo("0");
    assertThat(box.match("10.0.0.1", RED).json().path("retcode").asText()).isEqualTo("1");
    set("'THRESHOLD':100");
    assertThat(box.match("10.0.0.1", RED).json().path("retcode").asText()).isEqualTo("0");
  }

  @Test
  @DisplayName("§8.2: PrettyScore moves the scores, and the computed keys with it")
  void prettyScore() {
    double raw = (box.match("10.0.0.1", REDDISH).json().path("score").asDouble() - 82) / 40 + 0.55;

    JsonNode answer = put("/SophonFogSys/api/PrettyScore", "{'threshold_range':[0.0,50.0,100.0]}");

    assertThat(answer.toString()).isEqualTo("{\"threshold_range\":[0.0,50.0,100.0]}");
    assertThat(box.get("/SophonFogSys/api/PrettyScore").data()).isEqualTo(answer);
    double expected = 50 + 50 / 0.45 * (raw - 0.55);
    assertThat(box.match("10.0.0.1", REDDISH).json().path("score").asDouble())
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6));
    JsonNode all = box.get(CONFIGS).data();
    assertThat(all.path("FIRST_SCORE_FUNC_A").asDouble()).isEqualTo(50 / 0.55);
    assertThat(all.path("FIRST_SCORE_FUNC_B").asInt()).isZero();
  }

  @Test
  @DisplayName("DUPLICATE_REMOVAL_TIMEOUT is the window within which a person makes one event")
  void duplicates() {
    set("'DUPLICATE_REMOVAL_TIMEOUT':2");
    for (double at : new double[] {1000, 1001.9, 1002.1}) {
      match("'compare_time':" + at, RED);
    }
    assertThat(box.get(EVENTS).data()).hasSize(2);

    set("'DUPLICATE_REMOVAL_TIMEOUT':0");
    match("'compare_time':2000", RED);
    match("'compare_time':2000", RED);
    assertThat(box.get(EVENTS).data()).hasSize(4);
  }

  @Test
  @DisplayName("§7.7: DEFAULT_GROUP_SIZE is the capacity; a smaller one refuses and deletes nobody")
  void capacity() {
    set("'DEFAULT_GROUP_SIZE':1");
    assertThat(box.person("blue", permission, FakeRecogniser.photo(Color.BLUE)).code())
        .isEqualTo(40015);
    set("'DEFAULT_GROUP_SIZE':2");
    assertThat(box.person("blue", permission, FakeRecogniser.photo(Color.BLUE)).status())
        .isEqualTo(200);
    set("'DEFAULT_GROUP_SIZE':1");
    assertThat(box.get("/status").json().path("people").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("§8.4: REG_MIN_FACE is the least face where the request names none, 40 at first")
  void leastFace() {
    byte[] small = FakeRecogniser.photo(Color.RED, 39);
    assertThat(match("", small).code()).isEqualTo(40006);
    assertThat(match("'min_face_size':39", small).status()).isEqualTo(200);
    set("'REG_MIN_FACE':30");
    assertThat(match("", small).status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "§8.4: outside the armed windows that are switched on the answer is NOT_IN_PASS_TIME")
  void armedTimes() {
    Instant at = Instant.parse("2026-11-20T10:30:00Z");
    set("'REG_TIME_PART1':'" + window(at, 60, 120) + "','REG_TIME_PART1_SWITCH':true");
    RunningBox.Reply outside = match("'compare_time':" + at.getEpochSecond(), RED);
    assertThat(outside.status()).isEqualTo(400);
    assertThat(outside.json().path("error").path("status").asText()).isEqualTo("NOT_IN_PASS_TIME");

    set("'REG_TIME_PART2':'" + window(at, -60, 60) + "','REG_TIME_PART2_SWITCH':true");
    assertThat(match("'compare_time':" + at.getEpochSecond(), RED).status()).isEqualTo(200);
    set("'REG_TIME_PART2_SWITCH':false,'REG_TIME_PART1_SWITCH':false");
    assertThat(match("'compare_time':" + (at.getEpochSecond() + 90), RED).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("FIQA_LEVEL is the level of an enrolment that names none, low at first")
  void quality() {
    assertThat(enrol("small", FakeRecogniser.photo(Color.BLUE, 55)).code()).isEqualTo(40009);
    set("'FIQA_LEVEL':'no'");
    assertThat(enrol("small", FakeRecogniser.photo(Color.BLUE, 55)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("APPLY_MODE grab records faces and compares with nobody")
  void grab() {
    set("'APPLY_MODE':'grab'");

    JsonNode answer = box.match("10.0.0.1", RED).json();

    assertThat(answer.toString())
        .isEqualTo(
            "{\"retcode\":\"0\",\"identity_id\":\"\",\"name\":\"stranger\",\"score\":0.0,\"identity_info\":{}}");
    JsonNode event = box.get(EVENTS).data().path(0).path("common");
    assertThat(event.path("person_type").asInt()).isEqualTo(4);
    assertThat(event.path("recognize_face_pic_id").asText()).isNotEmpty();
    assertThat(event.path("spot_pic_id").asText()).isEmpty();
  }

  @Test
  @DisplayName("§4.6: what succeeded and what failed, 200 all the same; one value by its name")
  void putAndGet() {
    JsonNode data =
        put(CONFIGS, "{'config_dict':{'THRESHOLD':90,'PASSMODE':'ajar','BOX_MAC':'x','NONE':1}}");

    assertThat(data.toString())
        .isEqualTo(
            "{\"failed_configs\":[\"PASSMODE\",\"BOX_MAC\",\"NONE\"],\"success_configs\":[\"THRESHOLD\"]}");
    assertThat(box.get(CONFIGS + "/THRESHOLD").json().toString())
        .isEqualTo("{\"data\":{\"THRESHOLD\":90}}");
    assertThat(box.get(CONFIGS + "/NONE").code()).isEqualTo(40400);
    assertThat(box.put(CONFIGS, "{}").code()).isEqualTo(40091);
    assertThat(box.put(CONFIGS, "{\"config_dict\":[]}").code()).isEqualTo(40091);
  }

  @Test
  @DisplayName("secrets are never shown, and what is shown in their place changes nothing")
  void secrets() {
    set("'MQ_PASSWORD':'s3cret'");
    assertThat(box.get(CONFIGS).json().toString()).doesNotContain("s3cret");
    assertThat(box.get(CONFIGS + "/MQ_PASSWORD").data().path("MQ_PASSWORD").asText())
        .isEqualTo("******");
    set("'MQ_PASSWORD':'******'");
    set("'MQ_PASSWORD':''");
    assertThat(box.get(CONFIGS + "/MQ_PASSWORD").data().path("MQ_PASSWORD").asText()).isEmpty();
  }

  private void set(String values) {
    assertThat(put(CONFIGS, "{'config_dict':{" + values + "}}").path("failed_configs")).isEmpty();
  }

  private JsonNode put(String path, String json) {
    return box.put(path, json.replace('\'', '"')).data();
  }

  private RunningBox.Reply match(String fields, byte[] photo) {
    return box.post(
        "/SophonMatch/api/PictureMatch",
        "{%s\"device_ip\":\"10.0.0.1\",\"rgb_image_base64\":\"%s\"}"
            .formatted(
                fields.isEmpty() ? "" : fields.replace('\'', '"') + ",", RunningBox.base64(photo)));
  }

  private RunningBox.Reply enrol(String id, byte[] photo) {
    return box.post(
        "/SophonFogSys/api/users",
        "{\"identity_id\":\"%s\",\"group_name\":\"default_group\",\"reg_photo\":\"%s\",\"info\":{\"name\":\"n\"}}"
            .formatted(id, RunningBox.base64(photo)));
  }

  /** A window in the zone of this machine. */
  private static String window(Instant around, int fromSeconds, int toSeconds) {
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    return time.format(around.plusSeconds(fromSeconds))
        + ","
        + time.format(around.plusSeconds(toSeconds));
  }
}
