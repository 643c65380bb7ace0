package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A list of HR becomes the roster, and the roster three boxes and two clouds; people are changed
 * behind its back, lists lie, HR sends a short file, and what a run did is taken back. All through
 * the interface that people and programs use.
 */
@ExtendWith(ShowLogs.class)
class SyncIT {

  private static final int PEOPLE = 8;

  /** The twin takes a face once, and its engine tells these two drawn faces apart. */
  private static final Set<String> FEW = Set.of("S004", "S006");

  private final QuickFaces faces = new QuickFaces();
  private final Set<String> everybody =
      new TreeSet<>(IntStream.range(0, PEOPLE).mapToObj(SyncIT::id).toList());

  private Campus campus;
  private Console console;
  private RunningMuster bridge;

  @Test
  void threeBoxesAndTwoCloudsFollowAListThatPeopleAndMachinesSpoil(@TempDir Path folder)
      throws IOException {
    int port = RunningMuster.freePort();
    try (RunningMuster twin = CloudTwin.in(folder.resolve("twin"), port).start();
        Campus three = new Campus(folder)) {
      campus = three;
      List.of("east:v1", "west:v2", "north:v2")
          .forEach(gate -> three.gate(gate.split(":")[0], gate.split(":")[1]));
      bridge = three.bridge(settings(port));
      list(everybody);
      for (int n = 0; n < PEOPLE; n++) {
        Files.write(photos().resolve(id(n) + ".jpg"), faces.portrait(n));
      }
      bridge.start();
      console = new Console(bridge);

      assertThat(look("hr").path("state").asText()).as("the list of HR").isEqualTo("done");
      awaitEverywhere(everybody);
      awaitNothingToDo();

      whatIsChangedBehindItsBackIsPutRight();
      aCloudThatListsNobodyIsNotFilledAnew(new Gate("twin", "v1", twin, null));
      aShortListRemovesNobody();
      whoeverLeavesComesBackWhenTheRunIsTakenBack();
    }
  }

  private void whatIsChangedBehindItsBackIsPutRight() {
    for (int n = 0; n < campus.gates().size(); n++) {
      new BoxCalls(campus.gates().get(n).box().url()).delete(id(n));
    }
    BoxCalls east = new BoxCalls(campus.gates().get(0).box().url());
    east.register("X1", east.createPermission("others"), faces.portrait(PEOPLE));
    JsonNode run = look("all");
    assertThat(run.path("state").asText()).as("a first removal waits").isEqualTo("tripped");
    assertThat(console.get("/api/runs/" + run.path("id").asLong() + "/report.csv?lang=zh").text())
        .contains("X1", id(0), id(1), id(2));
    approve(run);
    awaitEverywhere(everybody);
    awaitNothingToDo();
  }

  private void aCloudThatListsNobodyIsNotFilledAnew(Gate twin) {
    twin.fault(Map.of("where", "* /get_registration_face", "what", "list-empty"));
    JsonNode run = look("all");
    assertThat(run.path("state").asText()).isEqualTo("tripped");
    assertThat(run.toString()).contains("TARGET_SHRUNK");
    twin.withoutFaults();
    awaitNothingToDo();
  }

  private void aShortListRemovesNobody() throws IOException {
    list(Set.of(id(0)));
    JsonNode run = look("hr");
    assertThat(run.path("state").asText()).isEqualTo("tripped");
    assertThat(run.toString()).contains("SOURCE_SHRUNK", "FIRST_REMOVAL");
    list(Set.of());
    JsonNode nobody = look("hr");
    assertThat(nobody.toString()).contains("SOURCE_EMPTY");
    assertThat(console.post("/api/runs/" + nobody.path("id").asLong() + "/approve").status())
        .as("an empty list cannot be approved")
        .isEqualTo(409);
    awaitEverywhere(everybody);
  }

  private void whoeverLeavesComesBackWhenTheRunIsTakenBack() throws IOException {
    Set<String> others = new TreeSet<>(everybody);
    others.remove(id(7));
    list(others);
    JsonNode run = look("hr");
    assertThat(run.path("state").asText()).as("one person leaves").isEqualTo("tripped");
    approve(run);
    awaitEverywhere(others);
    JsonNode undo =
        console.post("/api/runs/" + run.path("id").asLong() + "/undo").json().path("run");
    assertThat(undo.path("state").asText()).isEqualTo("planned");
    approve(undo);
    awaitEverywhere(everybody);
    awaitNothingToDo();
  }

  private static String settings(int port) {
    return """
        batch-quiet: 2s
        photo: {check: false, same-face: off, other-face: off}
        syncs:
          - name: hr
            source: {kind: file, path: hr/staff.csv, photos: hr/photos}
            targets: [roster]
            group: staff
            mode: guarded
          - name: few
            targets: [baidu-1]
            filter: {ids: "S00[46]"}
            mode: guarded
          - name: all
            targets: [east, west, north, hall]
            mode: guarded
            strangers: remove
            guard: {removal-percent: 50}
        """
        + CloudTwin.clouds("http://127.0.0.1:" + port);
  }

  private static String id(int number) {
    return "S%03d".formatted(number);
  }

  private Path photos() throws IOException {
    return Files.createDirectories(bridge.home().resolve("hr/photos"));
  }

  /** The file is as old as one that nobody writes to any more. */
  private void list(Set<String> people) throws IOException {
    Path file = photos().resolveSibling("staff.csv");
    String rows =
        people.stream()
            .map(id -> id + ",员工" + id + "," + id + ".jpg\n")
            .collect(Collectors.joining());
    Files.writeString(file, "工号,姓名,照片\n" + rows);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  /** Has the sync look, and returns the run when it waits for somebody or is over. */
  private JsonNode look(String sync) {
    long id = console.post("/api/syncs/" + sync + "/runs").json().path("id").asLong();
    Patience.until("the plan of " + sync)
        .until(() -> !Set.of("asked", "approved").contains(run(id).path("state").asText()));
    return run(id);
  }

  private void approve(JsonNode run) {
    long id = run.path("id").asLong();
    assertThat(console.post("/api/runs/" + id + "/approve?by=test").status()).isEqualTo(200);
    Patience.until("run " + id + " is carried out")
        .until(() -> run(id).path("state").asText().equals("done"));
  }

  private JsonNode run(long id) {
    return console.read("/api/runs/" + id).path("run");
  }

  private void awaitEverywhere(Set<String> people) {
    Patience.within(Duration.ofMinutes(3), "everybody stands everywhere, and nobody else")
        .untilAsserted(
            () -> {
              for (Gate gate : campus.gates()) {
                assertThat(gate.everybody().keySet()).as(gate.name()).isEqualTo(people);
              }
              assertThat(onCloud("hall")).as("hall").isEqualTo(people);
              assertThat(onCloud("baidu-1")).as("those whom a filter chooses").isEqualTo(FEW);
            });
  }

  private Set<String> onCloud(String name) {
    Set<String> ids = new TreeSet<>();
    console
        .read("/api/directories/" + name + "/people")
        .path("items")
        .forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  private void awaitNothingToDo() {
    List<String> seen = new ArrayList<>();
    Patience.within(Duration.ofMinutes(2), "a look that finds nothing")
        .untilAsserted(
            () -> {
              JsonNode run = look("all");
              seen.add(run.path("state").asText());
              assertThat(run.path("state").asText()).as("%s", run).isEqualTo("done");
              run.path("parts")
                  .forEach(
                      part -> {
                        assertThat(part.path("changes")).as("%s", part).isEmpty();
                        assertThat(part.path("unchanged").asInt()).isEqualTo(PEOPLE);
                      });
            });
    assertThat(seen).isNotEmpty();
  }
}
