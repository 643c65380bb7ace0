package dev.muster.enrol.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates and reports, read back. */
class WrittenBooksTest {

  private static Map<String, byte[]> parts(byte[] book) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(GivenManifest.bytes("b.xlsx", book).file().toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static String sheet(byte[] book, int number) throws IOException {
    return new String(
        parts(book).get("xl/worksheets/sheet" + number + ".xml"), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "zh-CN", "fr"})
  void aTemplateSaysTheSameInBothForms(String language) {
    Locale locale = Locale.forLanguageTag(language);
    List<Line> csv = GivenManifest.bytes("t.csv", Template.csv(locale)).lines();
    List<Line> xlsx = GivenManifest.bytes("t.xlsx", Template.xlsx(locale)).lines();
    assertThat(csv).isEqualTo(xlsx).hasSize(2).allMatch(line -> line.entry() != null);
    assertThat(csv.get(1).entry().groups()).hasSize(2);
    assertThat(csv.get(1).entry().validity().to()).isNotNull();
    assertThat(csv.get(1).entry().extra()).hasSize(1);
  }

  @Test
  void theHeadersAreThoseOfTheLanguage() {
    assertThat(new String(Template.csv(Locale.ENGLISH), StandardCharsets.UTF_8))
        .startsWith("\uFEFFid,name,type,groups,valid_from,valid_to,photo,action,department\r\n");
    assertThat(new String(Template.csv(Locale.CHINESE), StandardCharsets.UTF_8))
        .startsWith("\uFEFF工号,姓名,类型,权限组,生效日期,失效日期,照片,操作,部门\r\n");
  }

  @Test
  void allPartsOfATemplateAreXmlAndItsColumnsText() throws Exception {
    byte[] book = Template.xlsx(Locale.CHINESE);
    for (byte[] part : parts(book).values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(part));
    }
    assertThat(sheet(book, 1)).containsPattern("<col [^>]*style=\"[1-9]");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(parts(book).get("xl/worksheets/sheet2.xml")))
                .getDocumentElement()
                .getTextContent())
        .contains("人员编号，必填");
  }

  @Test
  void aReportHoldsTextOnlyWhateverStandsInIt() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ReportBook book =
        new ReportBook(
            out,
            "a/b:[report] of a batch with a name beyond all limits",
            List.of("id", "note", "more"),
            List.of(10, 200, 1))) {
      book.line(List.of("0007", "=1+1", ""));
      book.line(List.of("8", "a\u0000\uFFFF\uD800<&>", "x".repeat(40_000)));
    }
    String sheet = sheet(out.toByteArray(), 1);
    assertThat(sheet)
        .doesNotContain("<f>")
        .contains("state=\"frozen\"")
        .contains("<autoFilter ref=\"A1:C3\"");
    for (byte[] part : parts(out.toByteArray()).values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(part));
    }
    List<Line> lines = GivenManifest.bytes("r.xlsx", out.toByteArray()).lines();
    assertThat(lines.get(0).entry().id()).isEqualTo("0007");
    assertThat(lines.get(0).entry().extra()).containsEntry("note", "=1+1");
  }

  @Test
  void aReportThatFillsASheetGoesOnInTheNext() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ReportBook book = new ReportBook(out, "报告", List.of("id"), List.of(10), 1_001)) {
      for (int i = 0; i < 2_500; i++) {
        book.line(List.of("n" + i));
      }
    }
    List<String> ids = new ArrayList<>();
    for (int sheet = 1; sheet <= 3; sheet++) {
      String xml = sheet(out.toByteArray(), sheet);
      java.util.regex.Matcher found = java.util.regex.Pattern.compile("n\\d+").matcher(xml);
      while (found.find()) {
        ids.add(found.group());
      }
    }
    assertThat(ids).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(ids.get(2_499)).isEqualTo("n2499");
  }
}
