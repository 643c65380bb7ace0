package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.store.Database;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class BatchReportTest extends EnrolledStore {

  BatchReportTest() {
    super(Database.SQLITE);
  }

  @Test
  void aRefusedPhotoIsALineWithReasonWordsAndAdvice() throws IOException {
    String batch = refused("0007_王芳.jpg", Reason.NO_FACE, "picture of 640 x 480 pixels");
    write(Locale.ENGLISH);
    CSVRecord line = lines(batch).get(0);
    assertThat(line.toMap())
        .containsEntry("file", "0007_王芳.jpg")
        .containsEntry("directory", "")
        .containsEntry("result", "refused")
        .containsEntry("reason_code", "NO_FACE")
        .containsEntry("reason", "No face was found in the photo.")
        .containsEntry("detail", "picture of 640 x 480 pixels");
    assertThat(line.get("what_to_do")).startsWith("Take a photo from the front");
  }

  @Test
  void theReportSpeaksChineseAndExcelReadsItAsUtf8() throws IOException {
    String batch = refused("0007.jpg", Reason.NO_FACE, "-");
    write(Locale.CHINESE);
    assertThat(Files.readString(report(batch))).startsWith("\uFEFFfile,line,person,");
    assertThat(lines(batch).get(0).get("reason")).isEqualTo(Reason.NO_FACE.words(Locale.CHINESE));
    assertThat(Reason.NO_FACE.words(Locale.CHINESE)).matches(".*\\p{IsHan}.*");
  }

  @Test
  void everyReasonHasWordsAndAdviceInBothLanguages() {
    assertThat(Stream.of(Reason.values()))
        .allSatisfy(
            reason ->
                assertThat(
                        List.of(
                            reason.words(Locale.ENGLISH),
                            reason.advice(Locale.ENGLISH),
                            reason.words(Locale.CHINESE),
                            reason.advice(Locale.CHINESE)))
                    .noneMatch(String::isBlank)
                    .doesNotHaveDuplicates());
  }

  @Test
  void aPhotoThatABoxRefusedHasALineForEachBox() throws IOException {
    enrolment = enrolment("box-1", "box-2");
    String batch = drop("0007.jpg", "photo").batch();
    place(placements.claim("box-1", 9).get(0));
    refuse(placements.claim("box-2", 9).get(0));
    write(Locale.ENGLISH);
    assertThat(lines(batch))
        .extracting(line -> line.get("directory") + " " + line.get("result"))
        .containsExactly("box-1 placed", "box-2 refused");
    assertThat(lines(batch).get(1).get("person")).isEqualTo("0007");
    assertThat(lines(batch).get(1).get("reason_code")).isEqualTo("LOW_QUALITY");
  }

  @Test
  void noCellIsAFormulaForASpreadsheet() throws IOException {
    String batch = refused("=cmd|'calc'!A0_0007.jpg", Reason.NO_FACE, "@SUM(1+1)");
    write(Locale.ENGLISH);
    assertThat(lines(batch).get(0).get("file")).isEqualTo("'=cmd|'calc'!A0_0007.jpg");
    assertThat(lines(batch).get(0).get("detail")).isEqualTo("'@SUM(1+1)");
  }

  @Test
  void aBatchWithoutFailuresHasNoReport() {
    String batch = drop("0007.jpg", "photo").batch();
    write(Locale.ENGLISH);
    assertThat(report(batch)).doesNotExist();
  }

  @Test
  void theReportIsReplacedAsAWholeAndOnlyWhenSomethingChanged() throws IOException {
    String batch = refused("0001.jpg", Reason.NO_FACE, "-");
    assertThat(write(Locale.ENGLISH)).isEqualTo(1);
    assertThat(write(Locale.ENGLISH)).isZero();
    refused("0002.jpg", Reason.NO_FACE, "-");
    assertThat(write(Locale.ENGLISH)).describedAs("a change in the same millisecond").isEqualTo(1);
    assertThat(lines(batch)).hasSize(2);
    try (Stream<Path> beside = Files.list(report(batch).getParent())) {
      assertThat(beside).containsExactly(report(batch));
    }
  }

  @Test
  void aBatchIsClosedWhenItsDropIsQuiet() {
    drop("0007.jpg", "photo");
    clock.pass(Duration.ofSeconds(10));
    write(Locale.ENGLISH);
    assertThat(stored.text("SELECT open FROM batch")).isEqualTo("1");
    clock.pass(Duration.ofMillis(1));
    write(Locale.ENGLISH);
    assertThat(stored.text("SELECT open FROM batch")).isEqualTo("0");
  }

  private String refused(String file, Reason reason, String detail) {
    return enrolment.record(arrival(file, file).refused(reason, detail)).row().batch();
  }

  private int write(Locale language) {
    closeQuiet();
    return new BatchReport(stored.store(), settings(language)).writeChanged();
  }

  private Path report(String batch) {
    return drop.failed().resolve(batch).resolve("report.csv");
  }

  private List<CSVRecord> lines(String batch) throws IOException {
    String text = Files.readString(report(batch)).substring(1);
    try (CSVParser parser =
        CSVParser.parse(
            new StringReader(text),
            CSVFormat.EXCEL.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }
}
