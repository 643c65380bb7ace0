package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.face.EngineInfo;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.3, comparisons of v2")
class V2SearchTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);

  @TempDir private Path images;
  private RunningBox box;

  @BeforeEach
  void start(@TempDir Path data) {
    box = RunningBox.start(data, "--muster.facebox.images=" + images);
    box.v2("createpermission", "{'permission_name':'staff','permission_id':'s'}");
    box.v2("createpermission", "{'permission_name':'guests','permission_id':'g'}");
    door("10.0.0.1", "s");
    person("red", "s", RED);
    person("blue", "g", BLUE);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.3.2: somebody of the device's permission group passes; times come unasked")
  void passes() {
    JsonNode answer = search("'media_device_ip':'10.0.0.1'", RED).json();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("result", "score", "identity_id", "identity_info", "debug_info");
    assertThat(answer.path("result").isBoolean()).isTrue();
    assertThat(answer.path("result").asBoolean()).isTrue();
    assertThat(answer.path("score").asDouble()).isEqualTo(100);
    assertThat(answer.path("identity_id").asText()).isEqualTo("red");
    assertThat(answer.path("identity_info"))
        .isEqualTo(box.v2("getidentity", "{'identity_id':'red'}").json());
    assertThat(answer.path("debug_info").path("comparetime").isIntegralNumber()).isTrue();
    assertThat(answer.path("debug_info").path("totaltime").asInt()).isLessThan(60_000);
  }

  @Test
  @DisplayName("§5.3.2: who does not pass is a 200 with result false, the candidate is still named")
  void fails() {
    for (byte[] photo : new byte[][] {GREEN, BLUE}) {
      RunningBox.Reply reply = search("'media_device_ip':'10.0.0.1'", photo);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("result").asBoolean(true)).isFalse();
      assertThat(reply.json().path("identity_id").asText()).isEqualTo("red");
      assertThat(reply.json().path("score").asDouble()).isLessThan(82);
    }
  }

  @Test
  @DisplayName("§5.3.2: the photo comes on request, for who did not pass only unmodified")
  void photo() {
    String wish = "'media_device_ip':'10.0.0.1','with_register_photo':true";

    assertThat(search(wish, RED).json().path("register_image").asText())
        .isEqualTo(RunningBox.base64(RED));
    assertThat(search(wish, GREEN).json().path("register_image").asText("?")).isEmpty();
    assertThat(
            search(wish + ",'with_result_modification':false", GREEN)
                .json()
                .path("register_image")
                .asText())
        .isEqualTo(RunningBox.base64(RED));
    JsonNode plain =
        search("'media_device_ip':'10.0.0.1','with_debug_info':false,'with_attribute':true", RED)
            .json();
    assertThat(plain.has("debug_info")).isFalse();
    assertThat(plain.path("recognize_face_attr").path("age").isNull()).isTrue();
  }

  @Test
  @DisplayName("§5.3.2: a permission group by name, alone or before that of the device")
  void byName() {
    assertThat(search("'permission_name':'guests'", BLUE).json().path("identity_id").asText())
        .isEqualTo("blue");
    assertThat(
            search("'permission_name':'guests','media_device_ip':'10.0.0.1'", BLUE)
                .json()
                .path("result")
                .asBoolean())
        .isTrue();
    assertThat(search("'permission_name':'none'", BLUE).error()).isEqualTo("ID_NOT_FOUND none");
  }

  @Test
  @DisplayName("§5.3.2: the documented refusals")
  void refusals() {
    door("10.0.0.2", "none");
    box.v2("createpermission", "{'permission_name':'empty','permission_id':'e'}");
    door("10.0.0.3", "e");
    String here = "'media_device_ip':'10.0.0.1'";

    RunningBox.Reply unknown = search("'media_device_ip':'10.9.9.9'", RED);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.error()).isEqualTo("DEVICE_ID_NOT_FOUND 10.9.9.9");
    assertThat(search("'media_device_ip':'10.0.0.2'", RED).error())
        .startsWith("EMPTY_GROUP_ERROR ");
    assertThat(search("'media_device_ip':'10.0.0.3'", RED).error())
        .startsWith("EMPTY_GROUP_ERROR ");
    assertThat(search(here, FakeRecogniser.nobody()).error()).startsWith("NO_FACE_ERROR ");
    assertThat(search(here, new byte[] {1}).error()).startsWith("IMAGE_DECODE_ERROR ");
    assertThat(search(here, new byte[5 * 1024 * 1024 + 1]).error())
        .startsWith("IMAGE_SIZE_TOO_LARGE_ERROR ");
    assertThat(search(here + ",'min_face_size':151", RED).error())
        .isEqualTo("LOW_QUALITY_ERROR face_size");
    assertThat(search("'x':1", RED).error())
        .isEqualTo("MISSING_ARGUMENTS media_device_ip | permission_name");
    assertThat(box.v2("search", "{" + here + "}").error())
        .isEqualTo("MISSING_ARGUMENTS rgb_image_base64 | rgb_image_path");
  }

  @Test
  @DisplayName(
      "§5.3.2, §8.4: liveness is off unless asked for; this box does not pretend to judge it")
  void liveness() {
    String here = "'media_device_ip':'10.0.0.1','with_liveness_check':";
    String infrared = ",'ir_image_base64':'" + RunningBox.base64(RED) + "'";

    assertThat(search(here + "'liveness_off'" + infrared, RED).json().path("result").asBoolean())
        .isTrue();
    assertThat(search(here + "'liveness_rgb'", RED).error()).startsWith("LIVENESS_DETECT_FAIL ");
    assertThat(search(here + "'liveness_rgb_ir'" + infrared, RED).error())
        .startsWith("NOT_SUPPORT_IR_LIVENESS ");
    assertThat(search(here + "'liveness_rgb_ir'", RED).error())
        .isEqualTo("MISSING_ARGUMENTS ir_image_base64 | ir_image_path");
    assertThat(search(here + "'maybe'", RED).error())
        .startsWith("INVALID_ARGUMENTS with_liveness_check");
  }

  @Test
  @DisplayName("§8.1, §8.4: the threshold and the armed times of the configuration count")
  void configuration() {
    configure("'MATCH_THRESHOLD':100");
    assertThat(search("'media_device_ip':'10.0.0.1'", RED).json().path("result").asBoolean(true))
        .isFalse();

    configure("'MATCH_THRESHOLD':82,'REGN_TIME_PART1':'00:00:00,00:00:00'");
    configure("'REGN_TIME_PART1_SWITCH':true");
    assertThat(search("'media_device_ip':'10.0.0.1'", RED).error()).startsWith("NOT_IN_PASS_TIME ");
  }

  @Test
  @DisplayName("§5.3.2: every search leaves an event, but for the same person within the window")
  void events() {
    search("'media_device_ip':'10.0.0.1'", RED);
    search("'media_device_ip':'10.0.0.1'", RED);
    search("'media_device_ip':'10.0.0.1'", GREEN);

    JsonNode events = box.v2("getevents", "{}").json().path("events");
    assertThat(events).hasSize(2);
    assertThat(events.path(0).path("identity_id").asText()).isEqualTo("red");
    assertThat(events.path(1).path("user_type").asText()).isEqualTo("stranger");
  }

  @Test
  @DisplayName("§5.3.1: two pictures are compared, by base64 or path")
  void compare() throws IOException {
    Files.write(images.resolve("red.png"), RED);

    assertThat(compare(RED, RED).json().toString()).isEqualTo("{\"score\":100.0}");
    assertThat(compare(RED, GREEN).json().toString()).isEqualTo("{\"score\":0.0}");
    assertThat(
            box.v2("compare", "{'image_1_path':'red.png','image_2_path':'red.png'}")
                .json()
                .path("score")
                .asDouble())
        .isEqualTo(100);
    assertThat(compare(RED, FakeRecogniser.nobody()).error()).startsWith("NO_FACE_ERROR ");
    assertThat(box.v2("compare", "{'image_1_path':'red.png'}").error())
        .isEqualTo("MISSING_ARGUMENTS image_2_base64 | image_2_path");
    String small = RunningBox.base64(FakeRecogniser.photo(Color.RED, 50));
    String both = "'image_1_base64':'%s','image_2_base64':'%s'".formatted(small, small);
    assertThat(box.v2("compare", "{" + both + "}").status()).isEqualTo(200);
    assertThat(box.v2("compare", "{" + both + ",'fiqa_level':'low'}").error())
        .isEqualTo("LOW_QUALITY_ERROR face_size");
    assertThat(box.v2("getevents", "{}").json().path("events")).isEmpty();
  }

  @Test
  @DisplayName("§6.8.4: a face is found in the history, at all devices or some")
  void history() {
    door("10.0.0.4", "g");
    search("'media_device_ip':'10.0.0.1'", GREEN);
    search("'media_device_ip':'10.0.0.4'", GREEN);
    search("'media_device_ip':'10.0.0.1'", RED);

    JsonNode answer = history("", GREEN).json();
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("events", "have_more", "total_count", "total_time", "endtimestamp");
    assertThat(answer.path("events")).hasSize(2);
    assertThat(answer.path("events").path(0).path("compare_score").asDouble()).isEqualTo(100);
    assertThat(answer.path("have_more").asBoolean(true)).isFalse();
    String door =
        answer.path("events").path(1).path("media_device_info").path("media_device_id").asText();
    assertThat(history(",'media_device_ids':['%s']".formatted(door), GREEN).json().path("events"))
        .hasSize(1);
    assertThat(history(",'endtime':1000", GREEN).json().path("events")).isEmpty();
    assertThat(history(",'starttime':1,'endtime':2678401", GREEN).error())
        .startsWith("INVALID_ARGUMENTS starttime");
    assertThat(history(",'threshold':101", GREEN).error())
        .startsWith("INVALID_ARGUMENTS threshold");
    assertThat(history("", FakeRecogniser.nobody()).error()).startsWith("NO_FACE_ERROR ");
    assertThat(history("", FakeRecogniser.photo(Color.GREEN, 50)).error())
        .isEqualTo("LOW_QUALITY_ERROR face_size");
  }

  @Test
  @DisplayName("§6.8.4: a box that only grabs faces searches no history, and compares nobody")
  void grabbing() {
    configure("'GATE_APPLY_MODE':'grab'");

    assertThat(history("", GREEN).error()).startsWith("NOT_SUPPORT_IN_GRAB_MODE ");
    JsonNode answer = search("'media_device_ip':'10.0.0.1'", RED).json();
    assertThat(answer.path("result").asBoolean(true)).isFalse();
    assertThat(answer.path("identity_info").toString()).isEqualTo("{}");
  }

  @Test
  @DisplayName("§6.8.4: while one search of the history runs another is refused")
  void oneSearchAtATime(@TempDir Path data) throws Exception {
    Held held = new Held();
    try (RunningBox slow = RunningBox.start(held, data)) {
      String body = "{'face_image_base64':'%s'}".formatted(RunningBox.base64(GREEN));
      CompletableFuture<RunningBox.Reply> first =
          CompletableFuture.supplyAsync(() -> slow.v2("searchbyimage", body));
      assertThat(held.entered.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(slow.v2("searchbyimage", body).error())
          .startsWith("ANOTHER_PICTURE_SEARCH_RUNNING_ERROR ");
      held.released.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(slow.v2("searchbyimage", body).status()).isEqualTo(200);
    }
  }

  /** Looks at nothing until it is released. */
  private static final class Held implements Recogniser {

    private final FakeRecogniser eyes = new FakeRecogniser("fake-1");
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public EngineInfo engine() {
      return eyes.engine();
    }

    @Override
    public <T> T look(byte[] picture, Function<Sight, T> use) {
      entered.countDown();
      try {
        assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return eyes.look(picture, use);
    }
  }

  private void configure(String items) {
    assertThat(box.v2("setconfigs", "{'config_dict':{" + items + "}}").status()).isEqualTo(200);
  }

  private void door(String ip, String permission) {
    box.v2(
        "addmediadevice",
        "{'media_device_name':'d','media_device_type':'photo','media_device_url':'%s','permission_id':'%s'}"
            .formatted(ip, permission));
  }

  private void person(String id, String permission, byte[] photo) {
    box.v2(
        "createidentity",
        "{'identity_id':'%s','permission_ids':['%s'],'register_image':'%s'}"
            .formatted(id, permission, RunningBox.base64(photo)));
  }

  private RunningBox.Reply search(String more, byte[] photo) {
    return box.v2(
        "search", "{%s,'rgb_image_base64':'%s'}".formatted(more, RunningBox.base64(photo)));
  }

  private RunningBox.Reply compare(byte[] one, byte[] two) {
    return box.v2(
        "compare",
        "{'image_1_base64':'%s','image_2_base64':'%s'}"
            .formatted(RunningBox.base64(one), RunningBox.base64(two)));
  }

  private RunningBox.Reply history(String more, byte[] photo) {
    return box.v2(
        "searchbyimage", "{'face_image_base64':'%s'%s}".formatted(RunningBox.base64(photo), more));
  }
}
