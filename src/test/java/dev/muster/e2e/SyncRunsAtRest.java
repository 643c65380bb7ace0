package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the runs of syncs have come to, as the interface tells. */
record SyncRunsAtRest(Console console) {

  private static final Set<String> UNDER_WAY = Set.of("asked", "approved");

  /** Changes of which nothing is done. */
  private static final Set<String> ONLY_TOLD = Set.of("report", "conflict");

  /** Waits for a run that reads every target to its end and plans nothing for any of them. */
  void awaitNothingToDo(String sync, int targets, int people) {
    long before = latest(sync).path("id").asLong();
    Patience.within(Duration.ofMinutes(2), "a run with nothing in its plan")
        .untilAsserted(
            () -> {
              JsonNode run = latest(sync);
              assertThat(run.path("id").asLong()).isGreaterThan(before);
              assertThat(run.path("state").asText()).as("%s", run).isEqualTo("done");
              assertThat(run.path("parts")).hasSize(targets);
              for (JsonNode part : run.path("parts")) {
                assertThat(part.path("changes")).as("%s", part).isEmpty();
                assertThat(part.path("unchanged").asInt()).as("%s", part).isEqualTo(people);
                assertThat(part.path("trouble").asText("")).as("%s", part).isEmpty();
              }
            });
  }

  /**
   * No run but the newest is under way, no change of any run waits for anything, and no placement
   * is on its way.
   */
  void awaitNothingHalfDone() {
    Patience.until("nothing half done")
        .untilAsserted(
            () -> {
              JsonNode runs = runs();
              for (int n = 1; n < runs.size(); n++) {
                assertEnded(runs.get(n));
              }
              for (String state : Set.of("failed", "refused", "pending", "removing")) {
                JsonNode placements = console.read("/api/placements?state=" + state);
                assertThat(placements.path("items")).as("%s", placements).isEmpty();
              }
            });
  }

  private void assertEnded(JsonNode run) {
    String state = run.path("state").asText();
    assertThat(UNDER_WAY).as("%s", run).doesNotContain(state);
    String items = "/api/runs/" + run.path("id").asLong() + "/items?limit=500&state=";
    assertThat(console.read(items + "ready").path("items")).isEmpty();
    if (state.equals("done")) {
      for (JsonNode item : console.read(items + "planned").path("items")) {
        assertThat(ONLY_TOLD).as("%s", item).contains(item.path("change").asText());
      }
    }
  }

  /** How many runs are in each state. */
  Map<String, Integer> states() {
    Map<String, Integer> states = new TreeMap<>();
    runs().forEach(run -> states.merge(run.path("state").asText(), 1, Integer::sum));
    return states;
  }

  private JsonNode runs() {
    return console.read("/api/runs?limit=500").path("items");
  }

  private JsonNode latest(String sync) {
    return console.read("/api/runs?limit=1&sync=" + sync).at("/items/0");
  }
}
