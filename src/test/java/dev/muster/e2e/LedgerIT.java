package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A batch is steered over HTTP; what was ordered holds over a kill. */
@ExtendWith(ShowLogs.class)
class LedgerIT {

  private static final int PEOPLE = 40;
  private static final String SETTINGS =
      """
      batch-quiet: 3s
      photo: {check: false}
      drops:
        - {name: drop, folder: drop, settle: 300ms}
      """;

  @Test
  void aPausedBatchStaysPausedOverAKillAndGoesOnWhenResumed(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = slowGate(campus);
      RunningMuster bridge = campus.bridge(SETTINGS).start();
      Console console = new Console(bridge);
      String batch = upload(console, "P", PEOPLE);
      Patience.until("some are placed").until(() -> gate.client().people() >= 4);

      Console.Answer paused = console.order(batch, "pause");
      assertThat(paused.status()).as(paused.text()).isEqualTo(200);
      assertThat(paused.json().at("/batch/state").asText()).isEqualTo("paused");
      int standing = settled(gate);
      assertThat(standing).as("paused in the middle").isBetween(4, PEOPLE - 1);
      bridge.kill();
      bridge.start();
      Patience.pass(Duration.ofSeconds(5));
      assertThat(gate.client().people()).as("nobody is placed while paused").isEqualTo(standing);
      assertThat(console.stateOf(batch)).isEqualTo("paused");
      assertThat(console.batch(batch).path("paused").asBoolean()).isTrue();

      assertThat(console.order(batch, "resume").status()).isEqualTo(200);
      console.awaitState(batch, "done");
      assertThat(gate.everybody().keySet()).isEqualTo(ids("P", PEOPLE));
      assertThat(bridge.errors()).isEmpty();
    }
  }

  @Test
  void aCancelledBatchPlacesNobodyMoreAndSaysWhoIsMissing(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = slowGate(campus);
      RunningMuster bridge = campus.bridge(SETTINGS).start();
      Console console = new Console(bridge);
      String batch = upload(console, "C", PEOPLE);
      Patience.until("some are placed").until(() -> gate.client().people() >= 4);

      assertThat(console.order(batch, "cancel").status()).isEqualTo(200);
      console.awaitState(batch, "cancelled");
      int standing = settled(gate);
      assertThat(standing).isBetween(4, PEOPLE - 1);
      bridge.kill();
      bridge.start();
      Patience.pass(Duration.ofSeconds(5));
      assertThat(gate.client().people()).isEqualTo(standing);

      Map<String, Set<String>> byState = byState(console.rows(batch));
      assertThat(byState.get("placed")).isEqualTo(gate.everybody().keySet());
      assertThat(byState.get("cancelled")).hasSize(PEOPLE - standing);
      assertThat(byState.keySet()).containsExactlyInAnyOrder("placed", "cancelled");
      Console.Answer again = console.order(batch, "pause");
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.text()).isNotBlank();
    }
  }

  @Test
  void whatABoxRefusedIsTriedAgainWhenOrdered(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      Gate gate = campus.gate("gate", "v1");
      Gate other = campus.gate("other", "v1");
      gate.fault(
          Map.of("where", "POST /SophonFogSys/api/users", "what", "error-inside", "code", "40015"));
      RunningMuster bridge = campus.bridge(SETTINGS).start();
      Console console = new Console(bridge);
      String batch = upload(console, "R", 6);
      console.awaitState(batch, "done_with_failures");
      assertThat(other.everybody().keySet()).isEqualTo(ids("R", 6));
      assertThat(gate.everybody()).isEmpty();
      assertThat(console.rows(batch))
          .allSatisfy(row -> assertThat(row.path("reason").asText()).isEqualTo("BOX_FULL"));
      JsonNode person = console.person("R0001");
      assertThat(person.path("placements"))
          .anySatisfy(
              one -> {
                assertThat(one.path("directory").asText()).isEqualTo("gate");
                assertThat(one.path("state").asText()).isEqualTo("refused");
                assertThat(one.path("advice").asText()).isNotBlank();
              });
      assertThat(person.path("history")).isNotEmpty();

      gate.withoutFaults();
      assertThat(console.order(batch, "retry").status()).isEqualTo(200);
      console.awaitState(batch, "done");
      assertThat(gate.everybody().keySet()).isEqualTo(ids("R", 6));
      assertThat(console.order(batch, "retry").status()).as("nothing to retry").isEqualTo(409);
      assertThat(console.order(batch, "cancel").status()).as("nothing to cancel").isEqualTo(409);
      assertThat(console.order("nonesuch", "pause").status()).isEqualTo(404);
    }
  }

  /** Three registrations a second. */
  private static Gate slowGate(Campus campus) {
    return campus.gate(
        "gate", "v1", "--muster.facebox.service-time=300ms", "--muster.facebox.slots=1");
  }

  private static String upload(Console console, String prefix, int people) {
    Multipart form = new Multipart().field("drop", "drop").field("mode", "enrol");
    int number = prefix.charAt(0) * 1000;
    for (String id : ids(prefix, people)) {
      form.file("staff/" + id + ".jpg", Pictures.plain(number++));
    }
    Console.Answer answer = console.upload(form);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.location()).isNotBlank();
    return answer.batch();
  }

  private static Set<String> ids(String prefix, int people) {
    return IntStream.range(0, people)
        .mapToObj(n -> prefix + "%04d".formatted(n))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many stand on the box once what was under way has ended. */
  private static int settled(Gate gate) {
    Patience.until("the box has nothing to do").until(() -> gate.proxy().underWay() == 0);
    Patience.pass(Duration.ofSeconds(4));
    return gate.client().people();
  }

  private static Map<String, Set<String>> byState(List<JsonNode> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.path("state").asText(),
                Collectors.mapping(
                    row -> row.path("identity_id").asText(),
                    Collectors.toCollection(TreeSet::new))));
  }
}
