package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.event.PictureMatch;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What placing a person on a box means, whichever API the box speaks: the real routes against an
 * embedded face box, looked at from outside.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlacingContract {

  private static final View VIEW = View.frontal().sized(240, 300);
  private static final Map<Integer, byte[]> FACES = new ConcurrentHashMap<>();

  private final String api;
  private final String look;
  private final String create;
  private PlacingSite site;
  private RunningBridge bridge;

  /**
   * @param look the call that asks for a person, as method and path
   * @param create the call that registers one
   */
  PlacingContract(String api, String look, String create) {
    this.api = api;
    this.look = look;
    this.create = create;
  }

  @BeforeAll
  void start() {
    site = new PlacingSite();
    bridge = RunningBridge.on(site.url(), "--muster.boxes[0].api=" + api);
  }

  @AfterAll
  void stop() {
    bridge.close();
    site.close();
  }

  @BeforeEach
  void emptyBox() {
    bridge.reset();
    site.empty();
    site.forgetCalls();
  }

  @Test
  void somebodyNewStandsThereWithEverythingThatIsNeeded() throws IOException {
    place("0007_王芳.jpg", 1);
    JsonNode person = site.person("0007");
    assertThat(person.path("info").path("name").asText()).isEqualTo("王芳");
    assertThat(person.path("info").path("type").asInt()).isEqualTo(1);
    assertThat(site.permissionsOf("0007")).containsExactly("staff");
    assertThat(person.path("reg_photo").binaryValue()).isEqualTo(face(1));
    assertThat(site.device("192.168.1.63").path("permission_id").asText())
        .isEqualTo(person.path("info").path("permission_ids").path(0).asText());
    assertThat(site.eventUrl()).isEqualTo(bridge.address("/events/box-1").toString());
  }

  @Test
  void theSecondPersonOfAGroupTakesOneCall() {
    place("0001.jpg", 1);
    site.forgetCalls();
    place("0002.jpg", 2);
    assertThat(site.calls()).containsExactly(create);
  }

  @Test
  void theSameAgainMakesNoCall() {
    place("0007.jpg", 1);
    site.forgetCalls();
    bridge.drop("0007.jpg", face(1));
    await().until(() -> bridge.text("SELECT count(*) FROM batch_row WHERE handed = 0").equals("0"));
    assertThat(site.calls()).isEmpty();
    assertThat(bridge.placement("0007")).isEqualTo("PLACED");
  }

  @Test
  void anotherPhotoTakesThePlaceOfTheFirst() throws IOException {
    place("0007.jpg", 1);
    String version = version("0007");
    bridge.drop("0007.jpg", face(2));
    await().until(() -> !version("0007").equals(version));
    bridge.untilPlacement("0007", "PLACED");
    assertThat(site.person("0007").path("reg_photo").binaryValue()).isEqualTo(face(2));
    assertThat(site.person("0007").path("info").path("image_ids")).hasSize(1);
    assertThat(calls(create)).isEqualTo(1);
  }

  @Test
  void anotherNameLeavesThePhotoAlone() {
    place("0007_王芳.jpg", 1);
    String image = image("0007");
    bridge.drop("0007_李雷.jpg", face(1));
    await().until(() -> site.person("0007").path("info").path("name").asText().equals("李雷"));
    bridge.untilPlacement("0007", "PLACED");
    assertThat(image("0007")).isEqualTo(image);
  }

  @Test
  void aFurtherGroupIsAddedWithItsDevice() {
    place("0007.jpg", 1);
    String image = image("0007");
    bridge.drop("visitors/0007.jpg", face(1));
    await().until(() -> site.permissionsOf("0007").size() == 2);
    bridge.untilPlacement("0007", "PLACED");
    assertThat(site.permissionsOf("0007")).containsExactlyInAnyOrder("staff", "visitors");
    assertThat(site.device("192.168.1.64").path("permission_id").asText()).isNotEmpty();
    assertThat(image("0007")).isEqualTo(image);
  }

  @Test
  void somebodyWhomTheBoxHasWithAnotherPhotoIsOverwritten() throws IOException {
    place("0001.jpg", 3);
    site.enrol("0007", "somebody else's", face(2));
    site.forgetCalls();
    place("0007_王芳.jpg", 1);
    assertThat(site.calls()).startsWith(create).anyMatch(call -> call.startsWith(look));
    assertThat(site.person("0007").path("reg_photo").binaryValue()).isEqualTo(face(1));
    assertThat(site.person("0007").path("info").path("name").asText()).isEqualTo("王芳");
    assertThat(site.people()).hasSize(2);
  }

  @Test
  void aBoxThatWasEmptiedIsSetUpAgain() {
    place("0001.jpg", 1);
    site.empty();
    bridge.drop("0002.jpg", face(2));
    bridge.untilPlacement("0002", "FAILED");
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(site.permissionsOf("0002")).containsExactly("staff");
    assertThat(site.device("192.168.1.63").isMissingNode()).isFalse();
  }

  @Test
  void aRegistrationWhoseAnswerIsLostIsNotRepeated() {
    place("0001.jpg", 1);
    site.fault(Map.of("where", create, "what", "drop-after", "first", 1));
    site.forgetCalls();
    bridge.drop("0002.jpg", face(2));
    bridge.untilPlacement("0002", "FAILED");
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(calls(create)).isEqualTo(1);
    assertThat(site.people()).hasSize(2);
  }

  @Test
  void troubleInsideTheBoxIsTriedAgain() {
    place("0001.jpg", 1);
    site.fault(Map.of("where", create, "what", "status", "status", 500, "first", 1));
    bridge.drop("0002.jpg", face(2));
    bridge.untilPlacement("0002", "FAILED");
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(site.people()).hasSize(2);
  }

  @Test
  void aPhotoWithoutAFaceIsRefusedAndNothingIsLeft() {
    place("0001.jpg", 1);
    bridge.drop("0002.jpg", RunningBridge.picture(Color.BLUE));
    bridge.untilPlacement("0002", "REFUSED");
    assertThat(reason("0002")).isEqualTo("NO_FACE");
    assertThat(detail("0002")).doesNotContain(";");
    assertThat(site.people()).hasSize(1);
  }

  @Test
  void aRefusedNewPhotoLeavesTheEarlierOne() throws IOException {
    place("0007.jpg", 1);
    bridge.drop("0007.jpg", RunningBridge.picture(Color.BLUE));
    bridge.untilPlacement("0007", "REFUSED");
    assertThat(reason("0007")).isEqualTo("NO_FACE");
    assertThat(detail("0007")).endsWith("; the earlier photo still stands");
    assertThat(site.person("0007").path("reg_photo").binaryValue()).isEqualTo(face(1));
  }

  @Test
  void halfAPersonIsRemovedAgain() {
    place("0001.jpg", 1);
    site.keepHalfOfTheNext();
    bridge.drop("0002.jpg", face(2));
    bridge.untilPlacement("0002", "REFUSED");
    assertThat(reason("0002")).isEqualTo("LOW_QUALITY");
    assertThat(detail("0002"))
        .endsWith("; the box had kept the person without the photo, who was removed again");
    assertThat(site.people()).hasSize(1);
  }

  @Test
  void halfAPersonWhoseAnswerWasLostIsGivenThePhoto() throws IOException {
    place("0001.jpg", 1);
    site.keepHalfOfTheNext();
    site.fault(Map.of("where", look, "what", "status", "status", 500, "first", 1));
    bridge.drop("0002.jpg", face(2));
    bridge.untilPlacement("0002", "FAILED");
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(site.person("0002").path("reg_photo").binaryValue()).isEqualTo(face(2));
    assertThat(calls(create)).isEqualTo(2);
  }

  @Test
  void somebodyWhoLeavesIsGoneWithProof() {
    place("0001.jpg", 1);
    place("0007.jpg", 2);
    bridge.leave("0007");
    await().until(() -> bridge.placement("0007").isEmpty());
    assertThat(site.people()).hasSize(1);
    assertThat(bridge.text("SELECT proof FROM removal_place"))
        .startsWith("absent: the box answered");
  }

  @Test
  void aRemovalWhoseAnswerIsLostIsReadBack() {
    place("0007.jpg", 1);
    site.fault(Map.of("where", remove(), "what", "drop-after", "first", 1));
    bridge.leave("0007");
    await().until(() -> detail("0007").contains("NO_ANSWER: "));
    assertThat(bridge.placement("0007")).isEqualTo("REMOVING");
    bridge.pass(Duration.ofSeconds(2));
    await().until(() -> bridge.placement("0007").isEmpty());
    assertThat(site.people()).isEmpty();
  }

  @Test
  void somebodyWhomTheBoxDoesNotHaveIsGoneAfterOneCall() {
    place("0007.jpg", 1);
    site.empty();
    site.forgetCalls();
    bridge.leave("0007");
    await().until(() -> bridge.placement("0007").isEmpty());
    assertThat(site.calls()).singleElement().asString().startsWith(look);
  }

  @Test
  void aPictureShownToTheBoxIsRecognised() {
    place("0007_王芳.jpg", 1);
    PictureMatch shown = bridge.show("192.168.1.63", face(1));
    assertThat(shown.outcome())
        .isInstanceOfSatisfying(
            Outcome.Answered.class,
            answered ->
                assertThat(answered.value())
                    .isInstanceOfSatisfying(
                        PictureMatch.Result.class,
                        result -> {
                          assertThat(result.passed()).isTrue();
                          assertThat(result.identityId()).isEqualTo("0007");
                          assertThat(result.name()).isEqualTo("王芳");
                          assertThat(result.score()).isGreaterThan(90);
                        }));
    assertThat(bridge.show("192.168.1.63", RunningBridge.picture(Color.RED)).outcome())
        .isInstanceOf(Outcome.Refused.class);
  }

  /** The call that removes somebody, as method and path. */
  abstract String remove();

  private void place(String file, int face) {
    bridge.drop(file, face(face));
    bridge.untilPlacement(file.replaceAll("_.*|\\.jpg", ""), "PLACED");
    await().until(() -> bridge.text("SELECT count(*) FROM batch_row WHERE handed = 0").equals("0"));
  }

  private long calls(String call) {
    return site.calls().stream().filter(call::equals).count();
  }

  private String version(String id) {
    return bridge.text("SELECT version FROM placement WHERE identity_id = '" + id + "'");
  }

  private String reason(String id) {
    return bridge.text("SELECT reason FROM placement WHERE identity_id = '" + id + "'");
  }

  private String detail(String id) {
    return bridge.text("SELECT detail FROM placement WHERE identity_id = '" + id + "'");
  }

  private String image(String id) {
    return site.person(id).path("info").path("image_id").asText();
  }

  private static byte[] face(int person) {
    return FACES.computeIfAbsent(
        person, seed -> SampleFaces.person(List.of(1, 2, 5, 4).get(seed)).photo(VIEW));
  }
}
