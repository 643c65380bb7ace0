package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.2.2 and §10.2, faces of v2")
class V2FacesTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);

  private RunningBox box;
  private String permission;

  @BeforeEach
  void start(@TempDir Path data) {
    box = RunningBox.start(data);
    permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.v2(
        "createidentity",
        "{'identity_id':'1','identity_name':'小明','permission_ids':['%s'],'ext_user_info':{'room':'7'},'register_image':'%s'}"
            .formatted(permission, RunningBox.base64(RED)));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.2.2: an added face is the last one, and each is recognised")
  void add() {
    JsonNode before = person();
    JsonNode answer = add(GREEN).json();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("identity_id", "total_face_cnt", "face_ids", "register_image_ids");
    assertThat(answer.path("total_face_cnt").asInt()).isEqualTo(2);
    assertThat(answer.path("face_ids").path(0)).isEqualTo(before.path("face_ids").path(0));
    assertThat(answer.path("face_ids")).isEqualTo(person().path("face_ids"));
    assertThat(passes(RED)).isTrue();
    assertThat(passes(GREEN)).isTrue();
    assertThat(box.v2("addface", "{'identity_id':'2','register_image':'x'}").error())
        .isEqualTo("ID_NOT_FOUND 2");
    assertThat(box.v2("addface", "{'identity_id':'1'}").error()).startsWith("MISSING_ARGUMENTS ");
  }

  @Test
  @DisplayName("§5.2.2: faces that are added at the same time are all kept")
  void addTogether() {
    IntStream.range(0, 12).parallel().forEach(i -> assertThat(add(GREEN).status()).isEqualTo(200));

    JsonNode person = person();
    assertThat(person.path("face_ids")).hasSize(13);
    assertThat(Set.of(person.path("face_ids").toString().split(","))).hasSize(13);
    assertThat(Set.of(person.path("register_image_ids").toString().split(","))).hasSize(13);
  }

  @Test
  @DisplayName("§5.2.2: a face is deleted by its photo or its id, the photo wins")
  void delete() {
    add(GREEN);
    add(BLUE);
    JsonNode person = person();
    String red = person.path("register_image_ids").path(0).asText();
    String blueFace = person.path("face_ids").path(2).asText();

    JsonNode answer =
        box.v2(
                "deleteface",
                "{'identity_id':'1','register_image_id':'%s','face_id':'%s'}"
                    .formatted(red, blueFace))
            .json();
    assertThat(answer.path("total_face_cnt").asInt()).isEqualTo(2);
    assertThat(passes(RED)).isFalse();
    assertThat(passes(BLUE)).isTrue();

    box.v2("deleteface", "{'identity_id':'1','face_id':'%s'}".formatted(blueFace));
    assertThat(passes(BLUE)).isFalse();
    assertThat(passes(GREEN)).isTrue();
    assertThat(box.get("/SophonFace/api/images/" + red).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("§5.2.2: the last face can be deleted too; the person stays and takes a new one")
  void lastFace() {
    String face = person().path("face_ids").path(0).asText();

    assertThat(
            box.v2("deleteface", "{'identity_id':'1','face_id':'%s'}".formatted(face))
                .json()
                .path("total_face_cnt")
                .asInt())
        .isZero();
    assertThat(person().path("face_ids")).isEmpty();
    assertThat(box.v2("deleteface", "{'identity_id':'1','face_id':'%s'}".formatted(face)).error())
        .isEqualTo("ID_NOT_FOUND " + face);
    add(GREEN);
    assertThat(passes(GREEN)).isTrue();
  }

  @Test
  @DisplayName("§5.2.2: a face is replaced by index, photo or id, and keeps its place")
  void replace() {
    add(GREEN);
    JsonNode before = person();

    JsonNode answer = replace("'register_image_index':0", BLUE).json();
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("identity_id", "total_face_cnt", "face_ids", "register_image_ids");
    assertThat(answer.path("identity_id").asText()).isEqualTo("1");
    assertThat(answer.path("face_ids").path(0)).isNotEqualTo(before.path("face_ids").path(0));
    assertThat(answer.path("face_ids").path(1)).isEqualTo(before.path("face_ids").path(1));
    assertThat(passes(RED)).isFalse();
    assertThat(passes(BLUE)).isTrue();

    String green = before.path("register_image_ids").path(1).asText();
    String blue = answer.path("face_ids").path(0).asText();
    replace("'register_image_id':'%s','face_id':'%s'".formatted(green, blue), RED);
    assertThat(passes(GREEN)).isFalse();
    assertThat(passes(BLUE)).isTrue();
    replace("'face_id':'%s'".formatted(blue), GREEN);
    assertThat(passes(BLUE)).isFalse();
    assertThat(person().path("face_ids")).hasSize(2);
  }

  @Test
  @DisplayName(
      "§5.2.2: what is replaced must be named and be there; a refused photo changes nothing")
  void replaceRefused() {
    JsonNode before = person();

    assertThat(replace("'x':1", BLUE).error())
        .isEqualTo("MISSING_ARGUMENTS register_image_index | register_image_id | face_id");
    assertThat(replace("'register_image_index':1", BLUE).error())
        .startsWith("INVALID_ARGUMENTS register_image_index");
    assertThat(replace("'face_id':'none'", BLUE).error()).isEqualTo("ID_NOT_FOUND none");
    assertThat(replace("'register_image_index':0", FakeRecogniser.nobody()).error())
        .startsWith("NO_FACE_ERROR ");
    assertThat(box.v2("replaceface", "{'identity_id':'1','register_image_index':0}").error())
        .startsWith("MISSING_ARGUMENTS register_feature");
    assertThat(person()).isEqualTo(before);
    assertThat(passes(RED)).isTrue();
  }

  @Test
  @DisplayName(
      "§5.2.2: of several sources the feature comes first, then the picture, then the path")
  void priorities() {
    String feature = "[0,1%s]".formatted(String.join("", Collections.nCopies(510, ",0")));

    replace("'register_image_index':0,'register_feature':" + feature, BLUE);
    assertThat(passes(GREEN)).isTrue();
    assertThat(passes(BLUE)).isFalse();
    replace("'register_image_index':0,'register_image_path':'/none'", BLUE);
    assertThat(passes(BLUE)).isTrue();
  }

  @Test
  @DisplayName(
      "§10.2: the draft /updateimage takes its request and answers what it prints, and the final answer")
  void draft() {
    String image = person().path("register_image_ids").path(0).asText();

    JsonNode answer =
        box.v2(
                "updateimage",
                "{'identity_id':'1','register_image':'%s','fiqa_level':'high','register_image_id':'%s','face_id':'none'}"
                    .formatted(RunningBox.base64(BLUE), image))
            .json();
    JsonNode person = person();
    String face = person.path("face_ids").path(0).asText();
    String newImage = person.path("register_image_ids").path(0).asText();
    assertThat(newImage).isNotEqualTo(image);
    assertThat(answer.toString())
        .isEqualTo(
            ("{'identity_id':'1','total_face_cnt':1,'face_ids':['%s'],'register_image_ids':['%s'],"
                    + "'identity':{'identity_id':'1','image_id':'%s',"
                    + "'identity_info':{'description':'','name':'小明','permission_ids':['%s'],'type':1,'user_id':'1'},"
                    + "'identity_name':'小明','user_type':'employee','permission_ids':['%s'],'ext_info':{'room':'7'},"
                    + "'face_ids':['%s'],'reg_pic_ids':['%s']}}")
                .formatted(face, newImage, newImage, permission, permission, face, newImage)
                .replace('\'', '"'));
    assertThat(box.v2("updateimage", "{'register_image':'x','face_id':'y'}").error())
        .isEqualTo("MISSING_ARGUMENTS identity_id");
    assertThat(
            box.v2(
                    "updateimage",
                    "{'identity_id':'1','register_image':'x','face_id':'y','fiqa_level':'custom'}")
                .error())
        .startsWith("INVALID_ARGUMENTS fiqa_level");
  }

  @Test
  @DisplayName("§5.2.2: an unknown photo is answered with a blank picture")
  void blank() throws IOException {
    for (String id : List.of("none", "00000000-0000-0000-0000-000000000000", "..%2f..%2fbox.db")) {
      RunningBox.Reply reply = box.get("/sophon/v2/face/getregisterimage/" + id);
      if (id.startsWith("..")) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("INVALID_ARGUMENTS ");
        continue;
      }
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.contentType()).isEqualTo("image/jpeg");
      assertThat(ImageIO.read(new ByteArrayInputStream(reply.bytes())).getRGB(5, 5))
          .isEqualTo(Color.WHITE.getRGB());
    }
  }

  private RunningBox.Reply add(byte[] photo) {
    return box.v2(
        "addface", "{'identity_id':'1','register_image':'%s'}".formatted(RunningBox.base64(photo)));
  }

  private RunningBox.Reply replace(String more, byte[] photo) {
    return box.v2(
        "replaceface",
        "{%s,'identity_id':'1','register_image':'%s'}".formatted(more, RunningBox.base64(photo)));
  }

  private boolean passes(byte[] photo) {
    return box.match("10.0.0.1", photo).json().path("retcode").asText().equals("1");
  }

  private JsonNode person() {
    return box.v2("getidentity", "{'identity_id':'1'}").json();
  }
}
