package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.errand.Wish;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.SeenFace;
import java.awt.Color;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two groups on a Baidu twin that takes three calls a second and is asked two: copies, faces,
 * lists, looks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaiduErrandsTest {

  private static final String CLOUD = DirectoryContract.CLOUD;
  private static final String FIRST = "muster";
  private static final String SECOND = "gate";
  private static final String LIBRARY = BaiduSite.FACE + "/faceset";

  private final ObjectMapper json = new ObjectMapper();
  private BaiduSite site;
  private RunningBridge bridge;

  @BeforeAll
  void start() {
    site = new BaiduSite("--muster.facebox.baidu.qps=3", "--muster.facebox.liveness=pass");
    site.call("/faceset/group/add", Map.of("group_id", FIRST));
    site.call("/faceset/group/add", Map.of("group_id", SECOND));
    bridge =
        site.bridge(
            "--muster.clouds[0].rate=2",
            "--muster.clouds[0].groups[0]=" + FIRST,
            "--muster.clouds[0].groups[1]=" + SECOND,
            "--muster.clouds[0].check=true",
            "--muster.clouds[0].limits.side=50",
            "--muster.clouds[0].photo.max-bytes=200000");
  }

  @AfterAll
  void stop() {
    bridge.close();
    site.close();
  }

  @BeforeEach
  void nobody() {
    bridge.reset();
    site.empty(FIRST, SECOND);
  }

  @Test
  void thePhotoIsMeasuredAndSentOnceAndCopiedIntoTheOtherGroup() {
    place("0001", 1);
    assertThat(site.count(BaiduSite.FACE + "/detect")).isEqualTo(1);
    assertThat(site.count(LIBRARY + "/user/add")).isEqualTo(1);
    assertThat(site.count(LIBRARY + "/user/copy")).isEqualTo(1);
    assertThat(site.people(SECOND)).containsExactly("0001");
    assertThat(site.info(SECOND, "0001")).isEqualTo(site.info(FIRST, "0001"));
    place("0001", 2);
    assertThat(site.count(LIBRARY + "/user/update")).isEqualTo(2);
    assertThat(site.faces(SECOND, "0001")).isEqualTo(site.faces(FIRST, "0001")).hasSize(1);
  }

  @Test
  void aPhotoBeyondALimitIsRefusedWithWhatTheCloudMeasuredBeforeItIsWritten() {
    site.inside(
        BaiduSite.FACE + "/detect",
        """
        {"error_code":0,"result":{"face_num":1,"face_list":[{
          "location":{"left":1,"top":1,"width":90,"height":90,"rotation":0},
          "angle":{"yaw":31.4,"pitch":0,"roll":0},"quality":{"blur":0.9}}]}}
        """,
        1);
    bridge.drop("0001.jpg", DirectoryContract.face(1));
    untilOnCloud("0001", "REFUSED");
    assertThat(onCloud("reason", "0001")).isEqualTo("BLURRED");
    assertThat(onCloud("detail", "0001"))
        .isEqualTo("the cloud measured blur 0.9 (< 0.7), yaw 31.4 (< 20)");
    assertThat(site.count(LIBRARY + "/user/add")).isZero();
  }

  @Test
  void aFaceBesideOursIsTakenAway() {
    site.inside(LIBRARY + "/face/getlist", 216400, 1);
    bridge.drop("0001.jpg", DirectoryContract.face(1));
    untilOnCloud("0001", "FAILED");
    List<String> ours = site.faces(FIRST, "0001");
    site.append(SECOND, "0001", DirectoryContract.face(2));
    assertThat(site.faces(SECOND, "0001")).hasSize(2);
    bridge.pass(Duration.ofSeconds(3));
    untilOnCloud("0001", "PLACED");
    assertThat(site.count(LIBRARY + "/face/delete")).isEqualTo(1);
    assertThat(site.faces(SECOND, "0001")).isEqualTo(ours);
  }

  @Test
  void severalPeopleAreNotSentSoQuicklyThatTheCloudDeclines() {
    for (int i = 0; i < 4; i++) {
      bridge.drop("000" + i + ".jpg", DirectoryContract.face(i));
    }
    for (int i = 0; i < 4; i++) {
      untilOnCloud("000" + i, "PLACED");
    }
    assertThat(site.count(LIBRARY + "/user/add")).as("none is repeated").isEqualTo(4);
    assertThat(site.count(LIBRARY + "/user/copy")).isEqualTo(4);
    assertThat(site.count(LIBRARY + "/face/getlist")).isEqualTo(8);
  }

  @Test
  void everybodyIsListedOnceWithTheirGroupsAndFurtherPagesCostNoCall() throws Exception {
    place("A-7", 1);
    place("0001", 2);
    site.forgetCalls();
    JsonNode page = get("/api/directories/" + CLOUD + "/people?limit=1", 200);
    assertThat(page.path("items").path(0).path("id").asText()).isEqualTo("0001");
    assertThat(page.path("items").path(0).path("groups").toString())
        .isEqualTo("[\"muster\",\"gate\"]");
    JsonNode next =
        get(
            "/api/directories/%s/people?limit=1&cursor=%s"
                .formatted(CLOUD, page.path("next").asText()),
            200);
    assertThat(next.path("items").path(0).path("id").asText()).isEqualTo("A-7");
    assertThat(next.path("next").isNull()).isTrue();
    assertThat(site.count(LIBRARY + "/group/getusers"))
        .as("each group, and that nobody follows")
        .isEqualTo(4);
    get("/api/directories/" + CLOUD + "/people?cursor=-", 400);
  }

  @Test
  void aGroupThatLeftTheConfigurationIsDeletedByHandOnly() throws Exception {
    site.call("/faceset/group/add", Map.of("group_id", "old"));
    site.append("old", "somebody", DirectoryContract.face(3));
    String groups = "/api/directories/" + CLOUD + "/groups";
    place("0001", 1);
    assertThat(get(groups, 200).toString()).contains("\"old\"").contains("\"muster\"");
    delete(groups + "/muster?people=1", 409);
    assertThat(delete(groups + "/old?people=0", 409).path("detail").asText()).contains("1 people");
    assertThat(site.people("old")).hasSize(1);
    assertThat(delete(groups + "/old?people=1", 200).path("gone").asBoolean()).isTrue();
    assertThat(get(groups, 200).toString()).doesNotContain("\"old\"");
    delete(groups + "/old?people=1", 404);
    delete(groups + "/x-y?people=1", 400);
  }

  @Test
  void somebodyIsIdentifiedOnceThoughTheyStandInTwoGroups() {
    place("A-7", 1);
    place("0001", 2);
    byte[] picture = DirectoryContract.face(1);
    List<Candidate> found = answer(new Look.Identify(CLOUD, picture, 5));
    assertThat(found).extracting(Candidate::id).startsWith("A-7").doesNotHaveDuplicates();
    assertThat(found.get(0).confirmed()).isTrue();
    List<IdentifiedFace> faces = answer(new Look.IdentifyAll(CLOUD, picture, 3, 5));
    assertThat(faces).hasSize(1);
    assertThat(faces.get(0).candidates()).extracting(Candidate::id).startsWith("A-7");
    site.call("/faceset/group/delete", Map.of("group_id", SECOND));
    assertThat(answer(new Look.Identify(CLOUD, picture, 1)))
        .as("a group that is gone hides nobody of another")
        .extracting(Candidate::id)
        .containsExactly("A-7");
    assertThat(answer(new Look.IdentifyAll(CLOUD, picture, 3, 5)))
        .singleElement()
        .satisfies(
            face -> assertThat(face.candidates()).extracting(Candidate::id).startsWith("A-7"));
    site.call("/faceset/group/add", Map.of("group_id", SECOND));
  }

  @Test
  void nobodyIsAnAnswer() {
    assertThat(answer(new Look.Identify(CLOUD, DirectoryContract.face(1), 1))).isEmpty();
    assertThat(answer(new Look.IdentifyAll(CLOUD, DirectoryContract.face(1), 1, 1))).isEmpty();
  }

  @Test
  void facesAreLocatedComparedAndJudged() {
    byte[] picture = DirectoryContract.face(1);
    SeenFace face = answer(new Look.Locate(CLOUD, picture, 3)).get(0);
    assertThat(face.place().width()).isPositive();
    assertThat(face.measures().blur()).isNotNull();
    Comparison same = answer(new Look.Verify(CLOUD, picture, picture));
    assertThat(same.same()).isTrue();
    assertThat(same.score().raw()).isEqualTo(100);
    assertThat(answer(new Look.Verify(CLOUD, picture, DirectoryContract.face(3))).same()).isFalse();
    Liveness live = answer(new Look.CheckLiveness(CLOUD, List.of(picture, picture)));
    assertThat(live.isLive()).isTrue();
    assertThat(live.threshold()).isEqualTo(0.3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void aPictureWithoutAFaceIsRefusedAndWhatIsNoPictureCostsNoCall(String path) {
    assertThat(reason(look(path, RunningBridge.picture(Color.BLUE)))).isEqualTo(Reason.NO_FACE);
    site.forgetCalls();
    assertThat(reason(look(path, new byte[200_001]))).isEqualTo(Reason.NOT_AN_IMAGE);
    assertThat(site.count(BaiduSite.FACE)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void anErrorInA200IsNoAnswerAndAStormSaysThatTheCloudIsBusy(String path) {
    site.inside(BaiduSite.FACE + path, 216400, 1);
    assertThat(bridge.run(look(path, DirectoryContract.face(1))))
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    site.inside(BaiduSite.FACE + path, "<html>", 1);
    assertThat(bridge.run(look(path, DirectoryContract.face(1))))
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    site.inside(BaiduSite.FACE + path, 18, 4);
    assertThat(bridge.run(look(path, DirectoryContract.face(1))))
        .isInstanceOfSatisfying(
            Outcome.NotReached.class, not -> assertThat(not.why()).startsWith("TOO_BUSY: "));
  }

  @Test
  void aQuotaThatIsUsedUpStopsItsInterfaceOnly() {
    site.inside(BaiduSite.FACE + "/match", 17, 1);
    byte[] picture = DirectoryContract.face(1);
    assertThat(bridge.run(new Look.Verify(CLOUD, picture, picture)))
        .isInstanceOf(Outcome.NotReached.class);
    site.forgetCalls();
    assertThat(bridge.run(new Look.Verify(CLOUD, picture, picture)))
        .isInstanceOf(Outcome.NotReached.class);
    assertThat(site.count(BaiduSite.FACE)).isZero();
    place("0001", 1);
    bridge.pass(Duration.ofHours(25));
    assertThat(answer(new Look.Verify(CLOUD, picture, picture)).same()).isTrue();
  }

  static Stream<Arguments> looks() {
    return Stream.of("/detect", "/match", "/search", "/multi-search", "/faceverify")
        .map(Arguments::of);
  }

  private static Look<?> look(String path, byte[] picture) {
    return switch (path) {
      case "/detect" -> new Look.Locate(CLOUD, picture, 1);
      case "/match" -> new Look.Verify(CLOUD, picture, picture);
      case "/search" -> new Look.Identify(CLOUD, picture, 1);
      case "/multi-search" -> new Look.IdentifyAll(CLOUD, picture, 1, 1);
      default -> new Look.CheckLiveness(CLOUD, List.of(picture));
    };
  }

  private <T> T answer(Wish<T> wish) {
    Outcome<T> outcome = bridge.run(wish);
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return ((Outcome.Answered<T>) outcome).value();
  }

  private Reason reason(Wish<?> wish) {
    Outcome<?> outcome = bridge.run(wish);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal().reason();
  }

  private void place(String id, int face) {
    String before = onCloud("updated_at", id);
    bridge.drop(id + ".jpg", DirectoryContract.face(face));
    await().atMost(Duration.ofSeconds(30)).until(() -> !onCloud("updated_at", id).equals(before));
    untilOnCloud(id, "PLACED");
  }

  private void untilOnCloud(String id, String state) {
    await(id + " on the cloud is " + state)
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(onCloud("state", id)).as(onCloud("detail", id)).isEqualTo(state));
  }

  private String onCloud(String column, String id) {
    return bridge.text(
        "SELECT %s FROM placement WHERE identity_id = '%s' AND directory = '%s'"
            .formatted(column, id, CLOUD));
  }

  private JsonNode get(String path, int status) throws Exception {
    return send(HttpRequest.newBuilder(bridge.address(path)).GET(), status);
  }

  private JsonNode delete(String path, int status) throws Exception {
    return send(HttpRequest.newBuilder(bridge.address(path)).DELETE(), status);
  }

  private JsonNode send(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                request.header("Accept-Language", "en").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    JsonNode body = json.readTree(answer.body());
    assertThat(answer.statusCode()).as(body.toString()).isEqualTo(status);
    return body;
  }
}
