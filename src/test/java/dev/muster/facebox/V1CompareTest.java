package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.4.3, §4.4.4: identity cards and photo quality")
class V1CompareTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);

  private static RunningBox box;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("§4.4.3: not wrapped, with the keys of the printed example")
  void shape() {
    assertThat(compare("", RED, BLUE).json().toString())
        .isEqualTo("{\"retcode\":\"0\",\"identity_id\":\"\",\"name\":\"stranger\",\"score\":0.0}");
    JsonNode same = compare("'identity_info':{'user_name':'张明'},", RED, RED).json();
    assertThat(same.toString())
        .isEqualTo("{\"retcode\":\"1\",\"identity_id\":\"\",\"name\":\"张明\",\"score\":1.0}");
  }

  @Test
  @DisplayName(
      "§4.4.3: high, middle and low are 0.275, 0.225 and 0.175; a number is a threshold too")
  void thresholds() {
    // cosine 0.5, the threshold of this engine, is 0.225; 0.6 is 0.38, 0.45 is 0.2025
    byte[] middle = FakeRecogniser.photo(colour(0.5));
    byte[] above = FakeRecogniser.photo(colour(0.53));
    byte[] below = FakeRecogniser.photo(colour(0.45));

    assertThat(passes("'threshold':'low',", middle)).isTrue();
    assertThat(passes("'threshold':'low',", below)).isTrue();
    assertThat(passes("", below)).isFalse();
    assertThat(passes("'threshold':'middle',", above)).isTrue();
    assertThat(passes("'threshold':'high',", above)).isFalse();
    assertThat(passes("'threshold':0.99,", RED)).isTrue();
    assertThat(passes("'threshold':0.5,", above)).isFalse();
    for (String wrong : new String[] {"'most'", "1", "-0.1", "true"}) {
      assertThat(compare("'threshold':" + wrong + ",", RED, RED).code()).isEqualTo(40000);
    }
  }

  @Test
  @DisplayName("§4.4.3, §6.4: need_save records an event of ep_type card, each time")
  void saves() {
    String person = "'identity_info':{'user_name':'n','user_idcard':'110101'},";
    compare(person + "'compare_time':1000.5,'need_save':true,", RED, RED);
    compare(person + "'compare_time':1000.5,'need_save':true,", RED, RED);
    compare(person + "'compare_time':1000.5,'need_save':true,", RED, BLUE);

    JsonNode events = box.get("/SophonFace/api/events?datetime_lte=2000").data();
    assertThat(events).hasSize(3);
    JsonNode known = events.path(0).path("common");
    assertThat(known.path("ep_info").path("ep_type").asText()).isEqualTo("card");
    assertThat(known.path("card_id").asText()).isEqualTo("110101");
    assertThat(known.path("identity_name").asText()).isEqualTo("n");
    assertThat(known.path("person_type").asInt()).isEqualTo(2);
    assertThat(known.path("identity_info").path("user_idcard").asText()).isEqualTo("110101");
    assertThat(known.path("score").asDouble()).as("0 to 100, §8.2").isEqualTo(100);
    JsonNode stranger = events.path(2).path("common");
    assertThat(stranger.path("person_type").asInt()).isEqualTo(4);
    assertThat(stranger.path("identity_info")).as("§6.8.1").isEmpty();
    String spot = known.path("spot_pic_id").asText();
    assertThat(box.get("/SophonFace/api/event_images/" + spot).bytes()).isEqualTo(RED);
  }

  @Test
  @DisplayName(
      "§2.4: no picture, no face, a broken picture and a face that is too small are refused")
  void refusals() {
    assertThat(compare("", RED, FakeRecogniser.nobody()).code()).isEqualTo(40004);
    assertThat(compare("", new byte[] {1}, RED).code()).isEqualTo(40003);
    assertThat(compare("'fiqa_level':'high',", RED, FakeRecogniser.photo(Color.RED, 100)).code())
        .isEqualTo(40006);
    assertThat(compare("'fiqa_level':'best',", RED, RED).code()).isEqualTo(40000);
    assertThat(box.post("/SophonMatch/api/compare", "{\"card_image_base64\":\"\"}").status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("§4.4.4: FIQA names what passed and what failed, and is 200 when it failed")
  void quality() {
    JsonNode small = quality("", FakeRecogniser.photo(Color.RED, 100)).path(0);
    assertThat(small.path("fiqa_result").asBoolean(true)).isFalse();
    assertThat(small.path("fails").toString()).contains("face_size");
    assertThat(small.path("bbox").toString()).isEqualTo("[10.0,10.0,110.0,110.0]");
    assertThat(small.path("info").path("face_size").asDouble()).isEqualTo(100);
    assertThat(small.path("success").toString()).doesNotContain("face_size");

    JsonNode any = quality("'fiqa_level':'no',", FakeRecogniser.photo(Color.RED, 30)).path(0);
    assertThat(any.path("fiqa_result").asBoolean()).isTrue();
    assertThat(any.path("fails")).isEmpty();
    assertThat(any.path("success").toString()).contains("face_size");
  }

  private static boolean passes(String more, byte[] face) {
    return compare(more, RED, face).json().path("retcode").asText().equals("1");
  }

  /** Its cosine with red is about this. */
  private static Color colour(double cosine) {
    return new Color(
        (int) Math.round(255 * cosine), (int) Math.round(255 * Math.sqrt(1 - cosine * cosine)), 0);
  }

  private static JsonNode quality(String more, byte[] photo) {
    return box.post(
            "/SophonFace/api/FIQA",
            ("{" + more.replace('\'', '"') + "\"image_base64_str\":\"%s\"}")
                .formatted(RunningBox.base64(photo)))
        .data();
  }

  private static RunningBox.Reply compare(String more, byte[] card, byte[] face) {
    return box.post(
        "/SophonMatch/api/compare",
        "{%s\"card_image_base64\":\"%s\",\"face_image_base64\":\"%s\"}"
            .formatted(more.replace('\'', '"'), RunningBox.base64(card), RunningBox.base64(face)));
  }
}
