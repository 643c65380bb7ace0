package dev.muster.facebox.cloudface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/cloud-face.md §2, §3, §6, the calls over HTTP")
class CloudFaceTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);

  @TempDir Path directory;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(directory, "--muster.facebox.cloud-face.picture-limit=100KB");
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName(
      "register answers nothing but success; the list has ids from 1001, picture and remark")
  void register() {
    JsonNode answer = register("test", RED);
    assertThat(answer.toString())
        .isEqualTo("{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{}}");
    register("fa1:7:张三 & co", BLUE);

    RunningBox.Reply list = box.get("/get_registration_face");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.contentType()).startsWith("application/json");
    JsonNode all = list.json().path("data").path("all_face");
    assertThat(all).hasSize(2);
    assertThat(all.path(0).path("face_id").isInt()).isTrue();
    assertThat(all.findValuesAsText("face_id")).containsExactly("1001", "1002");
    assertThat(all.findValuesAsText("remark")).containsExactly("test", "fa1:7:张三 & co");
    assertThat(all.path(0).path("picture").asText())
        .isEqualTo(Base64.getEncoder().encodeToString(RED))
        .doesNotContain("\n");
    assertThat(all.path(0).fieldNames())
        .toIterable()
        .containsExactly("face_id", "picture", "remark");
  }

  @Test
  @DisplayName("an empty library lists nothing and recognises nobody")
  void empty() {
    assertThat(box.get("/get_registration_face").json().toString())
        .isEqualTo("{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{\"all_face\":[]}}");
    expect(recognise(RED), 1005, "recognition_failed");
  }

  @Test
  @DisplayName("recognise names the closest, best first, at most five, without score or threshold")
  void recognise() {
    register("blue", BLUE);
    JsonNode one = recognise(RED).path("data").path("recognition_face");
    assertThat(one.findValuesAsText("remark")).containsExactly("blue");
    assertThat(one.path(0).fieldNames()).toIterable().containsExactly("remark", "picture");

    register("red", RED);
    for (int i = 0; i < 5; i++) {
      register("reddish" + i, FakeRecogniser.photo(new Color(200, 20 * i + 20, 0)));
    }
    assertThat(recognise(RED).path("data").path("recognition_face").findValuesAsText("remark"))
        .containsExactly("red", "reddish0", "reddish1", "reddish2", "reddish3");
  }

  @Test
  @DisplayName("registering twice makes two: there is no key but the id")
  void notIdempotent() {
    register("same", RED);
    register("same", RED);
    assertThat(ids()).containsExactly("1001", "1002");
  }

  @Test
  @DisplayName("delete by POST; ids are never used again; what is gone is not recognised")
  void delete() {
    register("a", RED);
    register("b", BLUE);
    JsonNode gone = box.post("/delete_registration_face?face_id=1002", "").json();
    assertThat(gone.toString())
        .isEqualTo("{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{}}");
    assertThat(ids()).containsExactly("1001");
    assertThat(recognise(BLUE).path("data").path("recognition_face").findValuesAsText("remark"))
        .containsExactly("a");
    register("c", BLUE);
    assertThat(ids()).containsExactly("1001", "1003");

    expect(box.post("/delete_registration_face?face_id=1002", "").json(), 999, "unknow_error");
    expect(box.post("/delete_registration_face?face_id=x", "").json(), 999, "unknow_error");
    expect(box.post("/delete_registration_face", "").json(), 1001, "missing_args");
    expect(box.post("/delete_registration_face?face_id=", "").json(), 1001, "missing_args");
  }

  @Test
  @DisplayName("§2.4.1: the document's GET with a face_id deletes nothing and answers the list")
  void seedDelete() {
    register("a", RED);
    JsonNode answer = box.get("/get_registration_face?face_id=1001").json();
    assertThat(answer.path("code").asInt(-1)).isZero();
    assertThat(answer.path("data").path("all_face")).hasSize(1);
    expect(box.get("/delete_registration_face?face_id=1001").json(), 1000, "uri_not_found");
    assertThat(ids()).containsExactly("1001");
  }

  @Test
  @DisplayName(
      "§2.5: a part without Content-Type or file name, and the remark as a field of the form")
  void forms() {
    byte[] bare = form("Content-Disposition: form-data; name=\"image\"; filename=\"1.jpg\"", RED);
    expect(send("/registration_face?remark=bare", bare), 0, "");
    byte[] nameless = form("Content-Disposition: form-data; name=\"image\"", RED);
    expect(send("/registration_face?remark=nameless", nameless), 0, "");
    byte[] field =
        joined(
            "--x\r\nContent-Disposition: form-data; name=\"remark\"\r\n\r\n张三\r\n"
                .getBytes(StandardCharsets.UTF_8),
            form("Content-Disposition: form-data; name=\"image\"; filename=\"1.jpg\"", RED));
    expect(send("/registration_face", field), 0, "");
    assertThat(box.get("/get_registration_face").json().findValuesAsText("remark"))
        .containsExactly("bare", "nameless", "张三");
  }

  @Test
  @DisplayName("§3: no picture is 1001; no face and no picture to read are 1004 and 1005")
  void badPictures() {
    byte[] other = form("Content-Disposition: form-data; name=\"photo\"; filename=\"1.jpg\"", RED);
    byte[] nothing =
        form("Content-Disposition: form-data; name=\"image\"; filename=\"1.jpg\"", new byte[0]);
    for (String path : List.of("/registration_face?remark=x", "/recognition_face")) {
      expect(send(path, other), 1001, "missing_args");
      expect(send(path, nothing), 1001, "missing_args");
      expect(box.post(path, "{}").json(), 1001, "missing_args");
      expect(box.post(path, "").json(), 1001, "missing_args");
      RunningBox.Reply noBoundary =
          box.send("POST", path, "multipart/form-data", BodyPublishers.ofByteArray(other));
      expect(noBoundary.json(), 1001, "missing_args");
      int code = path.startsWith("/reg") ? 1004 : 1005;
      String error = path.startsWith("/reg") ? "registration_failed" : "recognition_failed";
      expect(send(path, image(FakeRecogniser.nobody())), code, error);
      expect(send(path, image("no picture".getBytes(StandardCharsets.UTF_8))), code, error);
      expect(send(path, image(new byte[200_000])), code, error);
      expect(send(path, image(new byte[110_000])), code, error);
    }
    expect(send("/registration_face?remark=" + "r".repeat(1025), image(RED)), 1001, "missing_args");
    assertThat(ids()).isEmpty();
  }

  @Test
  @DisplayName("its paths by another method are 1000, other paths are the box's")
  void unknown() {
    expect(box.get("/registration_face").json(), 1000, "uri_not_found");
    expect(box.put("/recognition_face", "{}").json(), 1000, "uri_not_found");
    expect(box.post("/get_registration_face", "").json(), 1000, "uri_not_found");
    assertThat(box.get("/registration").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("it is a library of its own, and it is there after a restart, whatever the engine")
  void restart() {
    register("red", RED);
    register("blue", BLUE);
    assertThat(box.get("/SophonFogSys/api/users?identity_id=red").data().toString())
        .doesNotContain("name");
    for (String engine : List.of("fake-1", "fake-2", "fake-2")) {
      box.close();
      box = RunningBox.start(new FakeRecogniser(engine), directory);
      assertThat(recognise(BLUE).path("data").path("recognition_face").findValuesAsText("remark"))
          .containsExactly("blue", "red");
    }
  }

  private static void expect(JsonNode answer, int code, String error) {
    assertThat(answer.path("code").asInt(-1)).as("%s", answer).isEqualTo(code);
    assertThat(answer.path("error").asText()).isEqualTo(error);
    assertThat(answer.path("data").isObject()).isTrue();
  }

  private List<String> ids() {
    return box.get("/get_registration_face").json().findValuesAsText("face_id");
  }

  private JsonNode register(String remark, byte[] photo) {
    String encoded = URLEncoder.encode(remark, StandardCharsets.UTF_8);
    return send("/registration_face?remark=" + encoded, image(photo));
  }

  private JsonNode recognise(byte[] photo) {
    return send("/recognition_face", image(photo));
  }

  private JsonNode send(String path, byte[] form) {
    RunningBox.Reply reply =
        box.send("POST", path, "multipart/form-data; boundary=x", BodyPublishers.ofByteArray(form));
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }

  static byte[] image(byte[] photo) {
    return form(
        "Content-Disposition: form-data; name=\"image\"; filename=\"1.jpg\"\r\n"
            + "Content-Type: image/jpeg",
        photo);
  }

  private static byte[] form(String head, byte[] content) {
    return joined(
        ("--x\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8),
        content,
        "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try {
      for (byte[] part : parts) {
        whole.write(part);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return whole.toByteArray();
  }
}
