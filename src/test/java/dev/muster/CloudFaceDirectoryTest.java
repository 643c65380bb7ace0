package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cloud-face library, as the twin in the embedded face box has it. */
class CloudFaceDirectoryTest extends DirectoryContract {

  private static final String REGISTER = "/registration_face";
  private static final String LIST = "/get_registration_face";
  private static final String DELETE = "/delete_registration_face";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private PlacingSite site;

  @Override
  RunningBridge open() {
    site = new PlacingSite();
    return RunningBridge.on(
        site.url(),
        "--muster.clouds[0].name=" + CLOUD,
        "--muster.clouds[0].kind=cloud-face",
        "--muster.clouds[0].url=" + site.url(),
        "--muster.clouds[0].rate=0",
        "--muster.clouds[0].options.header.X-Device-Id=7");
  }

  @Override
  void die() {
    site.fault(Map.of("where", "/*registration_face*", "what", "drop-before"));
  }

  @Override
  void shut() {
    site.close();
  }

  @Override
  List<String> people() {
    List<String> people = new ArrayList<>();
    faces().forEach(face -> people.add(face.path("remark").asText().split(":")[1]));
    return people;
  }

  @Override
  String photo(String id) {
    return facesOf(id).isEmpty() ? "" : facesOf(id).get(0).path("picture").asText();
  }

  @Override
  String enrolByOthers(byte[] photo) {
    register("王芳", Base64.getEncoder().encodeToString(photo));
    return faces().stream()
        .filter(face -> face.path("remark").asText().equals("王芳"))
        .findFirst()
        .orElseThrow()
        .path("face_id")
        .asText();
  }

  @Override
  void empty() {
    site.empty();
    faces().forEach(face -> post(DELETE + "?face_id=" + face.path("face_id").asText(), "", ""));
    site.forgetCalls();
  }

  @Override
  void loseTheNextAnswer() {
    site.fault(Map.of("where", "POST " + REGISTER, "what", "drop-after", "first", 1));
  }

  @Override
  long placed() {
    return count("POST " + REGISTER);
  }

  @Test
  void theEarlierFaceGoesAfterTheNewOneIsListed() {
    place("0007.jpg", 1);
    site.forgetCalls();
    bridge.drop("0007.jpg", face(2));
    await().atMost(20, TimeUnit.SECONDS).until(() -> count("POST " + DELETE) == 1);
    untilOnCloud("0007", "PLACED");
    assertThat(site.calls().stream().filter(this::isOfTheService).map(CloudFaceDirectoryTest::path))
        .containsSubsequence(
            "GET " + LIST, "POST " + REGISTER, "GET " + LIST, "POST " + DELETE, "GET " + LIST);
    assertThat(facesOf("0007")).hasSize(1);
  }

  @Test
  void nothingIsEverDeletedByTheCallThatLooksLikeADeletion() {
    place("0007.jpg", 1);
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(site.calls()).noneMatch(call -> call.startsWith("GET " + LIST + "?"));
  }

  @Test
  void aDeletionThatTheServiceIgnoresIsFoundOutAndNobodyCountsAsRemoved() {
    place("0007.jpg", 1);
    inside("POST " + DELETE, "{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{}}", 1);
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> onCloud("detail", "0007").contains("still"));
    assertThat(state("0007")).isEqualTo("REMOVING");
    goOn();
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(faces()).isEmpty();
  }

  @Test
  void anEarlierFaceThatTheServiceKeepsIsNoSuccess() {
    place("0007.jpg", 1);
    inside("POST " + DELETE, "{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{}}", 1);
    bridge.drop("0007.jpg", face(2));
    untilOnCloud("0007", "FAILED");
    assertThat(onCloud("detail", "0007")).contains("still lists face");
    goOn();
    untilOnCloud("0007", "PLACED");
    assertThat(facesOf("0007")).hasSize(1);
  }

  @Test
  void aFaceThatIsGoneAlreadyIsNoTrouble() {
    place("0007.jpg", 1);
    inside(
        "POST " + DELETE,
        "{\"code\":999,\"error\":\"unknow_error\",\"detail\":\"\",\"data\":{}}",
        1);
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> onCloud("detail", "0007").contains("still"));
    goOn();
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
  }

  @Test
  void anErrorInsideASuccessIsNoSuccessAndNotBlindlyRepeated() {
    inside(
        "POST " + REGISTER,
        "{\"code\":999,\"error\":\"unknow_error\",\"detail\":\"\",\"data\":{}}",
        1);
    bridge.drop("0007.jpg", face(1));
    untilOnCloud("0007", "FAILED");
    assertThat(placed()).isEqualTo(1);
    goOn();
    untilOnCloud("0007", "PLACED");
    assertThat(facesOf("0007")).hasSize(1);
  }

  @Test
  void anOlderServersListIsUnderstood() {
    place("0007.jpg", 1);
    List<JsonNode> now = faces();
    inside("GET " + LIST, "{\"code\":0,\"error\":\"\",\"all_face\":" + now + "}", 2);
    bridge.drop("0007_王芳.jpg", face(1));
    await().atMost(20, TimeUnit.SECONDS).until(() -> placed() == 2);
    goOn();
    untilOnCloud("0007", "PLACED");
    assertThat(facesOf("0007")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":0,\"error\":\"\",\"data\":{}}",
        "{\"code\":0,\"data\":{\"all_face\":[",
        "{\"code\":0,\"data\":{\"all_face\":[{\"remark\":\"x\"}]}}",
        "{\"code\":1000,\"error\":\"uri_not_found\"}",
        "<html>busy</html>"
      })
  void aListThatIsNoneIsNoEmptyLibrary(String body) {
    place("0007.jpg", 1);
    inside("GET " + LIST, body, 1);
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> !onCloud("detail", "0007").isEmpty());
    assertThat(state("0007")).isEqualTo("REMOVING");
    goOn();
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(faces()).isEmpty();
  }

  @Test
  void somebodyElsesRemarkThatIsNoUtf8HidesNobody() {
    place("0007.jpg", 1);
    List<Map<String, Object>> rows = new ArrayList<>();
    faces()
        .forEach(
            face ->
                rows.add(
                    Map.of(
                        "face_id",
                        face.path("face_id").asLong(),
                        "remark",
                        face.path("remark").asText(),
                        "picture",
                        "/9j/\n4AAQ\nSk==")));
    rows.add(Map.of("face_id", 5000, "remark", "张三", "picture", "/9j/4AAQSk=="));
    site.fault(
        Map.of(
            "where",
            "GET " + LIST,
            "what",
            "error-inside",
            "charset",
            "GBK",
            "body",
            json.valueToTree(Map.of("code", 0, "data", Map.of("all_face", rows))).toString(),
            "first",
            2));
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> count("POST " + DELETE) == 1);
    goOn();
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(faces()).isEmpty();
  }

  @Test
  void aSecondFaceOfTheSameVersionIsTakenAway() {
    place("0007.jpg", 1);
    JsonNode one = facesOf("0007").get(0);
    register(one.path("remark").asText(), one.path("picture").asText());
    assertThat(facesOf("0007")).hasSize(2);
    bridge.drop("0007_王芳.jpg", face(1));
    await().atMost(20, TimeUnit.SECONDS).until(() -> facesOf("0007").size() == 1);
    untilOnCloud("0007", "PLACED");
  }

  @Test
  void somebodyWhomOthersRegisteredStays() {
    place("0007.jpg", 1);
    register("张三 & co", facesOf("0007").get(0).path("picture").asText());
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(faces()).hasSize(1);
  }

  @Test
  void manyPeopleShareTheirLists() {
    site.fault(Map.of("where", "GET " + LIST, "what", "delay", "delay", "300ms"));
    for (int i = 0; i < 40; i++) {
      bridge.drop("%04d.jpg".formatted(i), face(i % 4));
    }
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () ->
                bridge
                    .text(
                        "SELECT count(*) FROM placement WHERE state = 'PLACED' AND directory = '"
                            + CLOUD
                            + "'")
                    .equals("40"));
    assertThat(faces()).hasSize(40);
    assertThat(placed()).isEqualTo(40);
    assertThat(count("GET " + LIST)).as("lists for 40 people").isLessThan(14);
  }

  private boolean isOfTheService(String call) {
    return call.contains("registration_face");
  }

  private static String path(String call) {
    return call.replaceAll("\\?.*", "");
  }

  private void inside(String where, String body, int times) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("where", where);
    fault.put("what", "error-inside");
    fault.put("body", body);
    fault.put("first", times);
    site.fault(fault);
  }

  private long count(String call) {
    return site.calls().stream().filter(one -> path(one).equals(call)).count();
  }

  private List<JsonNode> facesOf(String id) {
    return faces().stream()
        .filter(face -> face.path("remark").asText().startsWith("fa1:" + id + ":"))
        .toList();
  }

  private List<JsonNode> faces() {
    List<JsonNode> faces = new ArrayList<>();
    answer(HttpRequest.newBuilder(URI.create(site.box() + LIST)).build())
        .path("data")
        .path("all_face")
        .forEach(faces::add);
    return faces;
  }

  private void register(String remark, String picture) {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"1.jpg\"\r\n\r\n%s\r\n--x--\r\n"
            .formatted(
                new String(Base64.getDecoder().decode(picture), StandardCharsets.ISO_8859_1));
    post(
        REGISTER + "?remark=" + URLEncoder.encode(remark, StandardCharsets.UTF_8),
        form,
        "multipart/form-data; boundary=x");
  }

  private void post(String path, String body, String type) {
    JsonNode answer =
        answer(
            HttpRequest.newBuilder(URI.create(site.box() + path))
                .header("Content-Type", type.isEmpty() ? "text/plain" : type)
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        body.getBytes(StandardCharsets.ISO_8859_1)))
                .build());
    assertThat(answer.path("code").asInt(-1)).as(answer.toString()).isZero();
  }

  private JsonNode answer(HttpRequest request) {
    try {
      return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
