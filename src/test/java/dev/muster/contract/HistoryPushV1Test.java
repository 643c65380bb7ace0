package dev.muster.contract;

import static dev.muster.contract.V1.HISTORY_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@EmbeddedOnly("changes where the box pushes its events, and would push everybody's")
@DisplayName("contracts/sophon.md §6.1.1, §6.2, §6.4: history push, generation B")
class HistoryPushV1Test {

  private final Receiver receiver = new Receiver();
  private Box own;
  private V1 box;
  private V1.Group group;
  private V1.Door door;
  private String ann;

  @BeforeEach
  void start() {
    own = Box.start("--muster.facebox.admin=true");
    box = new V1(own);
    group = box.permission();
    ann = box.person(Faces.ANN, group);
    door = box.door(group);
  }

  @AfterEach
  void stop() {
    own.close();
    receiver.close();
  }

  @Test
  @DisplayName("§6.1.1: the configuration is answered and read back; pictures are on by default")
  void configuration() {
    JsonNode set = V1.data(box.post(HISTORY_URL, plan(receiver.url())));

    assertThat(set.path("message").isTextual()).isTrue();
    for (JsonNode data : List.of(set, V1.data(box.get(HISTORY_URL)))) {
      assertThat(Json.texts(data.path("history_upload_event_url"))).containsExactly(receiver.url());
      assertThat(data.path("history_need_reg_pic").asBoolean()).isTrue();
      assertThat(data.path("content-type").asText()).isEqualTo("json");
      assertThat(data.path("reported_peroid").asInt()).isEqualTo(1);
    }
    assertThat(set.path("history_need_spot_pic").asBoolean()).isTrue();
    assertThat(set.path("history_need_recognize_face").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("§6.1.1: a bad URL is 40090, a bad period 40092, and nothing changes")
  void badConfiguration() {
    V1.data(box.post(HISTORY_URL, plan(receiver.url())));
    for (String url : List.of("ftp://x/y", "no address")) {
      box.refused(box.post(HISTORY_URL, plan(url)), 40090);
    }
    box.refused(box.post(HISTORY_URL, plan(receiver.url()).put("reported_peroid", 0)), 40092);
    for (String field : List.of("history_upload_event_url", "content-type", "reported_peroid")) {
      ObjectNode plan = plan(receiver.url());
      plan.remove(field);
      assertThat(box.post(HISTORY_URL, plan).status()).as("without %s", field).isNotEqualTo(200);
    }
    assertThat(Json.texts(V1.data(box.get(HISTORY_URL)).path("history_upload_event_url")))
        .containsExactly(receiver.url());
  }

  @Test
  @DisplayName("§6.2, §6.4: what was recorded before is uploaded, a flat object each, in order")
  void backlog() {
    box.match(door, Faces.of(Faces.ANN));
    box.match(door, Faces.of(Faces.STRANGER));
    V1.data(box.post(HISTORY_URL, plan(receiver.url())));
    awaitTaken(2);

    assertThat(receiver.posts())
        .extracting(Receiver.Post::contentType)
        .allMatch(type -> type.startsWith("application/json"));
    JsonNode known = receiver.taken().get(0);
    assertThat(known.path("api_version").asText()).isEqualTo("1.0");
    assertThat(known.path("identity_id").asText()).isEqualTo(ann);
    assertThat(known.path("identity_name").asText()).isEqualTo("name of " + ann);
    assertThat(known.path("timestamp").asText()).matches("\\d{13}");
    assertThat(known.path("out_timestamp").asText()).matches("\\d{13}");
    assertThat(known.path("score").asDouble()).isGreaterThan(82).isLessThanOrEqualTo(100);
    assertThat(known.path("want_action")).isEqualTo(Json.read("\"0\""));
    assertThat(known.path("person_type")).isEqualTo(Json.read("1"));
    assertThat(known.path("dev_sno").isTextual()).isTrue();
    JsonNode info = known.path("identity_info");
    assertThat(info.path("name").asText()).isEqualTo("name of " + ann);
    assertThat(info.path("face_ids")).hasSize(1);
    assertThat(info.path("image_id").asText()).isNotEmpty();
    assertThat(Json.texts(info.path("permission_ids"))).containsExactly(group.id());
    JsonNode place = known.path("ep_info");
    assertThat(Json.keys(place))
        .containsExactlyInAnyOrder("ep_id", "ep_type", "ep_ip", "ep_name", "device_id");
    assertThat(place.path("ep_id").asText()).endsWith("__" + door.ip());
    assertThat(place.path("ep_type").asText()).isEqualTo("photo");
    assertThat(place.path("ep_ip").asText()).isEqualTo(door.ip());
    assertThat(place.path("ep_name").asText()).isEqualTo(door.name());
    assertThat(place.path("device_id").asText()).isEqualTo(door.id());
    assertThat(Faces.decoded(known.path("reg_pic").asText())).isEqualTo(Faces.of(Faces.ANN));
    assertThat(Faces.decoded(known.path("spot_pic").asText())).isEqualTo(Faces.of(Faces.ANN));
    assertThat(Faces.decoded(known.path("recognize_face").asText())).isNotEmpty();
    for (String key : List.of("event_id", "group_name", "permission_id", "ext_data")) {
      assertThat(known.has(key)).as(key).isFalse();
    }
  }

  @Test
  @DisplayName("§6.4: a stranger has a time as id, the name stranger, empty info, person_type 4")
  void stranger() {
    box.match(door, Faces.of(Faces.STRANGER));
    V1.data(box.post(HISTORY_URL, plan(receiver.url())));
    awaitTaken(1);

    JsonNode event = receiver.taken().get(0);
    assertThat(event.path("identity_id").asText()).matches("\\d{10}\\.\\d+");
    assertThat(event.path("identity_name").asText()).isEqualTo("stranger");
    assertThat(event.path("identity_info")).isEqualTo(Json.object());
    assertThat(event.path("person_type").asInt()).isEqualTo(4);
    assertThat(event.path("score").asDouble()).isLessThanOrEqualTo(82);
    assertThat(event.path("reg_pic").asText()).isEmpty();
  }

  @Test
  @DisplayName("§6.1.1: pictures that are switched off are not sent")
  void switches() {
    box.match(door, Faces.of(Faces.ANN));
    V1.data(
        box.post(
            HISTORY_URL,
            plan(receiver.url())
                .put("history_need_reg_pic", false)
                .put("history_need_spot_pic", false)
                .put("history_need_recognize_face", false)));
    awaitTaken(1);

    JsonNode event = receiver.taken().get(0);
    for (String key : List.of("reg_pic", "spot_pic", "recognize_face")) {
      assertThat(event.path(key).asText("")).as(key).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "§6.2: anything but 200 is tried again next period and holds the line; then in order")
  void headOfLine() {
    receiver.answer(nth -> nth == 0 ? 500 : nth == 1 ? 204 : 200);
    box.match(door, Faces.of(Faces.STRANGER));
    box.match(door, Faces.of(Faces.ANN));
    V1.data(box.post(HISTORY_URL, plan(receiver.url())));
    awaitTaken(2);

    assertThat(receiver.refused()).hasSize(2);
    assertThat(receiver.posts().subList(0, 3))
        .extracting(post -> post.json().path("person_type").asInt())
        .containsExactly(4, 4, 4);
    assertThat(receiver.taken().get(1).path("identity_id").asText()).isEqualTo(ann);
    assertThat(receiver.posts().get(2).nanos() - receiver.posts().get(1).nanos())
        .as("waits for the next period")
        .isGreaterThan(Duration.ofMillis(800).toNanos());
  }

  @Test
  @DisplayName(
      "§6.2: the position is kept: after a restart nothing comes twice and nothing is lost")
  void cursor() {
    box.match(door, Faces.of(Faces.ANN));
    V1.data(box.post(HISTORY_URL, plan(receiver.url())));
    awaitTaken(1);
    await().atMost(Duration.ofSeconds(5)).until(() -> sent().equals(List.of(1)));
    receiver.answer(503);
    box.match(door, Faces.of(Faces.STRANGER));
    await().atMost(Duration.ofSeconds(5)).until(() -> !receiver.refused().isEmpty());

    own.powerCycle();
    receiver.answer(200);

    awaitTaken(2);
    assertThat(receiver.taken().get(1).path("person_type").asInt()).isEqualTo(4);
    assertThat(
            receiver.taken().stream()
                .filter(event -> event.path("identity_id").asText().equals(ann)))
        .hasSize(1);
  }

  @Test
  @DisplayName("§6.2: several URLs get every event; one that is down does not hold up the other")
  void severalUrls() {
    try (Receiver down = new Receiver()) {
      down.answer(500);
      ObjectNode plan = plan(down.url());
      plan.withArray("history_upload_event_url").add(receiver.url());
      V1.data(box.post(HISTORY_URL, plan));
      box.match(door, Faces.of(Faces.ANN));
      box.match(door, Faces.of(Faces.STRANGER));

      awaitTaken(2);
      await().atMost(Duration.ofSeconds(5)).until(() -> !down.posts().isEmpty());
      down.answer(200);
      await().atMost(Duration.ofSeconds(5)).until(() -> down.taken().size() == 2);
      assertThat(receiver.taken()).hasSize(2);
    }
  }

  @Test
  @DisplayName("§6.2: at most 100 events a round")
  void hundredARound() {
    assertThat(box.post("/admin/events", Json.object("count", 103)).status()).isEqualTo(200);
    V1.data(box.post(HISTORY_URL, plan(receiver.url()).put("reported_peroid", 2)));
    await().atMost(Duration.ofSeconds(15)).until(() -> receiver.taken().size() == 103);

    assertThat(receiver.posts().get(100).nanos() - receiver.posts().get(99).nanos())
        .as("the 101st waits for the next period")
        .isGreaterThan(Duration.ofMillis(500).toNanos());
    assertThat(receiver.taken()).extracting(event -> event.path("timestamp").asLong()).isSorted();
  }

  @Test
  @DisplayName("§6.2: an empty list stops the upload")
  void stopped() {
    V1.data(box.post(HISTORY_URL, plan(receiver.url())));
    ObjectNode none = plan(receiver.url());
    none.putArray("history_upload_event_url");
    V1.data(box.post(HISTORY_URL, none));
    box.match(door, Faces.of(Faces.ANN));

    assertThat(V1.data(box.get(HISTORY_URL)).path("history_upload_event_url")).isEmpty();
    try (Receiver other = new Receiver()) {
      V1.data(box.post(HISTORY_URL, plan(other.url())));
      await().atMost(Duration.ofSeconds(5)).until(() -> other.taken().size() == 1);
    }
    assertThat(receiver.posts()).isEmpty();
  }

  @Test
  @DisplayName("§6.1.1: form-data sends the same fields as a form")
  void formData() {
    box.match(door, Faces.of(Faces.ANN));
    V1.data(box.post(HISTORY_URL, plan(receiver.url()).put("content-type", "form-data")));
    await().atMost(Duration.ofSeconds(5)).until(() -> !receiver.posts().isEmpty());

    Receiver.Post post = receiver.posts().get(0);
    assertThat(post.contentType()).startsWith("multipart/form-data; boundary=");
    String body = new String(post.body(), StandardCharsets.UTF_8);
    for (String field :
        List.of("identity_id", "identity_name", "timestamp", "score", "person_type", "ep_info")) {
      assertThat(body).contains("name=\"" + field + "\"");
    }
    assertThat(body).contains(ann).contains(door.id());
  }

  private void awaitTaken(int count) {
    await().atMost(Duration.ofSeconds(8)).until(() -> receiver.taken().size() >= count);
    assertThat(receiver.taken()).hasSize(count);
  }

  private List<Integer> sent() {
    return java.util.stream.StreamSupport.stream(
            V1.data(box.get(V1.EVENTS + "?per_page=10&page=0")).spliterator(), false)
        .map(event -> event.path("common").path("is_send").asInt())
        .toList();
  }

  private static ObjectNode plan(String url) {
    return Json.object(
        "history_upload_event_url", List.of(url), "content-type", "json", "reported_peroid", 1);
  }
}
