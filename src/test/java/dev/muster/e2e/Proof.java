package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;

/** Compares what a list said with what stands on the boxes, in the report and in the interface. */
record Proof(List<HrLine> lines, Campus campus, Console console, WatchedFolder drop) {

  private static final int READABLE = 30;

  /** Waits until the newest batch is over, and its report is written. */
  void awaitEnd(Duration patience) {
    Patience.within(patience, "the batch has ended")
        .untilAsserted(
            () ->
                assertThat(console.newestBatch().path("state").asText())
                    .isEqualTo("done_with_failures"));
    Patience.until("the report names as many lines as are bad")
        .untilAsserted(() -> assertThat(reported()).hasSizeGreaterThanOrEqualTo(badLines().size()));
  }

  void everyBadLineHasItsReason() {
    Map<Integer, String> expected = new TreeMap<>();
    badLines().forEach(line -> expected.put(line.number, line.expected));
    assertThat(differences(expected, reported())).as("report.csv").isEmpty();

    Map<Integer, String> inInterface = new TreeMap<>();
    for (JsonNode row : rows()) {
      if (row.path("state").asText().equals("refused")) {
        inInterface.put(row.path("line").asInt(), row.path("reason").asText());
        assertThat(row.path("words").asText()).as("words of %s", row).isNotBlank();
        assertThat(row.path("advice").asText()).as("advice of %s", row).isNotBlank();
      }
    }
    assertThat(differences(expected, inInterface)).as("the interface").isEmpty();
  }

  void everyGoodLineIsPlaced() {
    Map<Integer, String> expected = new TreeMap<>();
    lines.stream().filter(HrLine::isGood).forEach(line -> expected.put(line.number, line.id));
    Map<Integer, String> found = new TreeMap<>();
    for (JsonNode row : rows()) {
      if (Set.of("placed", "unchanged").contains(row.path("state").asText())) {
        found.put(row.path("line").asInt(), row.path("identity_id").asText());
      }
    }
    assertThat(differences(expected, found)).as("placed lines").isEmpty();
    JsonNode batch = console.newestBatch();
    assertThat(batch.path("photos").asInt()).as("rows of %s", batch).isEqualTo(lines.size());
    assertThat(batch.path("settled").asInt()).as("settled of %s", batch).isEqualTo(lines.size());
    assertThat(batch.at("/rows/refused").asInt()).isEqualTo(badLines().size());
  }

  void everybodyElseStandsOnTheBoxesAndNobodyMore() {
    Map<String, String> expected = new TreeMap<>();
    lines.stream().filter(HrLine::isGood).forEach(line -> expected.put(line.id, line.standing()));
    for (Gate gate : campus.gates()) {
      Map<String, Standing> all = gate.everybody();
      Map<String, String> found = new TreeMap<>();
      all.forEach((id, standing) -> found.put(id, standing.line()));
      assertThat(differences(expected, found)).as("box %s", gate.name()).isEmpty();
      assertThat(gate.client().people()).as("people %s counts", gate.name()).isEqualTo(all.size());
      lines.stream()
          .filter(HrLine::isGood)
          .forEach(line -> particulars(line, all.get(line.id), gate.name()));
    }
    assertThat(console.people()).hasSize(expected.size());
  }

  private static void particulars(HrLine line, Standing standing, String box) {
    if (!line.department.isEmpty()) {
      assertThat(standing.extra())
          .as("%s on %s", line.id, box)
          .containsEntry("部门", line.department);
    }
    assertThat(standing.isTemporary())
        .as("the end of validity of %s on %s: %s", line.id, box, standing)
        .isEqualTo(!line.to.isEmpty());
  }

  /** Each photo lies in one of the two folders, once and unharmed; nothing is left behind. */
  void everyPhotoCameBackOnce() {
    Patience.until("list and photos are handed back")
        .untilAsserted(
            () -> {
              assertThat(drop.waiting()).isEmpty();
              assertThat(drop.taken()).isEmpty();
            });
    Map<String, String> expected = new HashMap<>();
    Map<String, byte[]> bytes = new HashMap<>();
    Set<String> changed = new TreeSet<>();
    for (HrLine line : lines) {
      if (!line.file.isEmpty()) {
        expected.put(line.file, line.isGood() ? ".done" : ".failed");
        bytes.put(line.file, line.picture);
      }
    }
    Map<String, String> found = new HashMap<>();
    for (String where : List.of(".done", ".failed")) {
      for (String file : drop.handedBack(where)) {
        String name = file.substring(file.indexOf('/') + 1);
        if (bytes.containsKey(name)) {
          assertThat(found.put(name, where)).as("%s came back twice", name).isNull();
          if (!Arrays.equals(bytes.get(name), drop.bytes(where, file))) {
            changed.add(name);
          }
        }
      }
    }
    assertThat(differences(expected, found)).as("photos handed back").isEmpty();
    assertThat(changed).as("photos that came back changed").isEmpty();
  }

  private List<HrLine> badLines() {
    return lines.stream().filter(line -> !line.isGood()).toList();
  }

  /** The reasons of the reports, by line. */
  private Map<Integer, String> reported() {
    Map<Integer, String> reasons = new TreeMap<>();
    for (CSVRecord one : drop.reports()) {
      if (!one.get("reason_code").isEmpty() && !one.get("line").isEmpty()) {
        reasons.put(Integer.parseInt(one.get("line")), one.get("reason_code"));
      }
    }
    return reasons;
  }

  private List<JsonNode> rows() {
    return console.rows(console.newestBatch().path("id").asText());
  }

  /** At most some, so that they can be read. */
  private static <K extends Comparable<K>> List<String> differences(
      Map<K, String> expected, Map<K, String> found) {
    Set<K> keys = new TreeSet<>(expected.keySet());
    keys.addAll(found.keySet());
    List<String> all = new ArrayList<>();
    for (K key : keys) {
      String wanted = expected.getOrDefault(key, "nothing");
      String is = found.getOrDefault(key, "nothing");
      if (!wanted.equals(is)) {
        all.add("%s: expected %s, found %s".formatted(key, wanted, is));
      }
    }
    int more = all.size() - READABLE;
    if (more > 0) {
      all.subList(READABLE, all.size()).clear();
      all.add("and " + more + " more");
    }
    return all;
  }
}
