package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A Baidu face library, as the twin in the embedded face box has it. */
class BaiduDirectoryTest extends DirectoryContract {

  private static final String ADD = BaiduSite.FACE + "/faceset/user/add";
  private static final String UPDATE = BaiduSite.FACE + "/faceset/user/update";
  private static final String DELETE = BaiduSite.FACE + "/faceset/user/delete";
  private static final String GROUP = "muster";

  private BaiduSite site;

  @Override
  RunningBridge open() {
    site = new BaiduSite();
    return site.bridge("--muster.clouds[0].rate=0", "--muster.count-every=50");
  }

  @Override
  void die() {
    site.fault("/rest/2.0/face/*", Map.of("what", "drop-before"));
  }

  @Override
  void shut() {
    site.close();
  }

  @Override
  List<String> people() {
    List<String> people = new ArrayList<>();
    for (String name : site.people(GROUP)) {
      String info = site.info(GROUP, name);
      people.add(info.substring(info.indexOf(' ') + 1));
    }
    return people;
  }

  @Override
  String photo(String id) {
    List<String> faces = site.faces(GROUP, id);
    assertThat(faces).hasSizeLessThan(2);
    return faces.isEmpty() ? "" : faces.get(0);
  }

  @Override
  String enrolByOthers(byte[] photo) {
    site.append(GROUP, "stranger", photo);
    return "stranger";
  }

  @Override
  void empty() {
    site.empty(GROUP);
  }

  @Override
  void loseTheNextAnswer() {
    site.fault(ADD, Map.of("what", "drop-after", "first", 1));
  }

  @Override
  long placed() {
    return site.count(ADD) + site.count(UPDATE);
  }

  @Test
  void aTokenThatEndsAmidTheWorkIsRenewedAndNobodyFails() {
    place("0001.jpg", 1);
    site.inside(ADD, 111, 1);
    place("0002.jpg", 2);
    assertThat(site.count(BaiduSite.TOKEN)).isEqualTo(1);
    assertThat(placed()).as("one refused, then both").isEqualTo(3);
    assertThat(tries("0002")).isEqualTo("1");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "KEYS_REFUSED|{\"error\":\"invalid_client\",\"error_description\":\"unknown client id\"}",
        "KEYS_REFUSED|{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}",
        "KEYS_REFUSED|{\"error\":\"unsupported_grant_type\",\"error_description\":\"\"}",
        "NO_ANSWER|<html>gateway</html>",
        "NO_ANSWER|{\"access_token\":\"\",\"expires_in\":0}",
      })
  void aTokenThatIsNotGivenLetsTheLaneRestAndRefusesNobody(String reason, String body) {
    place("0001.jpg", 1);
    site.inside(ADD, 110, 1);
    site.inside(BaiduSite.TOKEN, body, 1);
    bridge.drop("0002.jpg", face(2));
    untilOnCloud("0002", "FAILED");
    assertThat(bridge.text("SELECT reason FROM lane WHERE name = '" + CLOUD + "'"))
        .startsWith(reason + ": ");
    goOn();
    untilOnCloud("0002", "PLACED");
  }

  @Test
  void aCallThatCameTooSoonWaitsAndIsNoTry() {
    site.inside(ADD, 18, 2);
    place("0001.jpg", 1);
    assertThat(placed()).isEqualTo(3);
    assertThat(tries("0001")).isEqualTo("1");
  }

  @Test
  void aStormOfCallsThatCameTooSoonLetsTheLaneRestAndEndsWithEverybodyPlaced() {
    site.inside(ADD, 18, 5);
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "FAILED");
    assertThat(site.count(ADD)).as("no more than four times").isEqualTo(4);
    assertThat(bridge.text("SELECT reason FROM lane WHERE name = '" + CLOUD + "'"))
        .startsWith("TOO_BUSY: ");
    goOn();
    untilOnCloud("0001", "PLACED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/faceset/user/add", "/faceset/user/get", "/faceset/face/getlist"})
  void anErrorInA200IsNoSuccessWhateverWasAsked(String path) {
    site.inside(BaiduSite.FACE + path, 216400, 1);
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "FAILED");
    goOn();
    untilOnCloud("0001", "PLACED");
    assertThat(people()).containsExactly("0001");
  }

  @Test
  void anErrorInA200LeavesTheEarlierPhotoUntilTheNextTry() {
    place("0001.jpg", 1);
    String before = photo("0001");
    site.inside(UPDATE, 216400, 1);
    bridge.drop("0001.jpg", face(2));
    untilOnCloud("0001", "FAILED");
    assertThat(photo("0001")).isEqualTo(before);
    goOn();
    untilOnCloud("0001", "PLACED");
    assertThat(photo("0001")).isNotEqualTo(before);
  }

  @Test
  void anErrorInA200IsNoRemoval() {
    place("0001.jpg", 1);
    site.inside(DELETE, 216400, 1);
    bridge.leave("0001");
    await().atMost(20, TimeUnit.SECONDS).until(() -> site.count(DELETE) == 1);
    await().atMost(20, TimeUnit.SECONDS).until(() -> onCloud("detail", "0001").contains("216400"));
    assertThat(people()).containsExactly("0001");
    goOn();
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0001").isEmpty());
    assertThat(people()).isEmpty();
  }

  @Test
  void anAnswerInAnotherCharsetIsUnderstoodByItsCode() {
    site.fault(
        ADD,
        Map.of(
            "what",
            "error-inside",
            "body",
            "{\"error_code\":223114,\"error_msg\":\"人脸模糊\"}",
            "charset",
            "GBK",
            "first",
            1));
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "REFUSED");
    assertThat(onCloud("reason", "0001")).isEqualTo("BLURRED");
  }

  @ParameterizedTest
  @CsvSource({"216202,TOO_MANY_BYTES", "216100,DIRECTORY_REFUSED", "216201,UNSUPPORTED_FORMAT"})
  void whatTheCloudRefusesIsRefusedWithItsReason(int code, String reason) {
    site.inside(ADD, code, 1);
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "REFUSED");
    assertThat(onCloud("reason", "0001")).isEqualTo(reason);
  }

  @Test
  void aFaceThatSomebodyElseHasIsRefusedAndSaysWhere() {
    site.append(GROUP, "another", face(1));
    site.inside(ADD, 223105, 1);
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "REFUSED");
    assertThat(onCloud("reason", "0001")).isEqualTo("SAME_FACE_TWO_IDS");
    assertThat(onCloud("detail", "0001")).contains("223105").endsWith(" in " + GROUP);
  }

  @Test
  void callsThatAreUsedUpStopTheLaneWhichSaysSo() {
    site.inside(ADD, 17, 1);
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "FAILED");
    assertThat(bridge.text("SELECT reason FROM lane WHERE name = '" + CLOUD + "'"))
        .startsWith("QUOTA_USED_UP: ");
    assertThat(bridge.text("SELECT operation FROM quota_stop")).isEqualTo("faceset/user/add");
    site.forgetCalls();
    for (int i = 0; i < 3; i++) {
      goOn();
    }
    assertThat(site.count(BaiduSite.FACE)).as("nothing is asked before the reset").isZero();
    bridge.pass(Duration.ofHours(25));
    untilOnCloud("0001", "PLACED");
  }

  @Test
  void theTokenAndTheKeysAreInNoTableAndInNoLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("dev.muster");
    Level usual = ours.getLevel();
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.TRACE);
    try {
      place("0001.jpg", 1);
      loseTheNextAnswer();
      bridge.drop("0002.jpg", face(2));
      untilOnCloud("0002", "FAILED");
      site.inside(ADD, "{\"error_code\":6,\"error_msg\":\"/x?access_token=24.x\"}", 1);
      goOn();
    } finally {
      ours.setLevel(usual);
      root.detachAppender(log);
    }
    StringBuilder everything = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      everything.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        everything.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    tables().forEach(table -> everything.append(rows(table)));
    assertThat(tables()).contains("lane", "history", "placement", "directory_call", "quota_stop");
    assertThat(everything).contains("0001").contains(CLOUD);
    assertThat(site.shownTokens()).isNotEmpty();
    assertThat(everything).doesNotContain(site.shownTokens());
    assertThat(everything).doesNotContain("client_secret=secret").doesNotContain("24.x");
  }

  @Test
  void thePageAndTheFiguresTellWhatTheCloudCost() throws Exception {
    place("0001.jpg", 1);
    assertThat(text("/actuator/prometheus"))
        .containsPattern(
            "muster_directory_calls_total\\{directory=\"cloud-1\",operation=\"faceset/user/add\"\\} [1-9]");
    assertThat(text("/sections/boxes"))
        .contains(CLOUD)
        .containsPattern("baidu: [1-9]\\d* calls today, [1-9]\\d* this month");
    assertThat(text("/api/directories"))
        .contains("\"operation\":\"faceset/user/add\"")
        .contains("\"several_faces\"");
  }

  private List<String> tables() {
    return List.of(bridge.text("SELECT name FROM sqlite_master WHERE type = 'table'").split(", "));
  }

  /** Every value of every row of the table. */
  private String rows(String table) {
    String columns = bridge.text("SELECT name FROM pragma_table_info('" + table + "')");
    String all = "coalesce(\"" + columns.replace(", ", "\", '') || ' ' || coalesce(\"") + "\", '')";
    return bridge.text("SELECT " + all + " FROM \"" + table + "\"");
  }

  private String text(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(bridge.address(path)).header("Accept-Language", "en").build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String tries(String id) {
    return bridge.text(
        "SELECT count(*) FROM history WHERE identity_id = '%s' AND directory = '%s'"
            .formatted(id, CLOUD));
  }
}
