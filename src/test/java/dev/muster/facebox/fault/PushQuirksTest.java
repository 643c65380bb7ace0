package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.Receiver;
import dev.muster.facebox.RunningBox;
import dev.muster.facebox.wire.Json;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §12.6, the history push goes wrong")
class PushQuirksTest {

  @TempDir private Path directory;
  private RunningBox box;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    box = RunningBox.start(directory, "--muster.facebox.admin=true");
    box.person("red", "", FakeRecogniser.photo(Color.RED));
  }

  @AfterEach
  void stop() {
    box.close();
    receiver.close();
  }

  @Test
  @DisplayName("events are sent twice at the rate, each right behind itself")
  void duplicates() {
    box.put("/admin/push", "{\"duplicate\":0.3,\"seed\":5}");
    upload(200);
    await().atMost(Duration.ofSeconds(20)).until(() -> distinct() == 200 && quiet());

    List<String> times = times();
    int twice = times.size() - 200;
    assertThat(twice).isBetween(40, 80);
    assertThat(times).isSorted();
    assertThat(box.get("/status").json().path("waiting").asInt()).isZero();
  }

  @Test
  @DisplayName("a round comes as one JSON array of at most a hundred, and comes again when refused")
  void array() {
    box.put("/admin/push", "{\"array\":true}");
    receiver.answer(500);
    upload(150);
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.refused().size() >= 2);
    assertThat(receiver.refused().get(0)).isEqualTo(receiver.refused().get(1)).hasSize(100);

    receiver.answer(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() == 2);
    assertThat(receiver.taken().get(0)).isEqualTo(receiver.refused().get(0));
    assertThat(receiver.taken().get(1).isArray()).isTrue();
    assertThat(receiver.taken().get(1)).hasSize(50);
  }

  @Test
  @DisplayName("pictures are absent or empty, everything else is there")
  void pictures() {
    upload(1);
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() == 1);
    box.put("/admin/push", "{\"pictures\":\"absent\"}");
    box.post("/admin/events", "{\"count\":1,\"identity_id\":\"red\"}");
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() == 2);
    box.put("/admin/push", "{\"pictures\":\"empty\"}");
    box.post("/admin/events", "{\"count\":1,\"identity_id\":\"red\"}");
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() == 3);

    assertThat(receiver.taken().get(0).path("reg_pic").asText()).isNotEmpty();
    assertThat(names(receiver.taken().get(0)))
        .containsAll(List.of("reg_pic", "spot_pic", "recognize_face"));
    assertThat(names(receiver.taken().get(1)))
        .contains("identity_id", "ep_info")
        .doesNotContain("reg_pic", "spot_pic", "recognize_face");
    assertThat(receiver.taken().get(2).path("reg_pic").textValue()).isEmpty();
    assertThat(names(receiver.taken().get(2))).isEqualTo(names(receiver.taken().get(0)));
  }

  @Test
  @DisplayName("§6.3, §6.5: pictures go from the older and the newer payloads, too")
  void everyGeneration() {
    PushQuirks absent = new PushQuirks(0, new Dice(0), false, PushQuirks.Pictures.ABSENT);
    PushQuirks empty = new PushQuirks(0, new Dice(0), false, PushQuirks.Pictures.EMPTY);
    String old =
        "{\"reg_pic\":\"x\",\"score\":1,\"ext_data\":{\"spot_pic\":\"x\",\"ep_id\":\"1\"}}";
    String v2 = "{\"reg_image\":\"x\",\"spot_image\":\"x\",\"ir_image\":\"\",\"score\":1}";

    assertThat(absent.spoil(Json.stored(old)).toString())
        .isEqualTo("{\"score\":1,\"ext_data\":{\"ep_id\":\"1\"}}");
    assertThat(absent.spoil(Json.stored(v2)).toString()).isEqualTo("{\"score\":1}");
    assertThat(empty.spoil(Json.stored(old)).toString()).isEqualTo(old.replace("\"x\"", "\"\""));
    assertThat(empty.spoil(Json.stored(v2)).toString()).isEqualTo(v2.replace("\"x\"", "\"\""));
    assertThat(PushQuirks.NONE.spoil(Json.stored(v2)).toString()).isEqualTo(v2);
  }

  private void upload(int events) {
    box.post("/admin/events", "{\"count\":%d,\"identity_id\":\"red\"}".formatted(events));
    box.post(
        "/SophonFogSys/api/HistoryEventUrl",
        """
        {"history_upload_event_url":["%s"],"content-type":"json","reported_peroid":1}"""
            .formatted(receiver.url()));
  }

  /** Nothing waits: a duplicate goes out before the cursor moves on. */
  private boolean quiet() {
    return box.get("/status").json().path("waiting").asInt() == 0;
  }

  private long distinct() {
    return times().stream().distinct().count();
  }

  private List<String> times() {
    return receiver.taken().stream().map(event -> event.path("timestamp").asText()).toList();
  }

  private static List<String> names(JsonNode event) {
    List<String> names = new ArrayList<>();
    event.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
