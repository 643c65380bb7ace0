package dev.muster.enrol.manifest;

import static dev.muster.enrol.manifest.RawXlsx.number;
import static dev.muster.enrol.manifest.RawXlsx.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxManifestTest {

  private static final String HEADER = text("工号") + text("姓名") + text("失效日期");

  private static Entry only(RawXlsx book) {
    return book.manifest().only();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0000, 0007",
    "7, General, 7",
    "1.0, General, 1",
    "7, 0, 7",
    "12345, 0000, 12345",
    "7, '\"E\"0000', E0007",
    "7, '\\E000', E007",
    "12345, '000-0000', 001-2345",
    "1234, '#,##0', 1234",
    "7, @, 7",
    "7, '0000;[Red]-0000', 0007",
    "7, '[$-804]0000', 7",
    "12.5, 0000, 12.5",
    "0, 0000, 0000",
    "1E3, 0000, 1000",
    "110101199001011, General, 110101199001011",
  })
  void numbersAreReadAsTheyAreShown(String value, String format, String shown) {
    RawXlsx book = RawXlsx.of(HEADER, number(value, 1)).formats(format);
    assertThat(only(book).id()).isEqualTo(shown);
  }

  @Test
  void aNumberThatLostItsLastDigitsIsRefusedWithTheWayOut() {
    for (String value : List.of("1.1010119900101123E+17", "110101199001011230", "1E+300")) {
      Line line = RawXlsx.of(HEADER, number(value, 0)).manifest().lines().get(0);
      assertThat(line.refusal().reason()).isEqualTo(Reason.BAD_ID);
      assertThat(line.refusal().detail()).contains("format the column as text");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "46387, yyyy-mm-dd, 2026-12-31T15:59:59Z",
    "46387.5, 'yyyy/m/d h:mm', 2026-12-31T04:00:00Z",
    "46387, 'yyyy\"年\"m\"月\"d\"日\";@', 2026-12-31T15:59:59Z",
    "46387, '[$-804]d/m/yy', 2026-12-31T15:59:59Z",
    "20261231, 0, 2026-12-31T15:59:59Z",
    "20261231, General, 2026-12-31T15:59:59Z",
  })
  void dateCellsAreDates(String value, String format, Instant to) {
    RawXlsx book = RawXlsx.of(HEADER, text("7") + text("") + number(value, 1)).formats(format);
    assertThat(only(book).validity().to()).isEqualTo(to);
  }

  @Test
  void datesOfBuiltinFormatsAndOfOldMacs() {
    for (int format : new int[] {14, 22, 31, 57}) {
      RawXlsx book =
          RawXlsx.of(HEADER, text("7") + text("") + number("46387", 1)).builtinFormat(format);
      assertThat(only(book).validity().to()).isEqualTo(Instant.parse("2026-12-31T15:59:59Z"));
    }
    RawXlsx mac =
        RawXlsx.of(HEADER, text("7") + text("") + number("44925", 1)).builtinFormat(14).from1904();
    assertThat(only(mac).validity().to()).isEqualTo(Instant.parse("2026-12-31T15:59:59Z"));
  }

  @Test
  void aNumberWithoutADateFormatIsNoDate() {
    assertThat(RawXlsx.of(HEADER, text("7") + text("") + number("46387", 0)).manifest().reason())
        .isEqualTo(Reason.BAD_DATE);
  }

  @Test
  void textsAreSharedRichOrInline() {
    RawXlsx book =
        RawXlsx.of(HEADER, "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>")
            .shared(
                "<si><t>0007</t></si><si><r><t>张</t></r><r><t xml:space=\"preserve\">三</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>ZHANG</t></rPh></si>");
    assertThat(only(book)).isEqualTo(Entry.named("0007", "张三"));
    assertThat(only(RawXlsx.of(HEADER, text("7") + text("a_x0041_&amp;b"))).name())
        .isEqualTo("aA&b");
  }

  @Test
  void aFormulaIsWhatItGave() {
    String worked = "<c t=\"str\"><f>\"00\"&amp;7</f><v>007</v></c>";
    assertThat(only(RawXlsx.of(HEADER, worked)).id()).isEqualTo("007");
    String never = "<c><f>A1+1</f></c>" + text("x");
    assertThat(RawXlsx.of(HEADER, never).manifest().reason()).isEqualTo(Reason.BROKEN_LINE);
    String failed = "<c t=\"e\"><f>VLOOKUP(1)</f><v>#N/A</v></c>" + text("x");
    Line line = RawXlsx.of(HEADER, failed).manifest().lines().get(0);
    assertThat(line.refusal().detail()).contains("#N/A");
  }

  @Test
  void cellsMayBeMissingAndLinesTooAndNotesMayStandBeside() {
    String sparse = "<c r=\"B3\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"A3\"><v>7</v></c>";
    Line line =
        RawXlsx.of(HEADER, "", sparse + "<c r=\"Z3\"><v>1</v></c>").manifest().lines().get(0);
    assertThat(line.number()).isEqualTo(3);
    assertThat(line.entry()).isEqualTo(Entry.named("7", "a"));
  }

  @Test
  void mergedCellsHoldForAllTheirLines() {
    String merged = "<mergeCells><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"A1:C1\"/></mergeCells>";
    RawXlsx book =
        new RawXlsx()
            .sheet(
                "",
                merged,
                text("id") + text("部门"),
                text("1") + text("研发"),
                text("2"),
                text("3"),
                text("4"));
    assertThat(book.manifest().lines())
        .extracting(line -> line.entry().extra().get("部门"))
        .containsExactly("研发", "研发", "研发", null);
  }

  @Test
  void theFirstSheetThatIsSeenAndHasAHeaderIsRead() {
    RawXlsx book =
        new RawXlsx()
            .sheet("", "", text("Instructions"))
            .sheet("state=\"hidden\"", "", text("id"), text("1"))
            .sheet("", "", text("title"), text("id"), text("2"))
            .sheet("", "", text("id"), text("3"));
    assertThat(book.manifest().only().id()).isEqualTo("2");
    assertThat(RawXlsx.of(text("x")).manifest().refused().refusal().reason())
        .isEqualTo(Reason.MANIFEST_NO_HEADER);
  }

  @Test
  void theContentCountsAndNotTheName() {
    byte[] book = RawXlsx.of(HEADER, text("7")).bytes();
    assertThat(GivenManifest.bytes("people.csv", book).only().id()).isEqualTo("7");
    byte[] csv = "id\n7".getBytes(StandardCharsets.UTF_8);
    assertThat(GivenManifest.bytes("people.xlsx", csv).only().id()).isEqualTo("7");
  }

  @Test
  void whatIsNoWorkbookSaysWhatToDo() {
    byte[] old = new byte[2000];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    assertThat(GivenManifest.bytes("a.xls", old).refused().refusal().detail()).contains(".xlsx");
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(mark, 0, old, 1000, mark.length);
    assertThat(GivenManifest.bytes("a.xlsx", old).refused().refusal().detail())
        .contains("password");
    byte[] book = RawXlsx.of(HEADER, text("7")).bytes();
    for (int cut = 4; cut < book.length; cut += 97) {
      assertThat(
              GivenManifest.bytes("a.xlsx", Arrays.copyOf(book, cut)).refused().refusal().reason())
          .isEqualTo(Reason.MANIFEST_UNREADABLE);
    }
  }
}
