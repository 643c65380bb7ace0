package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.event.Delivery.Verdict;
import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an event looks like to a subscriber. */
class FormsTest {

  private static final byte[] FACE = "a face".getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private TestStore stored;
  private PhotoStore pictures;
  private PictureLinks links;
  private Forms forms;

  @BeforeEach
  void open() throws IOException {
    stored = Database.SQLITE.open(folder);
    pictures = new PhotoStore(folder.resolve("photos"));
    pictures.put(FACE);
    EventPictures shelves = new EventPictures(folder.resolve("shelves"), pictures);
    links = PictureLinks.of(folder.resolve("links.key"), clock);
    forms =
        new Forms(
            JSON,
            new RawBodies(stored.store(), shelves),
            new PicturesOut(stored.store(), shelves, links, () -> "http://muster:8080", clock),
            5000,
            new Subscribers(List.of()));
  }

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void theUsualFormIsTheStoredBodyUnchanged() {
    Delivery shaped = shape("canonical");
    assertThat(text(shaped)).isEqualTo(payload());
    assertThat(body(shaped).type()).isEqualTo("application/json");
  }

  @Test
  void aCloudEventIsReadByTheirOwnLibrary() throws IOException {
    Delivery shaped = shape("cloudevents");
    assertThat(body(shaped).type()).isEqualTo("application/cloudevents+json; charset=utf-8");
    CloudEvent event = new JsonFormat().deserialize(body(shaped).bytes());
    assertThat(event.getId()).isEqualTo("evt_1");
    assertThat(event.getType()).isEqualTo("dev.muster.match.person");
    assertThat(event.getSource()).hasToString("/boxes/gate%20east/devices/d%2F1");
    assertThat(event.getSubject()).isEqualTo("0007");
    assertThat(event.getTime()).hasToString("2026-03-02T12:00Z");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    JsonNode data = JSON.readTree(String.valueOf(event.getData()).isEmpty() ? "" : text(shaped));
    assertThat(data.get("data")).isEqualTo(JSON.readTree(payload()).get("data"));
  }

  @Test
  void aStrangersCloudEventHasNoSubject() {
    Delivery shaped =
        forms.shape(
            EventKit.delivery(
                FilterKit.subscriber("form", "cloudevents"),
                payload().replaceAll("\\{\"identity_id[^}]*}", "null")));
    assertThat(new JsonFormat().deserialize(body(shaped).bytes()).getSubject()).isNull();
  }

  @Test
  void picturesTravelInside() throws IOException {
    JsonNode face = data(shape("canonical", "pictures", "inline")).get("pictures").get("face");
    assertThat(face.get("sha256").asText()).isEqualTo(Digest.of(FACE));
    assertThat(face.get("base64").binaryValue()).isEqualTo(FACE);
  }

  @Test
  void picturesTravelAsLinksThatEnd() throws IOException {
    Delivery shaped = shape("canonical", "pictures", "link", "link-ttl", "1h");
    JsonNode face = data(shaped).get("pictures").get("face");
    assertThat(face.get("expires_at").asText())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)).toString());
    String url = face.get("url").asText();
    assertThat(url)
        .matches(
            "http://muster:8080/pictures/"
                + Digest.of(FACE)
                + "\\?event=evt_1&expires=[0-9]+&signature=[0-9a-f]{64}");
    String expires = url.replaceAll(".*expires=([0-9]+).*", "$1");
    String signature = url.replaceAll(".*signature=", "");
    assertThat(judge("evt_1", expires, signature)).isEqualTo(PictureLinks.Worth.GOOD);
    assertThat(judge("evt_2", expires, signature)).isEqualTo(PictureLinks.Worth.WRONG);
    assertThat(judge("evt_1", expires + "0", signature)).isEqualTo(PictureLinks.Worth.WRONG);
    assertThat(judge("evt_1", "soon", signature)).isEqualTo(PictureLinks.Worth.WRONG);
    assertThat(judge("evt_1", expires, "")).isEqualTo(PictureLinks.Worth.WRONG);
    clock.pass(Duration.ofHours(1));
    assertThat(judge("evt_1", expires, signature)).isEqualTo(PictureLinks.Worth.EXPIRED);
  }

  @Test
  void linksStayGoodOverARestart() throws IOException {
    String signed = links.sign(Digest.of(FACE), "evt_1", 4_000_000_000L);
    links = PictureLinks.of(folder.resolve("links.key"), clock);
    assertThat(judge("evt_1", "4000000000", signed)).isEqualTo(PictureLinks.Worth.GOOD);
  }

  @Test
  void aPictureThatIsGoneIsSaidToBe() throws IOException {
    pictures.unlink(Digest.of(FACE));
    JsonNode face = data(shape("canonical", "pictures", "inline")).get("pictures").get("face");
    assertThat(face.get("gone").asBoolean()).isTrue();
  }

  @Test
  void picturesMayStayAtHome() throws IOException {
    assertThat(data(shape("canonical", "pictures", "none")).get("pictures")).isEmpty();
  }

  @Test
  void aTransformMakesTheReceiversOwnBody() throws IOException {
    Delivery shaped = jslt("{\"who\": .data.person.name, \"at\": .timestamp, \"none\": .nothing}");
    assertThat(text(shaped)).isEqualTo("{\"who\":\"王芳\",\"at\":\"2026-03-02T12:00:00Z\"}");
  }

  @Test
  void aTransformMayImportWhatLiesBesideIt() throws IOException {
    Files.writeString(folder.resolve("names.jslt"), "def upper(x) uppercase($x)");
    Delivery shaped = jslt("import \"names.jslt\" as n\nn:upper(.type)");
    assertThat(text(shaped)).isEqualTo("\"MATCH.PERSON\"");
  }

  @Test
  void nullMeansNotForThisSubscriber() throws IOException {
    Delivery shaped = jslt("if (.data.matched) null else .");
    assertThat(shaped.isReady()).isFalse();
    assertThat(verdict(shaped)).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void aTransformThatBreaksBlocksTheDeliveryAndSaysWhy() throws IOException {
    Delivery shaped = jslt("{\"a\":\n  number(\"x\")}");
    assertThat(verdict(shaped)).isEqualTo(Verdict.BLOCKED);
    assertThat(words(shaped)).contains("mine.jslt broke: number(x) failed: not a number");
  }

  @Test
  void aTransformThatNeverEndsOrGrowsWithoutBoundIsStopped() throws IOException {
    assertThat(words(jslt("def f(x) f($x + 1)\nf(1)"))).contains("calls itself without end");
    assertThat(words(jslt("[for (split(\"" + "a ".repeat(900) + "\", \" \")) .  + \"123456\"]")))
        .contains("at most 5000 are sent, see muster.deliveries.max-sent");
  }

  @Test
  void aTransformThatCannotBeReadStopsTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.jslt"), "{\n  \"a\": .b,\n  oops\n}");
    assertThatThrownBy(() -> FilterKit.subscriber("form", "jslt", "transform", file.toString()))
        .hasMessageMatching(
            "muster\\.subscribers\\[hr]\\.transform is \"\\S+bad\\.jslt\"; line 3, column \\d+: .+");
    assertThatThrownBy(() -> FilterKit.subscriber("form", "jslt", "transform", folder + "/no.jslt"))
        .hasMessageContaining("no.jslt\"; it cannot be read:");
  }

  @Test
  void theVendorsBodyThatIsKeptNoMoreBlocksTheDelivery() {
    assertThat(words(shape("vendor"))).isEqualTo("what the box itself sent is not kept any more");
  }

  @Test
  void aBodyThatIsTooLargeIsNotSent() throws IOException {
    byte[] large = new byte[6000];
    pictures.put(large);
    Delivery shaped =
        forms.shape(
            EventKit.delivery(
                FilterKit.subscriber("pictures", "inline"),
                payload().replace(Digest.of(FACE), Digest.of(large))));
    assertThat(verdict(shaped)).isEqualTo(Verdict.BLOCKED);
    assertThat(words(shaped)).contains("at most 5000 are sent");
  }

  private Delivery jslt(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.jslt"), text);
    return shape("jslt", "transform", file.toString());
  }

  private Delivery shape(String form, String... more) {
    List<String> all = new java.util.ArrayList<>(List.of("form", form));
    all.addAll(List.of(more));
    Subscriber subscriber = FilterKit.subscriber(all.toArray(String[]::new));
    return forms.shape(EventKit.delivery(subscriber, payload()));
  }

  private PictureLinks.Worth judge(String event, String expires, String signature) {
    return links.judge(Digest.of(FACE), event, expires, signature);
  }

  private static String payload() {
    return "{\"type\":\"match.person\",\"timestamp\":\"2026-03-02T12:00:00Z\",\"data\":{\"event_id\":\"evt_1\","
        + "\"box\":\"gate east\",\"device\":{\"id\":\"d/1\"},\"matched\":true,"
        + "\"person\":{\"identity_id\":\"0007\",\"name\":\"王芳\",\"type\":\"employee\"},\"pictures\":{\"face\":\""
        + Digest.of(FACE)
        + "\"}}}";
  }

  private static JsonNode data(Delivery shaped) throws IOException {
    return JSON.readTree(text(shaped)).get("data");
  }

  private static String text(Delivery shaped) {
    return new String(body(shaped).bytes(), StandardCharsets.UTF_8);
  }

  private static Body body(Delivery shaped) {
    assertThat(shaped.result()).isNull();
    assertThat(shaped.body()).isNotNull();
    return shaped.body();
  }

  private static Verdict verdict(Delivery shaped) {
    assertThat(shaped.result()).isNotNull();
    return shaped.result().verdict();
  }

  private static String words(Delivery shaped) {
    assertThat(shaped.result()).isNotNull();
    return shaped.result().words();
  }
}
