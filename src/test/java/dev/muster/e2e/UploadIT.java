package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same content over HTTP as in a folder. */
@ExtendWith({SharedCampus.Shared.class, ShowLogs.class})
class UploadIT {

  private static final QuickFaces FACES = new QuickFaces();

  @Test
  void rowsOfJsonAreEnrolledWithEverythingTheySay(SharedCampus site) {
    ObjectNode body = body();
    ArrayNode rows = body.putArray("rows");
    ObjectNode visitor = row(rows, "J0001", "张三", FACES.portrait(9_001));
    visitor.put("type", "visitor").put("valid_from", "2026-01-01").put("valid_to", "2031-12-31");
    visitor.putArray("groups").add("lab").add("staff");
    visitor.putObject("extra").put("department", "R&D");
    Instant begins = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
    row(rows, "J0002", "Anna", FACES.portrait(9_002)).put("valid_from", begins.toString());
    row(rows, "J0003", "Late", FACES.portrait(9_003)).put("valid_to", "2020-01-01");
    row(rows, "J0004", "Nobody", FACES.landscape(9_004));
    row(rows, "J0005", "Faceless", new byte[0]).remove("photo");

    Console.Answer answer = site.console().post("/api/batches", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    String batch = answer.batch();
    assertThat(answer.location()).endsWith("/api/batches/" + batch);
    site.console().awaitState(batch, "done_with_failures");

    assertThat(outcomes(site.console().rows(batch)))
        .containsExactlyInAnyOrder(
            "J0001 placed null",
            "J0002 scheduled null",
            "J0003 refused EXPIRED",
            "J0004 refused NO_FACE",
            "J0005 refused PHOTO_MISSING");
    assertThat(site.standEverywhere("J0001")).isTrue();
    assertThat(site.standNowhere("J0003", "J0004", "J0005")).isTrue();
    assertThat(site.standNowhere("J0002") || Instant.now().isAfter(begins)).isTrue();
    for (Gate gate : site.campus().gates()) {
      Standing there = gate.everybody().get("J0001");
      assertThat(there.line()).isEqualTo("J0001 张三 visitor [lab, staff] 1 picture(s)");
      assertThat(there.extra()).containsEntry("department", "R&D");
    }
    JsonNode person = site.console().person("J0001");
    assertThat(person.path("valid_from").asText()).startsWith("202");
    assertThat(person.path("valid_to").isNull()).isFalse();
    assertThat(person.at("/extra/department").asText()).isEqualTo("R&D");
    Patience.until("who may come later stands on the boxes when the time has come")
        .until(() -> site.standEverywhere("J0002"));
    assertThat(Instant.now()).isAfter(begins);
    assertThat(site.console().people())
        .as("nobody is made of the photos of refused rows")
        .noneMatch(one -> one.path("identity_id").asText().startsWith("photo"));
  }

  @Test
  void aFormWithAListPhotosAndAnArchiveIsOneBatch(SharedCampus site) {
    String list = "no,name,photo\nU0001,Wang Fang,wang.jpg\nU0002,Li Wei,\n";
    byte[] archive =
        Archive.of(Map.of("lab/U0003_陈静.jpg", FACES.portrait(9_013)), StandardCharsets.UTF_8);
    Multipart form =
        new Multipart()
            .field("drop", "drop")
            .field("mode", "enrol")
            .file("people.csv", list.getBytes(StandardCharsets.UTF_8))
            .file("wang.jpg", FACES.portrait(9_011))
            .file("U0002.jpg", FACES.portrait(9_012))
            .file("archive.zip", archive);
    Console.Answer answer = site.console().upload(form);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    site.console().awaitState(answer.batch(), "done");

    Map<String, Standing> there = site.gate("west").everybody();
    assertThat(there.get("U0001").line())
        .isEqualTo("U0001 Wang Fang employee [staff] 1 picture(s)");
    assertThat(there.get("U0002").name()).isEqualTo("Li Wei");
    assertThat(there.get("U0003").line()).isEqualTo("U0003 陈静 employee [lab] 1 picture(s)");
    assertThat(site.standEverywhere("U0001", "U0002", "U0003")).isTrue();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithASentence(SharedCampus site) {
    long before = site.console().batches().size();
    ObjectNode elsewhere = body().put("drop", "nonesuch");
    row(elsewhere.putArray("rows"), "J0100", "X", FACES.portrait(9_100));
    ObjectNode odd = body().put("mode", "perhaps");
    row(odd.putArray("rows"), "J0101", "X", FACES.portrait(9_101));
    for (ObjectNode bad : List.of(elsewhere, odd, body())) {
      Console.Answer answer = site.console().post("/api/batches", bad);
      assertThat(answer.status()).as("%s: %s", bad.fieldNames(), answer.text()).isEqualTo(400);
      assertThat(answer.text()).isNotBlank();
    }
    assertThat(site.console().batches()).hasSize((int) before);
    assertThat(site.console().get("/api/batches/nonesuch").status()).isEqualTo(404);
  }

  private static ObjectNode body() {
    return Console.JSON.createObjectNode().put("drop", "drop").put("mode", "enrol");
  }

  private static ObjectNode row(ArrayNode rows, String id, String name, byte[] photo) {
    return rows.addObject()
        .put("id", id)
        .put("name", name)
        .put("photo", Base64.getEncoder().encodeToString(photo));
  }

  static List<String> outcomes(List<JsonNode> rows) {
    return rows.stream()
        .map(
            row ->
                row.path("identity_id").asText()
                    + " "
                    + row.path("state").asText()
                    + " "
                    + row.path("reason").asText())
        .toList();
  }
}
