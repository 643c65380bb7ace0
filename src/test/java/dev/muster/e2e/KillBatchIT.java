package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch with a list over three boxes that misbehave, the bridge killed twenty times at moments
 * that a seed decides: in the end the boxes, the ledger and the folders tell the same story, and
 * nothing was asked of a box twice beyond what was under way at a kill.
 */
@ExtendWith(ShowLogs.class)
class KillBatchIT {

  private static final int PEOPLE = 300;
  private static final int KILLS = Integer.getInteger("muster.kills", 20);
  private static final List<BadRow> KINDS =
      List.of(
          BadRow.TYPE_UNKNOWN,
          BadRow.REPEATED_NUMBER,
          BadRow.PHOTO_NOT_THERE,
          BadRow.LETTER,
          BadRow.VALIDITY_OVER,
          BadRow.TRUNCATED);
  private static final int BAD = 12;

  private static final String SETTINGS =
      """
      batch-quiet: 6s
      photo: {check: false, same-face: off, other-face: off}
      drops:
        - {name: drop, folder: drop, settle: 300ms, manifest: required}
      """;

  private final HrOffice office = new HrOffice(new QuickFaces());

  @Test
  void boxesLedgerAndFoldersTellTheSameAfterTwentyKills(@TempDir Path folder) {
    long seed = Long.getLong("muster.seed", System.nanoTime());
    System.out.println("KillBatchIT: -Dmuster.seed=" + seed);
    List<HrLine> good =
        IntStream.range(0, PEOPLE).mapToObj(n -> office.newcomer("K%04d".formatted(n), n)).toList();
    List<HrLine> lines = office.spoilt(good, BAD, KINDS);
    try (Campus campus = campus(folder)) {
      RunningMuster bridge = campus.bridge(SETTINGS);
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      lines.stream()
          .filter(line -> !line.file.isEmpty())
          .forEach(line -> drop.drop(line.file, line.picture));
      drop.drop("名单.csv", HrList.csv(lines, StandardCharsets.UTF_8));
      Kills kills = new Kills(campus, bridge, drop, new Random(seed));
      List<Integer> moments = kills.strike(KILLS, PEOPLE);

      Proof proof = new Proof(lines, campus, new Console(bridge), drop);
      proof.awaitEnd(Duration.ofMinutes(3));
      assertThat(new Console(bridge).batches()).hasSize(1);
      proof.everyBadLineHasItsReason();
      proof.everyGoodLineIsPlaced();
      proof.everybodyElseStandsOnTheBoxesAndNobodyMore();
      proof.everyPhotoCameBackOnce();
      ledgerTellsTheSameAsTheBoxes(campus, new Console(bridge), good);
      int repeated = campus.gates().stream().mapToInt(gate -> repeated(gate.proxy())).sum();
      System.out.printf(
          "KillBatchIT: killed at %s; %d calls under way then, %d registrations repeated%n",
          moments, kills.underWay(), repeated);
      assertThat(repeated).as("calls repeated").isLessThanOrEqualTo(kills.underWay());
      assertThat(bridge.errors()).isEmpty();
    }
  }

  private static Campus campus(Path folder) {
    Campus campus = new Campus(folder);
    String users = "POST /SophonFogSys/api/users";
    campus.gate("east", "v1", faults("120ms", 2, users, "delay", "drop-after"));
    campus.gate("west", "v1", faults("60ms", 2, users, "status", "drop-after"));
    campus.gate(
        "north",
        System.getProperty("muster.kill.third", "v2"),
        faults("60ms", 2, "POST /sophon/v2/face/createidentity", "drop-after", "status"));
    return campus;
  }

  /** Every tenth call is struck by the one fault, another tenth by the other. */
  private static String[] faults(
      String time, int slots, String where, String first, String second) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--muster.facebox.service-time=" + time, "--muster.facebox.slots=" + slots));
    int number = 0;
    for (String what : List.of(first, second)) {
      String fault = "--muster.facebox.faults[" + number++ + "].";
      arguments.addAll(List.of(fault + "where=" + where, fault + "what=" + what));
      arguments.add(fault + "rate=0.1");
      if (what.equals("delay")) {
        arguments.add(fault + "delay=200ms..2s");
      }
      if (what.equals("status")) {
        arguments.add(fault + "status=503");
      }
    }
    return arguments.toArray(String[]::new);
  }

  private static void ledgerTellsTheSameAsTheBoxes(
      Campus campus, Console console, List<HrLine> good) {
    for (Gate gate : campus.gates()) {
      Map<String, Standing> standing = gate.everybody();
      for (HrLine line : good) {
        JsonNode there = placement(console.person(line.id), gate.name());
        assertThat(there.path("state").asText()).as("%s", there).isEqualTo("placed");
        assertThat(there.path("placed").asText())
            .as("%s", there)
            .isEqualTo(there.path("wanted").asText())
            .isEqualTo(standing.get(line.id).version());
      }
    }
  }

  private static JsonNode placement(JsonNode person, String box) {
    for (JsonNode one : person.path("placements")) {
      if (one.path("directory").asText().equals(box)) {
        return one;
      }
    }
    throw new AssertionError("no placement on " + box + ": " + person);
  }

  /**
   * Registrations sent of people whom the box had registered already. A lost answer counts as one.
   */
  private static int repeated(RecordingProxy proxy) {
    Set<String> there = new HashSet<>();
    int repeated = 0;
    for (RecordingProxy.Seen one : proxy.seen()) {
      if (one.places()) {
        repeated += there.contains(one.person()) ? 1 : 0;
        if (one.status() == 200 || one.status() == 0) {
          there.add(one.person());
        }
      }
    }
    return repeated;
  }
}
