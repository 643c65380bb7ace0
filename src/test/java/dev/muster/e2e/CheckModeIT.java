package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check first: everything is told, and nothing is done. */
@ExtendWith({SharedCampus.Shared.class, ShowLogs.class})
class CheckModeIT {

  private static final QuickFaces FACES = new QuickFaces();

  @Test
  void aCheckTellsWhatWouldHappenAndWritesNothingUntilItIsOrdered(SharedCampus site) {
    Console console = site.console();
    enrolThreeKnown(site);
    List<Map<String, Standing>> boxes = boxes(site);
    List<JsonNode> people = console.people();
    List<Integer> asked = asked(site);

    Multipart form =
        new Multipart()
            .field("drop", "drop")
            .field("mode", "check")
            .file(
                "list.csv",
                """
                id,name,type,groups,photo
                Q0001,Same,,,
                Q0002,Other Name,,,
                Q0003,Third,,,third-new.jpg
                Q0004,New One,visitor,lab,new.jpg
                Q0005,Nobody,,,nothing.jpg
                Q0006,Wrong,contractor,,
                """
                    .getBytes(StandardCharsets.UTF_8))
            .file("third-new.jpg", FACES.portrait(9_204))
            .file("new.jpg", FACES.portrait(9_205))
            .file("nothing.jpg", FACES.landscape(9_206));
    Console.Answer answer = console.upload(form);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    String batch = answer.batch();
    console.awaitState(batch, "checked_with_failures");

    assertThat(effects(console.rows(batch)))
        .containsExactlyInAnyOrder(
            "Q0001 checked same null",
            "Q0002 checked info null",
            "Q0003 checked photo null",
            "Q0004 checked new null",
            "Q0005 refused NO_FACE",
            "Q0006 refused BAD_TYPE");
    assertThat(boxes(site)).isEqualTo(boxes);
    assertThat(console.people()).isEqualTo(people);
    assertThat(asked(site)).as("writing calls at the boxes").isEqualTo(asked);

    Console.Answer enrolled = console.order(batch, "enrol");
    assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(200);
    console.awaitState(enrolled.batch(), "done_with_failures");
    assertThat(site.standEverywhere("Q0001", "Q0002", "Q0003", "Q0004")).isTrue();
    assertThat(site.standNowhere("Q0005", "Q0006")).isTrue();
    assertThat(site.gate("east").everybody().get("Q0002").name()).isEqualTo("Other Name");
    assertThat(site.gate("west").everybody().get("Q0004").type()).isEqualTo("visitor");
    assertThat(console.order(batch, "enrol").status()).as("a second time").isEqualTo(409);
  }

  @Test
  void aDropThatOnlyChecksHandsBackWhatWouldWorkAndWhatWouldNot(SharedCampus site) {
    List<Integer> asked = asked(site);
    WatchedFolder trial = site.drop("trial");
    trial.drop("staff/Q0101_Wang.jpg", FACES.portrait(9_301));
    trial.drop("staff/Q0102_Li.jpg", FACES.landscape(9_302));
    Patience.until("both come back")
        .untilAsserted(
            () -> {
              assertThat(withoutBatch(trial, ".checked")).containsExactly("staff/Q0101_Wang.jpg");
              assertThat(trial.failed()).containsExactly("staff/Q0102_Li.jpg");
              assertThat(trial.reasonOf("staff/Q0102_Li.jpg")).isEqualTo("NO_FACE");
            });
    assertThat(trial.done()).isEmpty();
    assertThat(trial.waiting()).isEmpty();
    assertThat(trial.taken()).isEmpty();
    assertThat(site.console().knows("Q0101")).isFalse();
    assertThat(site.standNowhere("Q0101", "Q0102")).isTrue();
    assertThat(asked(site)).isEqualTo(asked);
  }

  private static void enrolThreeKnown(SharedCampus site) {
    Multipart form = new Multipart().field("drop", "drop").field("mode", "enrol");
    form.file("Q0001_Same.jpg", FACES.portrait(9_201));
    form.file("Q0002_Second.jpg", FACES.portrait(9_202));
    form.file("Q0003_Third.jpg", FACES.portrait(9_203));
    String batch = site.console().upload(form).batch();
    site.console().awaitState(batch, "done");
  }

  private static List<Map<String, Standing>> boxes(SharedCampus site) {
    return site.campus().gates().stream().map(Gate::everybody).toList();
  }

  /** How many registrations and changes each box has seen. */
  private static List<Integer> asked(SharedCampus site) {
    return site.campus().gates().stream()
        .map(gate -> (int) gate.proxy().seen().stream().filter(RecordingProxy.Seen::places).count())
        .toList();
  }

  private static List<String> withoutBatch(WatchedFolder drop, String where) {
    return drop.handedBack(where).stream()
        .map(file -> file.substring(file.indexOf('/') + 1))
        .filter(file -> file.endsWith(".jpg"))
        .toList();
  }

  private static List<String> effects(List<JsonNode> rows) {
    return rows.stream()
        .map(
            row ->
                row.path("state").asText().equals("checked")
                    ? "%s checked %s %s"
                        .formatted(
                            row.path("identity_id").asText(),
                            row.path("effect").asText(),
                            row.path("reason").asText())
                    : "%s refused %s"
                        .formatted(row.path("identity_id").asText(), row.path("reason").asText()))
        .toList();
  }
}
