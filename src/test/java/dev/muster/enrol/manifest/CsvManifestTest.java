package dev.muster.enrol.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.roster.PersonType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvManifestTest {

  @Test
  void aFullLineSaysEverything() {
    Entry entry =
        GivenManifest.csv(
                """
                id,name,type,groups,valid_from,valid_to,photo,action,department
                0007,张三,visitor,staff;lab,2026-01-31,2026-12-31,a/7.jpg,add,R&D
                """)
            .only();

    assertThat(entry.id()).isEqualTo("0007");
    assertThat(entry.name()).isEqualTo("张三");
    assertThat(entry.type()).isEqualTo(PersonType.VISITOR);
    assertThat(entry.groups()).containsExactly("lab", "staff");
    assertThat(entry.validity().from()).isEqualTo(Instant.parse("2026-01-30T16:00:00Z"));
    assertThat(entry.validity().to()).isEqualTo(Instant.parse("2026-12-31T15:59:59Z"));
    assertThat(entry.photo()).isEqualTo("a/7.jpg");
    assertThat(entry.action()).isEqualTo(Action.ADD);
    assertThat(entry.extra()).containsExactly(java.util.Map.entry("department", "R&D"));
  }

  @Test
  void anIdAloneIsEnough() {
    assertThat(GivenManifest.csv("工号\n0007").only()).isEqualTo(Entry.named("0007", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name",
        "ID , Name ",
        "工号,姓名",
        "Employee_Number;full name",
        "Employee Number\tNAME",
        "人员编号|名字",
        "ＩＤ，姓名",
        "*工号(必填),姓名（必填）",
        "工号 / ID,姓名 Name",
        "工号ID,Name",
        "\"id\",\"name\"",
        "\uFEFFid,name",
        "identity-id,Name:",
      })
  void headersAreForgiving(String header) {
    char separator = header.replaceAll("(?s)[^,;\\t|，]", "").charAt(0);
    assertThat(GivenManifest.csv(header + "\n0007" + separator + "张三\n").only())
        .isEqualTo(Entry.named("0007", "张三"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16"})
  void encodingsAreRecognised(String charset) {
    assertThat(
            GivenManifest.text(
                    "people.csv", "工号,姓名,部门\r\n0007,欧阳娜娜,研发部\r\n", Charset.forName(charset))
                .only()
                .name())
        .isEqualTo("欧阳娜娜");
  }

  @Test
  void littleEndianUtf16WithAMarkIsRecognised() {
    assertThat(
            GivenManifest.text("p.csv", "\uFEFFid\tname\r\n7\t张三", StandardCharsets.UTF_16LE)
                .only()
                .name())
        .isEqualTo("张三");
  }

  @Test
  void bytesThatAreNoTextRefuseTheFile() {
    byte[] odd = {'i', 'd', '\n', '7', '\n', (byte) 0xFF, (byte) 0xFF, '\n'};
    assertThat(GivenManifest.bytes("p.csv", odd).refused().refusal().reason())
        .isEqualTo(Reason.MANIFEST_UNREADABLE);
    assertThat(GivenManifest.bytes("p.csv", new byte[] {'i', 'd', 0, 1}).refused().refusal())
        .extracting(r -> r.detail())
        .isEqualTo("it is no text file");
  }

  @Test
  void linesEndAsAnySystemEndsThem() {
    assertThat(GivenManifest.csv("id\r1\r2\r").lines()).hasSize(2);
    assertThat(GivenManifest.csv("id\n1\n2").lines()).hasSize(2);
    assertThat(GivenManifest.csv("id\r\n1\r\n\r\n2\r\n").lines())
        .extracting(Line::number)
        .containsExactly(2, 4);
  }

  @Test
  void emptyLinesAndRemarksAreSkippedAndCounted() {
    assertThat(
            GivenManifest.csv("# list\n\nid,name\n,,\n# 1,x\n1,a\n \u3000 ,\u200B\n2,b\n").lines())
        .extracting(Line::number, Line::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(6, "1"),
            org.assertj.core.groups.Tuple.tuple(8, "2"));
  }

  @Test
  void titlesMayStandAboveTheHeader() {
    assertThat(GivenManifest.csv("Staff 2026\n,,\nof: HR\n工号,姓名\n1,a\n").lines()).hasSize(1);
    assertThat(GivenManifest.csv("a\nb\nc\nd\ne\nid\n1\n").refused().refusal().reason())
        .isEqualTo(Reason.MANIFEST_NO_HEADER);
    assertThat(GivenManifest.csv("").refused().refusal().reason())
        .isEqualTo(Reason.MANIFEST_NO_HEADER);
  }

  @Test
  void theSeparatorLineOfExcelIsPassedOver() {
    assertThat(GivenManifest.csv("sep=;\nid;name\n1;a,b\n").only().name()).isEqualTo("a,b");
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
    Entry entry =
        GivenManifest.csv("id,name,note,groups\n1,\"O\"\"Neil, Jr\",\"a\nb\", \"x\ny\" \n").only();
    assertThat(entry.name()).isEqualTo("O\"Neil, Jr");
    assertThat(entry.extra()).containsEntry("note", "a b");
    assertThat(entry.groups()).containsExactly("x", "y");
  }

  @Test
  void aQuoteThatIsNotClosedSpoilsItsLineOnly() {
    List<Line> lines =
        GivenManifest.csv("id,name\n1,\"a\n2,b\n3,\"c\"\n4,\"d\"x\n5,e\"\n6,\"f\"\n").lines();
    assertThat(lines).extracting(Line::number).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(lines)
        .extracting(line -> line.refusal() == null ? null : line.refusal().reason())
        .containsExactly(Reason.BROKEN_LINE, null, null, Reason.BROKEN_LINE, null, null);
    assertThat(lines.get(0).text()).isEqualTo("1 a");
    assertThat(lines.get(4).entry().name()).isEqualTo("e\"");
  }

  @Test
  void aQuoteOpenToTheEndSpoilsItsLineOnly() {
    StringBuilder text = new StringBuilder("id,name\n1,\"a\n");
    for (int i = 2; i < 50; i++) {
      text.append(i).append(",b\n");
    }
    List<Line> lines = GivenManifest.csv(text.toString()).lines();
    assertThat(lines).hasSize(49);
    assertThat(lines).filteredOn(line -> line.entry() == null).hasSize(1);
  }

  @Test
  void cellsMayBeMissingButNotTooMany() {
    List<Line> lines = GivenManifest.csv("id,name,type\n1\n2,b,,,\n3,c,vip,x\n").lines();
    assertThat(lines.get(0).entry()).isEqualTo(Entry.named("1", ""));
    assertThat(lines.get(1).entry()).isEqualTo(Entry.named("2", "b"));
    assertThat(lines.get(2).refusal().reason()).isEqualTo(Reason.BROKEN_LINE);
  }

  @Test
  void anEndlessLineIsRefusedAlone() {
    List<Line> lines = GivenManifest.csv("id,name\n1," + "x".repeat(200_000) + "\n2,b\n").lines();
    assertThat(lines.get(0).refusal().reason()).isEqualTo(Reason.BROKEN_LINE);
    assertThat(lines.get(0).text()).hasSizeLessThan(100);
    assertThat(lines.get(1).entry()).isEqualTo(Entry.named("2", "b"));
  }

  @Test
  void aCellThatIsTooLongIsRefused() {
    assertThat(GivenManifest.csv("id,note\n1," + "x".repeat(20_000)).reason())
        .isEqualTo(Reason.BROKEN_LINE);
  }

  @Test
  void hiddenCharactersAndFullWidthDigitsDoNotMatter() {
    assertThat(GivenManifest.csv("id,name\n\u00A0\u200B０００７\u3000,\uFEFF张三\u00A0\n").only())
        .isEqualTo(Entry.named("0007", "张三"));
  }

  @Test
  void theMarksThatKeepTextInSpreadsheetsAreTakenOff() {
    assertThat(GivenManifest.csv("id,name\n'0007,'=x\n").only())
        .isEqualTo(Entry.named("0007", "=x"));
    assertThat(GivenManifest.csv("id\n\"=\"\"0007\"\"\"\n").only().id()).isEqualTo("0007");
    assertThat(GivenManifest.csv("id\n=\"0007\"\n").only().id()).isEqualTo("0007");
  }

  @Test
  void twoColumnsForOneThingRefuseTheFile() {
    assertThat(GivenManifest.csv("id,name,姓名\n1,a,b\n").refused().refusal().detail())
        .contains("columns 2 (\"name\") and 3 (\"姓名\")");
  }

  @Test
  void aRunningNumberBesideTheRealOneIsNotThePersonNumber() {
    List<Line> lines = GivenManifest.csv("No.,工号,姓名\n1,0007,a\n2,0008,b\n").lines();
    assertThat(lines).extracting(Line::text).containsExactly("0007", "0008");
    assertThat(lines.get(0).entry().extra()).containsEntry("No.", "1");
  }

  @Test
  void extraColumnsOfOneNameAreToldApart() {
    assertThat(GivenManifest.csv("id,x,x,,y\n1,a,b,,c\n").only().extra())
        .containsOnly(
            java.util.Map.entry("x", "a"),
            java.util.Map.entry("x 2", "b"),
            java.util.Map.entry("y", "c"));
  }

  @Test
  void aWebPageIsNoTable() {
    assertThat(GivenManifest.csv("<html><table>").refused().refusal().detail())
        .contains("web page");
  }

  @Test
  void theFileIsBounded() {
    GivenManifest three = GivenManifest.csv("id\n1\n2\n3\n");
    assertThat(three.refused(new Limits(1000, 2)).refusal().detail()).contains("more than 2 lines");
    assertThat(three.refused(new Limits(5, 100)).refusal().detail()).contains("more than 5");
    assertThat(three.lines(new Limits(1000, 3))).hasSize(3);
  }
}
