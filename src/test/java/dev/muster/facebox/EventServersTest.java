package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.6.4, old realtime push over HTTP")
class EventServersTest {

  private static final String URL = "/SophonFogSys/api/EventServerUrl";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);

  @TempDir private Path directory;
  private RunningBox box;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    box = RunningBox.start(directory, "--muster.facebox.duplicate-window=0s");
    String permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
  }

  @AfterEach
  void stop() {
    box.close();
    receiver.close();
  }

  @Test
  @DisplayName("the settings are answered and read back; wrong ones are refused")
  void settings() {
    RunningBox.Reply set = push("'real_need_reg_pic':false,", receiver.url());
    assertThat(set.data().path("real_need_send_all_person_type").asBoolean()).isTrue();
    assertThat(box.get(URL).data().toString())
        .isEqualTo(
            "{\"event_server_url\":[\"%s\"],\"real_need_reg_pic\":false,\"content-type\":\"json\"}"
                .formatted(receiver.url()));
    assertThat(push("", "ftp://x").code()).isEqualTo(40090);
    assertThat(box.post(URL, "{\"content-type\":\"json\"}").code()).isEqualTo(40091);
    assertThat(push("'real_need_spot_pic':1,", receiver.url()).code()).isEqualTo(40005);
  }

  @Test
  @DisplayName("each event goes to each address, the first that is silent costs half a second")
  void inTheOrderOfTheList() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      push(
          "'real_need_recognize_face':false,",
          "http://127.0.0.1:" + silent.getLocalPort() + "\",\"" + receiver.url());
      box.match("10.0.0.1", RED);
      await().atMost(Duration.ofSeconds(5)).until(() -> receiver.taken().size() == 1);
    }
    JsonNode event = receiver.taken().get(0);
    assertThat(event.path("identity_id").asText()).isEqualTo("red");
    assertThat(event.path("reg_pic").asText()).isEqualTo(RunningBox.base64(RED));
    assertThat(event.path("ext_data").path("spot_pic").asText()).isEqualTo(RunningBox.base64(RED));
    assertThat(event.path("ext_data").path("recognize_face").asText("-")).isEmpty();
  }

  @Test
  @DisplayName("a refused event is not repeated; strangers are left out where that is wished")
  void once() {
    receiver.answer(500);
    push("'real_need_send_all_person_type':false,", receiver.url());
    box.match("10.0.0.1", GREEN);
    box.match("10.0.0.1", RED);
    await().atMost(Duration.ofSeconds(5)).until(() -> receiver.refused().size() == 1);
    receiver.answer(200);
    box.match("10.0.0.1", RED);
    await().atMost(Duration.ofSeconds(5)).until(() -> receiver.taken().size() == 1);
    assertThat(receiver.refused()).hasSize(1);
    assertThat(receiver.refused().get(0).path("identity_id").asText()).isEqualTo("red");
  }

  private RunningBox.Reply push(String more, String url) {
    return box.post(
        URL,
        "{%s\"event_server_url\":[\"%s\"],\"content-type\":\"json\"}"
            .formatted(more.replace('\'', '"'), url));
  }
}
