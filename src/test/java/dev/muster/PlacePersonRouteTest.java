package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.ScriptedServer.Reply;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real routes from the drop folder to a box that is scripted, call by call. */
class PlacePersonRouteTest {

  private static final String FIND = "GET /SophonFogSys/api/users";
  private static final String CREATE = "POST /SophonFogSys/api/users";
  private static final String CHANGE = "PUT /SophonFogSys/api/users";
  private static final String REMOVE = "DELETE /SophonFogSys/api/users";

  private RunningBridge bridge;
  private ScriptedBox box;

  @BeforeEach
  void startAfresh() {
    bridge = RunningBridge.afresh();
    box = bridge.box;
  }

  @Test
  void theFirstPersonIsPlacedByTheWholeSequenceInOrder() {
    bridge.drop("0007_王芳.jpg", Color.RED);
    bridge.untilPlacement("0007", "PLACED");
    assertThat(box.calls())
        .containsExactly(
            "GET /SophonFace/api/permissions?info.name=staff&exact=true",
            "POST /SophonFogSys/api/permissions",
            "GET /SophonFace/api/permissions?info.name=staff&exact=true",
            "GET /SophonFace/api/groups?info.name=default_group&exact=true",
            "POST /SophonFogSys/api/users",
            "GET /SophonDevice/api/Devices",
            "POST /SophonDevice/api/Devices",
            "GET /SophonFogSys/api/HistoryEventUrl",
            "POST /SophonFogSys/api/HistoryEventUrl");
    JsonNode user = box.user("0007");
    assertThat(user.path("group_name").asText()).isEqualTo("default_group");
    assertThat(user.path("info").path("name").asText()).isEqualTo("王芳");
    assertThat(user.path("info").path("type").asInt()).isEqualTo(1);
    assertThat(user.path("info").path("permission_ids").path(0).asText())
        .isEqualTo(box.permissionId("staff"));
    assertThat(user.path("reg_photo").asText()).startsWith("/9j/").doesNotContain("\n");
    assertThat(box.devices()).hasSize(1);
    assertThat(box.devices().get(0).path("permission_id").asText())
        .isEqualTo(box.permissionId("staff"));
    assertThat(box.eventUrl()).isEqualTo(bridge.address("/events/box-1").toString());
    assertThat(box.seen())
        .allSatisfy(
            call ->
                assertThat(call.headers().keySet()).noneMatch(name -> name.startsWith("Camel")));
  }

  @Test
  void theSecondPersonOfAGroupTakesOneCall() {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    place("0002.jpg", Color.BLUE);
    assertThat(box.calls()).containsExactly(CREATE);
  }

  @Test
  void aFurtherGroupIsSetUpWithoutWhatTheBoxHasAlready() {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    place("visitors/0002.jpg", Color.BLUE);
    assertThat(box.calls())
        .containsExactly(
            "GET /SophonFace/api/permissions?info.name=visitors&exact=true",
            "POST /SophonFogSys/api/permissions",
            "GET /SophonFace/api/permissions?info.name=visitors&exact=true",
            "POST /SophonFogSys/api/users",
            "GET /SophonDevice/api/Devices",
            "POST /SophonDevice/api/Devices");
  }

  @Test
  void theSamePhotoAgainMakesNoCall() {
    place("0007.jpg", Color.RED);
    box.forgetCalls();
    bridge.drop("0007.jpg", Color.RED);
    await().until(() -> handedBack(".done", "0007 (2).jpg") == 1);
    bridge.pass(Duration.ofSeconds(11));
    await().until(() -> bridge.text("SELECT open FROM batch").equals("0"));
    bridge.drop("0007.jpg", Color.RED);
    await().until(() -> bridge.text("SELECT state FROM batch_row").equals("PLACED, UNCHANGED"));
    assertThat(box.calls()).isEmpty();
  }

  @Test
  void aNewPhotoOfThePersonIsOneUpdate() {
    place("0007.jpg", Color.RED);
    box.forgetCalls();
    bridge.drop("0007.jpg", Color.BLUE);
    await().until(() -> box.count(CHANGE) == 1);
    bridge.untilPlacement("0007", "PLACED");
    assertThat(box.calls())
        .containsExactly(
            "GET /SophonFogSys/api/users?group_name=default_group&identity_id=0007", CHANGE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unclearAnswers")
  void anUnclearAnswerIsReadBackLaterAndNeverRepeatedAtOnce(String what, Reply reply) {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.next(CREATE, reply);
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "FAILED");
    assertThat(box.calls()).containsExactly(CREATE);
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(box.calls())
        .hasSize(3)
        .startsWith(CREATE, FIND + "?group_name=default_group&identity_id=0002");
    assertThat(box.count(CREATE)).isEqualTo(2);
  }

  static Stream<Arguments> unclearAnswers() {
    return Stream.of(
        Arguments.of("a page", Reply.of(200, "<html>login</html>")),
        Arguments.of("an empty object", Reply.of(200, "{}")),
        Arguments.of("nothing", Reply.of(200, "")),
        Arguments.of("half a JSON", Reply.of(200, "{\"data\":{\"identity_id\":")),
        Arguments.of("half of what was announced", Reply.halfOf("{\"data\":{")),
        Arguments.of("HTTP 500 with a page", Reply.of(500, "<h1>Internal Server Error</h1>")),
        Arguments.of("HTTP 503", Reply.of(503, "")),
        Arguments.of("HTTP 429", Reply.of(429, "")),
        Arguments.of("trouble inside the box", ScriptedBox.error(500, 50091, "server error")),
        Arguments.of("trouble without a code", Reply.of(500, "{\"error\":{\"message\":\"db\"}}")),
        Arguments.of("a dropped connection", Reply.none()));
  }

  @Test
  void aPersonThatTheBoxTookWithoutSayingSoIsNotSentAgain() {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.next(CREATE, box.registeredWithoutAnswer());
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "FAILED");
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(box.count(CREATE)).isEqualTo(1);
    assertThat(box.count(CHANGE)).isZero();
  }

  @Test
  void aBoxThatDoesNotAnswerInTimeIsAskedAgainLater() throws Exception {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.next(CREATE, exchange -> {});
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "FAILED");
    assertThat(box.count(CREATE)).isEqualTo(1);
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
  }

  @Test
  void anErrorInsideA200IsARefusalWithTheReasonInTheReport() throws IOException {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.next(CREATE, ScriptedBox.error(200, 40004, "no face"));
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "REFUSED");
    await().until(() -> handedBack(".failed", "0002.jpg") == 1);
    await().until(() -> handedBack(".failed", "report.csv") == 1);
    try (Stream<Path> files = Files.walk(bridge.drop.resolve(".failed"))) {
      Path report = files.filter(file -> file.endsWith("report.csv")).max(Path::compareTo).get();
      assertThat(Files.readString(report))
          .contains("0002.jpg,,0002,0002,box-1,refused,NO_FACE,No face was found in the photo.")
          .contains("the box answered 40004 no face");
    }
    bridge.pass(Duration.ofDays(1));
    assertThat(box.calls()).hasSize(2);
  }

  @Test
  void aBoxThatIsDownIsTriedAgainWhenItsLaneHasRested() {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.whileDown(
        () -> {
          bridge.drop("0002.jpg", Color.BLUE);
          bridge.untilPlacement("0002", "FAILED");
        });
    assertThat(box.calls()).isEmpty();
    bridge.pass(Duration.ofSeconds(30));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(box.calls()).hasSize(2);
  }

  @Test
  void anEmptiedBoxIsSetUpAgain() {
    place("0001.jpg", Color.RED);
    box.empty();
    box.forgetCalls();
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "FAILED");
    assertThat(box.calls()).containsExactly(CREATE);
    box.forgetCalls();
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "PLACED");
    assertThat(box.calls())
        .startsWith(
            "GET /SophonFace/api/permissions?info.name=staff&exact=true",
            "POST /SophonFogSys/api/permissions")
        .endsWith("GET /SophonFogSys/api/HistoryEventUrl", "POST /SophonFogSys/api/HistoryEventUrl")
        .hasSize(10);
  }

  @Test
  void aPermissionGroupThatTheBoxTakesButDoesNotListIsNeverUsedWithAnEmptyId() {
    box.next("POST /SophonFogSys/api/permissions", Reply.of(200, "{\"data\":{}}"));
    bridge.drop("0001.jpg", Color.RED);
    bridge.untilPlacement("0001", "FAILED");
    assertThat(box.calls())
        .containsExactly(
            "GET /SophonFace/api/permissions?info.name=staff&exact=true",
            "POST /SophonFogSys/api/permissions",
            "GET /SophonFace/api/permissions?info.name=staff&exact=true");
  }

  @Test
  void aRefusedDeviceIsNotedAndKeepsNobodyOffTheBox() {
    box.next("POST /SophonDevice/api/Devices", ScriptedBox.error(400, 40098, "too many devices"));
    place("0001.jpg", Color.RED);
    assertThat(bridge.text("SELECT problem FROM box_setup WHERE part = 'DEVICE'"))
        .isEqualTo("the box answered 40098 too many devices");
    assertThat(box.count("POST /SophonDevice")).isEqualTo(1);
  }

  @Test
  void somebodyWhomTheBoxHasAlreadyIsLookedAtAndOverwritten() {
    place("0001.jpg", Color.RED);
    box.enrolledByOthers("0002");
    box.forgetCalls();
    place("0002_王芳.jpg", Color.BLUE);
    assertThat(box.calls())
        .containsExactly(CREATE, FIND + "?group_name=default_group&identity_id=0002", CHANGE);
    assertThat(box.user("0002").path("info").path("name").asText()).isEqualTo("王芳");
  }

  @Test
  void halfAPersonIsRemovedAndTheReportSaysSo() {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.next(CREATE, box.halfOfThePerson(40004));
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "REFUSED");
    assertThat(box.user("0002")).isNull();
    String find = FIND + "?group_name=default_group&identity_id=0002";
    assertThat(box.calls()).containsExactly(CREATE, find, REMOVE, find);
    assertThat(detail("0002"))
        .isEqualTo(
            "the box answered 40004 no face; the box had kept the person without the photo, who was"
                + " removed again");
  }

  @Test
  void halfAPersonThatCannotBeRemovedIsTriedAgain() {
    place("0001.jpg", Color.RED);
    box.forgetCalls();
    box.next(CREATE, box.halfOfThePerson(40004));
    box.next(REMOVE, ScriptedBox.error(500, 50091, "server error"));
    bridge.drop("0002.jpg", Color.BLUE);
    bridge.untilPlacement("0002", "FAILED");
    assertThat(detail("0002")).startsWith("half a person").endsWith("50091 server error");
    box.next(CHANGE, ScriptedBox.error(400, 40004, "no face"));
    bridge.pass(Duration.ofSeconds(2));
    bridge.untilPlacement("0002", "REFUSED");
    assertThat(box.user("0002")).isNull();
  }

  @Test
  void aRefusedNewPhotoLeavesTheEarlierOneUnderTheEarlierVersion() {
    place("0007.jpg", Color.RED);
    String photo = box.user("0007").path("reg_photo").asText();
    box.forgetCalls();
    box.next(CHANGE, box.allButThePhoto(40004));
    bridge.drop("0007.jpg", Color.BLUE);
    bridge.untilPlacement("0007", "REFUSED");
    assertThat(detail("0007"))
        .isEqualTo("the box answered 40004 no face; the earlier photo still stands");
    assertThat(box.user("0007").path("reg_photo").asText()).isEqualTo(photo);
    assertThat(box.user("0007").path("info").path("muster_version").asText()).isEqualTo("refused");
  }

  @Test
  void somebodyWhoLeavesIsLookedForRemovedAndLookedForAgain() {
    place("0007.jpg", Color.RED);
    box.forgetCalls();
    bridge.leave("0007");
    await().until(() -> bridge.placement("0007").isEmpty());
    String find = FIND + "?group_name=default_group&identity_id=0007";
    assertThat(box.calls()).containsExactly(find, REMOVE, find);
    assertThat(box.seen().get(1).body()).isEqualTo("{\"identity_id\":\"0007\"}");
    assertThat(box.user("0007")).isNull();
    assertThat(bridge.text("SELECT proof FROM removal_place"))
        .isEqualTo("absent: the box lists nobody with the number 0007");
  }

  @Test
  void aRemovalThatTheBoxOnlyClaimsIsTriedAgain() {
    place("0007.jpg", Color.RED);
    box.forgetCalls();
    box.next(REMOVE, Reply.of(200, "{\"data\":{\"identity_id\":\"0007\"}}"));
    bridge.leave("0007");
    await().until(() -> detail("0007").startsWith("the box still has the number 0007"));
    assertThat(bridge.placement("0007")).isEqualTo("REMOVING");
    bridge.pass(Duration.ofSeconds(2));
    await().until(() -> bridge.placement("0007").isEmpty());
    assertThat(box.user("0007")).isNull();
  }

  @Test
  void aBoxThatHasForgottenThePersonAnswersARemovalAtOnce() {
    place("0007.jpg", Color.RED);
    box.empty();
    box.forgetCalls();
    bridge.leave("0007");
    await().until(() -> bridge.placement("0007").isEmpty());
    assertThat(box.calls()).containsExactly(FIND + "?group_name=default_group&identity_id=0007");
  }

  private String detail(String id) {
    return bridge.text("SELECT detail FROM placement WHERE identity_id = '" + id + "'");
  }

  private void place(String file, Color colour) {
    bridge.drop(file, colour);
    String id = file.replaceAll(".*/|\\.jpg|_.*", "");
    bridge.untilPlacement(id, "PLACED");
    await().until(() -> bridge.text("SELECT count(*) FROM batch_row WHERE handed = 0").equals("0"));
  }

  private long handedBack(String folder, String name) throws IOException {
    Path home = bridge.drop.resolve(folder);
    List<String> batches = List.of(bridge.text("SELECT id FROM batch").split(", "));
    return batches.stream()
        .filter(batch -> Files.exists(home.resolve(batch).resolve(name)))
        .count();
  }
}
