package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.5 and §5.6, configuration of v2")
class V2ConfigsTest {

  @TempDir private Path data;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(data);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.5: all settings are read under their v2 names, or one")
  void get() {
    assertThat(box.v2("getconfigs", "{}").json().path("REGN_IMAGE_TYPE").asText()).isEqualTo("all");
    assertThat(box.v2("getconfigs", "{}").json().has("THRESHOLD")).isFalse();
    assertThat(box.v2("getconfigs", "{'config_name':'MATCH_THRESHOLD'}").json().toString())
        .isEqualTo("{\"MATCH_THRESHOLD\":82}");
    assertThat(box.v2("getconfigs", "{'config_name':'EVENT_IMAGE_PATH'}").json().toString())
        .isEqualTo("{\"EVENT_IMAGE_PATH\":\"local\"}");
    assertThat(box.v2("getconfigs", "{'config_name':'THRESHOLD'}").error())
        .isEqualTo("INVALID_ARGUMENTS THRESHOLD");
  }

  @Test
  @DisplayName("§5.5: the answer to a change is the new values, and they survive a restart")
  void set() {
    assertThat(
            box.v2(
                    "setconfigs",
                    "{'config_dict':{'MATCH_THRESHOLD':90.5,'HISTORY_REPORT_PEROID':7}}")
                .json()
                .toString())
        .isEqualTo("{\"MATCH_THRESHOLD\":90.5,\"HISTORY_REPORT_PEROID\":7}");
    box.close();
    box = RunningBox.start(data);
    assertThat(box.v2("getconfigs", "{'config_name':'MATCH_THRESHOLD'}").json().toString())
        .isEqualTo("{\"MATCH_THRESHOLD\":90.5}");
  }

  @Test
  @DisplayName("§5.5: items that fail are named while the good ones are in force")
  void partly() {
    RunningBox.Reply reply =
        box.v2(
            "setconfigs",
            "{'config_dict':{'MATCH_THRESHOLD':101,'GATE_PASS_MODE':'allpass','NONE':1,'GATE_PRODUCT_TYPE':'SE3'}}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("CONFIG_ITEM_FAIL MATCH_THRESHOLD,NONE,GATE_PRODUCT_TYPE");
    assertThat(box.v2("getconfigs", "{'config_name':'GATE_PASS_MODE'}").json().toString())
        .isEqualTo("{\"GATE_PASS_MODE\":\"allpass\"}");
    assertThat(box.v2("setconfigs", "{}").error()).isEqualTo("MISSING_ARGUMENTS config_dict");
    assertThat(box.v2("setconfigs", "{'config_dict':[]}").error())
        .startsWith("INVALID_ARGUMENTS config_dict");
  }

  @Test
  @DisplayName("§5.5: the place of event pictures follows its setting")
  void imagePath() {
    assertThat(box.v2("checkeventimagepath", "").json().toString())
        .isEqualTo("{\"event_image_path\":\"/data/events\",\"available\":true}");
    box.v2("setconfigs", "{'config_dict':{'EVENT_IMAGE_PATH':'remote'}}");
    assertThat(box.v2("checkeventimagepath", "{}").json().toString())
        .isEqualTo("{\"event_image_path\":\"/data2/events\",\"available\":true}");
  }
}
