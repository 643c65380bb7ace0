package dev.muster.enrol.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Whatever people are called, and however their list is written, they come back the same. */
class TablePropertiesTest {

  record Someone(String id, String name, String note) {}

  @Provide
  Arbitrary<List<Someone>> people() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("abcXYZ 019,;|\t\"'=+-@#欧阳张三é€中・、")
            .ofMaxLength(12)
            .map(CellText::clean)
            .filter(t -> t.equals(CellText.clean(t)) && !CellText.isError(t));
    Arbitrary<Someone> one =
        Combinators.combine(
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(8),
                text,
                text)
            .as((id, name, note) -> new Someone("A" + id, name, note));
    return one.list().uniqueElements(Someone::id).ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of("UTF-8", "UTF-8 with mark", "GB18030", "UTF-16");
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Property(tries = 300)
  void asText(
      @ForAll("people") List<Someone> people,
      @ForAll("charsets") String charset,
      @ForAll("separators") char separator,
      @ForAll boolean windows)
      throws IOException {
    StringBuilder text = new StringBuilder(charset.endsWith("mark") ? "\uFEFF" : "");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setRecordSeparator(windows ? "\r\n" : "\n")
            .get();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      csv.printRecord("工号", "姓名", "备注");
      for (Someone someone : people) {
        csv.printRecord(someone.id(), someone.name(), someone.note());
      }
    }
    Charset encoding = Charset.forName(charset.split(" ")[0]);
    assertThat(read(GivenManifest.text("p.csv", text.toString(), encoding))).isEqualTo(people);
  }

  @Property(tries = 100)
  void asAWorkbookAndBackAsFailedLines(@ForAll("people") List<Someone> people) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> header = List.of("工号", "姓名", "备注");
    try (ReportBook book = new ReportBook(out, "people", header, List.of(10, 10, 10))) {
      for (Someone someone : people) {
        book.line(List.of(someone.id(), someone.name(), someone.note()));
      }
    }
    GivenManifest given = GivenManifest.bytes("p.xlsx", out.toByteArray());
    Map<Integer, Refusal> failed =
        given.lines().stream()
            .collect(Collectors.toMap(Line::number, line -> new Refusal(Reason.NO_FACE, "=x")));
    GivenManifest back = GivenManifest.csv("");
    FailedLines.write(
        given.file(), given.name(), Limits.USUAL, failed, Locale.CHINESE, back.file());
    assertThat(read(given)).isEqualTo(people);
    assertThat(read(back)).isEqualTo(people);
  }

  @Property(tries = 300)
  void anyTextAtAllIsReadOrRefused(@ForAll String text, @ForAll("charsets") String charset)
      throws IOException {
    GivenManifest given =
        GivenManifest.text("p.csv", "id,name\n" + text, Charset.forName(charset.split(" ")[0]));
    try {
      Manifests.read(
          given.file(),
          given.name(),
          GivenManifest.CLOCK,
          Limits.USUAL,
          line -> assertThat(line.number()).isPositive());
    } catch (ManifestRefused e) {
      assertThat(e.refusal().detail()).isNotBlank();
    }
    assertThat(given.file().toFile().delete()).isTrue();
  }

  private static List<Someone> read(GivenManifest given) {
    List<Someone> people = new ArrayList<>();
    for (Line line : given.lines()) {
      Entry entry = line.entry();
      assertThat(entry).as(line.toString()).isNotNull();
      people.add(new Someone(entry.id(), entry.name(), entry.extra().getOrDefault("备注", "")));
    }
    assertThat(given.file().toFile().delete()).isTrue();
    return people;
  }
}
