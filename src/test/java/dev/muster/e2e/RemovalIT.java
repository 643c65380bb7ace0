package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who leaves the roster leaves every box, and there is proof of it. */
@ExtendWith({SharedCampus.Shared.class, ShowLogs.class})
class RemovalIT {

  @Test
  void aRemovalListReachesABoxThatWasDownAtTheTimeToo(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      campus.gate("east", "v1");
      Gate west = campus.gate("west", "v2");
      RunningMuster bridge =
          campus
              .bridge(
                  """
                  batch-quiet: 3s
                  photo: {check: false}
                  """)
              .start();
      Console console = new Console(bridge);
      enrol(console, "L", 8);
      west.box().kill();

      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      drop.drop("离职名单.txt", "L0001\nL0002\nL0003\nX9999\n".getBytes(StandardCharsets.UTF_8));
      Gate east = campus.gates().get(0);
      Set<String> staying = Set.of("L0000", "L0004", "L0005", "L0006", "L0007");
      Patience.until("they are gone from the box that is up")
          .untilAsserted(() -> assertThat(east.everybody().keySet()).isEqualTo(staying));
      assertThat(removalOf(console, "L0002").path("finished_at").isNull())
          .as("not finished while a box has not answered")
          .isTrue();
      bridge.kill();
      west.box().start();
      bridge.start();
      Patience.until("they are gone from the other one, too")
          .untilAsserted(() -> assertThat(west.everybody().keySet()).isEqualTo(staying));
      for (String id : List.of("L0001", "L0002", "L0003")) {
        Patience.until("the removal of " + id + " is proven")
            .untilAsserted(() -> assertProven(removalOf(console, id)));
        assertThat(console.knows(id)).isFalse();
      }
      Patience.until("the batch has ended")
          .until(() -> console.newestBatch().path("state").asText().equals("done_with_failures"));
      assertThat(UploadIT.outcomes(console.rows(console.newestBatch().path("id").asText())))
          .containsExactlyInAnyOrder(
              "L0001 removed null",
              "L0002 removed null",
              "L0003 removed null",
              "X9999 refused NOT_ON_ROSTER");
      assertThat(bridge.errors()).isEmpty();
    }
  }

  @Test
  void onePersonIsRemovedOverHttp(SharedCampus site) {
    Console console = site.console();
    enrol(console, "D", 2);
    assertThat(site.standEverywhere("D0000", "D0001")).isTrue();

    Console.Answer answer = console.delete("/api/people/D0000");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    console.awaitState(answer.batch(), "done");
    assertThat(site.standNowhere("D0000")).isTrue();
    assertThat(site.standEverywhere("D0001")).isTrue();
    assertProven(removalOf(console, "D0000"));
    assertThat(console.delete("/api/people/D0000").status()).isEqualTo(404);

    enrol(console, "D", 1);
    assertThat(site.standEverywhere("D0000")).as("may come back").isTrue();
  }

  @Test
  void aListThatRemovesSuspiciouslyManyWaitsForAConfirmation(SharedCampus site) {
    Console console = site.console();
    enrol(console, "M", 7);
    ObjectNode body = Console.JSON.createObjectNode();
    IntStream.range(0, 7).forEach(n -> body.withArray("ids").add("M%04d".formatted(n)));

    Console.Answer answer = console.post("/api/people/remove", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    String batch = answer.batch();
    console.awaitState(batch, "paused");
    assertThat(console.batch(batch).path("pause_reason").asText()).isNotBlank();
    Patience.pass(java.time.Duration.ofSeconds(3));
    assertThat(site.standEverywhere(ids("M", 7))).isTrue();

    assertThat(console.order(batch, "resume").status()).isEqualTo(200);
    console.awaitState(batch, "done");
    assertThat(site.standNowhere(ids("M", 7))).isTrue();
  }

  private static void assertProven(JsonNode removal) {
    assertThat(removal.path("requested_at").isNull()).isFalse();
    assertThat(removal.path("finished_at").isNull()).as("%s", removal).isFalse();
    assertThat(removal.path("directories")).hasSize(2);
    assertThat(removal.path("directories"))
        .allSatisfy(
            one -> {
              assertThat(one.path("removed_at").isNull()).as("%s", one).isFalse();
              assertThat(one.path("proof").asText()).isNotBlank();
            });
    assertThat(removal.at("/erased/photos").asInt()).as("%s", removal).isPositive();
  }

  private static JsonNode removalOf(Console console, String id) {
    for (JsonNode one : console.read("/api/removals?limit=500").path("items")) {
      if (one.path("identity_id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError("no removal of " + id);
  }

  private static void enrol(Console console, String prefix, int people) {
    Multipart form = new Multipart().field("drop", "drop").field("mode", "enrol");
    QuickFaces faces = new QuickFaces();
    int number = prefix.charAt(0) * 100;
    for (String id : ids(prefix, people)) {
      form.file("staff/" + id + ".jpg", faces.portrait(number++));
    }
    String batch = console.upload(form).batch();
    console.awaitState(batch, "done");
  }

  private static String[] ids(String prefix, int people) {
    return IntStream.range(0, people)
        .mapToObj(n -> prefix + "%04d".formatted(n))
        .collect(Collectors.toList())
        .toArray(String[]::new);
  }
}
