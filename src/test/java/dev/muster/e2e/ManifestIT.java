package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A list of 10,000 people in the encoding of Chinese spreadsheets, with 300 lines in it that are
 * bad in every way of {@link BadRow}: each of these comes back with its reason, everybody else
 * stands on the boxes as the list says, and nobody else does.
 */
@ExtendWith(ShowLogs.class)
class ManifestIT {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int PEOPLE = Integer.getInteger("muster.manifest.people", 10_000);
  private static final int BAD = 300;

  /** Newcomers, each of whom costs a search for a face; the others were enrolled before. */
  private static final int NEW = Integer.getInteger("muster.manifest.newcomers", 1_500);

  private static final int UNCHANGED = PEOPLE / 10;

  private final QuickFaces faces = new QuickFaces();
  private final HrOffice office = new HrOffice(faces);

  @Test
  void everyBadLineOfTenThousandHasItsReasonAndEverybodyElseStandsOnTheBoxes(@TempDir Path folder) {
    List<HrLine> good = good();
    List<HrLine> lines = office.spoilt(good, BAD, List.of(BadRow.values()));
    assertThat(lines).hasSize(PEOPLE);
    try (Campus campus = new Campus(folder)) {
      campus.gate("east", "v1");
      campus.gate("west", "v2");
      enrolThoseKnownBefore(campus, good);

      RunningMuster bridge = campus.bridge(CHECKED).start();
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      long start = System.nanoTime();
      lines.stream().filter(line -> !line.file.isEmpty()).forEach(line -> put(drop, line));
      drop.drop("2026年入职名单.csv", HrList.csv(lines, GB18030));
      Console console = new Console(bridge);
      Proof proof = new Proof(lines, campus, console, drop);
      proof.awaitEnd(Duration.ofMinutes(10));
      System.out.printf(
          "ManifestIT: %d lines, %d of them newcomers with a photo, settled after %d s%n",
          PEOPLE, NEW, Duration.ofNanos(System.nanoTime() - start).toSeconds());

      proof.everyBadLineHasItsReason();
      proof.everyGoodLineIsPlaced();
      proof.everybodyElseStandsOnTheBoxesAndNobodyMore();
      proof.everyPhotoCameBackOnce();
      assertThat(bridge.errors()).isEmpty();
    }
  }

  @Test
  void aSheetInAnArchiveWithChineseNamesIsReadTheSameWay(@TempDir Path folder) {
    List<HrLine> good =
        IntStream.range(0, 470).mapToObj(n -> office.newcomer("%04d".formatted(n + 1), n)).toList();
    List<BadRow> kinds = Arrays.stream(BadRow.values()).filter(BadRow::fitsSheet).toList();
    List<HrLine> lines = office.spoilt(good, kinds.size(), kinds);
    good.stream().filter(line -> line.from.equals("20260131")).forEach(ManifestIT::asDateCells);
    try (Campus campus = new Campus(folder)) {
      campus.gate("east", "v1");
      RunningMuster bridge = campus.bridge(CHECKED.replace("manifest: required", "")).start();
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      drop.drop("入职材料.zip", Archive.of(lines, "员工名单.xlsx", GB18030));
      Console console = new Console(bridge);
      Proof proof = new Proof(lines, campus, console, drop);
      proof.awaitEnd(Duration.ofMinutes(3));

      proof.everyBadLineHasItsReason();
      proof.everyGoodLineIsPlaced();
      proof.everybodyElseStandsOnTheBoxesAndNobodyMore();
      assertThat(bridge.errors()).isEmpty();
    }
  }

  private static final String CHECKED =
      """
      batch-quiet: 6s
      photo:
        max-bytes: %d
        max-tilt: 9
        same-face: off
        other-face: off
      drops:
        - {name: drop, folder: drop, settle: 500ms, manifest: required}
      """
          .formatted(BadRow.HEAVIEST);

  private static final String UNCHECKED =
      """
      batch-quiet: 3s
      photo: {check: false, same-face: off, other-face: off}
      drops:
        - {name: before, folder: before, settle: 300ms}
      """;

  /** Newcomers, people known before whose line says something new, and such whose line does not. */
  private List<HrLine> good() {
    Stream<HrLine> newcomers =
        IntStream.range(0, NEW).mapToObj(n -> office.newcomer("E%05d".formatted(n), n));
    Stream<HrLine> known =
        IntStream.range(NEW, PEOPLE - BAD)
            .mapToObj(
                n ->
                    n < NEW + UNCHANGED
                        ? new HrLine("E%05d".formatted(n), HrOffice.name(n))
                        : office.colleague("E%05d".formatted(n), n));
    return Stream.concat(newcomers, known).toList();
  }

  /** A drop of photos, long before the list came. */
  private static void enrolThoseKnownBefore(Campus campus, List<HrLine> good) {
    try (RunningMuster bridge = campus.bridge(UNCHECKED).start()) {
      WatchedFolder before = new WatchedFolder(bridge.home().resolve("before"));
      for (int n = NEW; n < good.size(); n++) {
        HrLine line = good.get(n);
        String stem = n < NEW + UNCHANGED ? line.id + "_" + line.name : line.id;
        before.drop("staff/" + stem + ".jpg", Pictures.plain(n));
      }
      Console console = new Console(bridge);
      Patience.within(Duration.ofMinutes(10), "all known people are enrolled")
          .until(() -> before.handedBack(".done").size() == good.size() - NEW);
      Patience.until("the batch is closed")
          .until(() -> console.newestBatch().path("state").asText().equals("done"));
      bridge.stop();
    }
  }

  private static void put(WatchedFolder drop, HrLine line) {
    drop.drop(line.file, line.picture);
  }

  private static void asDateCells(HrLine line) {
    line.from = "2026-01-31";
    line.to = "2031-12-31";
  }
}
