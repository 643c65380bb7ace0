package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list of HR that becomes the roster, two boxes that follow it, and people whose names are not
 * easy to show.
 */
final class SyncOffice implements AutoCloseable {

  /** Has a name of a hundred characters. */
  static final String LONG = "S000";

  static final String LONG_NAME = "欧阳司马上官诸葛".repeat(13).substring(0, 100);

  /** Has a name that reads as markup. */
  static final String BOLD = "S001";

  static final String BOLD_NAME = "<b>Bo & Li</b>";

  /** Is not to stand on the box west. */
  static final String ELSEWHERE = "S009";

  static final String STRANGER = "X1";

  /** Almost the number of somebody. */
  static final String ALIKE = "s002";

  private static final int PEOPLE = 12;

  private static final String SETTINGS =
      """
      batch-quiet: 2s
      photo: {check: false, same-face: off, other-face: off}
      syncs:
        - name: hr
          source: {kind: file, path: hr/staff.csv, photos: hr/photos}
          targets: [roster]
          group: staff
          mode: guarded
          guard: {removals: 1}
        - {name: gates, targets: [east], mode: guarded}
        - {name: west, targets: [west], mode: plan, filter: {ids: "S00[0-8]|S01."}}
      """;

  private final QuickFaces faces = new QuickFaces();
  private final Campus campus;
  private final Gate east;
  private final Gate west;
  private final RunningMuster bridge;
  private final Console console;

  SyncOffice(Path folder) {
    campus = new Campus(folder);
    east = campus.gate("east", "v1");
    west = campus.gate("west", "v2");
    bridge = campus.bridge(SETTINGS);
    console = new Console(bridge);
  }

  String url() {
    return bridge.url();
  }

  Set<String> everybody() {
    return IntStream.range(0, PEOPLE)
        .mapToObj(SyncOffice::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> everybodyBut(Set<String> these) {
    Set<String> others = everybody();
    others.removeAll(these);
    return others;
  }

  /** Starts the bridge; afterwards everybody of the list stands on both boxes. */
  void letEverybodyComeIn() {
    list(Set.of(), Map.of());
    for (int n = 0; n < PEOPLE; n++) {
      write(photos().resolve(id(n) + ".jpg"), faces.portrait(n));
    }
    bridge.start();
    letEverybodyBeThere();
  }

  /** Everybody of the list is there again, whatever a test before has left undone. */
  void letEverybodyBeThere() {
    list(Set.of(), Map.of());
    assertThat(look("hr").path("state").asText()).isEqualTo("done");
    awaitOnBoxes(everybody());
  }

  /** Writes the list of HR without these people, and with these names instead of theirs. */
  void list(Set<String> without, Map<String, String> names) {
    String rows =
        everybody().stream()
            .filter(id -> !without.contains(id))
            .map(id -> "%s,%s,%s.jpg%n".formatted(id, names.getOrDefault(id, name(id)), id))
            .collect(Collectors.joining());
    Path file = photos().resolveSibling("staff.csv");
    write(file, ("工号,姓名,照片\n" + rows).getBytes(StandardCharsets.UTF_8));
    try {
      // as old as one that nobody writes to any more
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes people on the box west behind the back of the bridge; the plan that comes of it. */
  long driftOfWest() {
    BoxCalls box = new BoxCalls(west.box().url());
    String others = box.createPermission("others");
    box.delete(LONG);
    box.delete(BOLD);
    int face = PEOPLE;
    for (String id : new String[] {BOLD, ELSEWHERE, STRANGER, ALIKE}) {
      assertThat(box.register(id, others, faces.portrait(face++)).status()).isEqualTo(200);
    }
    JsonNode run = look("west");
    assertThat(run.path("state").asText()).as("%s", run).isIn("planned", "tripped");
    return run.path("id").asLong();
  }

  /** Removals wait before the box east until the latch is open. */
  CountDownLatch holdRemovals() {
    CountDownLatch open = new CountDownLatch(1);
    east.proxy()
        .bend(
            (method, path, body) -> {
              if (method.equals("DELETE") && path.endsWith("/users")) {
                try {
                  open.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
              return null;
            });
    return open;
  }

  void awaitOnBoxes(Set<String> people) {
    Patience.until("these people stand on the box east")
        .untilAsserted(() -> assertThat(east.everybody().keySet()).isEqualTo(people));
  }

  @Override
  public void close() {
    campus.close();
  }

  /** Has the sync look, and returns the run when it waits for somebody or is over. */
  private JsonNode look(String sync) {
    long id = console.post("/api/syncs/" + sync + "/runs").json().path("id").asLong();
    Patience.until("the plan of " + sync)
        .until(() -> !Set.of("asked", "approved").contains(run(id).path("state").asText()));
    return run(id);
  }

  private JsonNode run(long id) {
    return console.read("/api/runs/" + id).path("run");
  }

  private static String id(int number) {
    return "S%03d".formatted(number);
  }

  private static String name(String id) {
    return switch (id) {
      case LONG -> LONG_NAME;
      case BOLD -> BOLD_NAME;
      default -> "员工 " + id;
    };
  }

  private Path photos() {
    return bridge.home().resolve("hr/photos");
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
