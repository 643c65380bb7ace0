package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.enrol.manifest.Entry;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Whatever a list holds, and however it is written, the same people come out of it. */
class ListPropertiesTest {

  private static final List<String> HEADINGS =
      List.of("工号", "name", "groups", "validTo", "photo", "部门");

  @Provide
  Arbitrary<List<List<String>>> people() {
    Arbitrary<String> name =
        Arbitraries.strings().withChars("abcXYZ 欧阳张三é中・").ofMaxLength(12).map(String::strip);
    Arbitrary<List<String>> one =
        Combinators.combine(
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(8),
                name,
                Arbitraries.of("", "main", "main;lab", "访客,main"),
                Arbitraries.of("", "2030-01-31", "2020年1月31日"),
                Arbitraries.of("", "1.jpg", "faces/2.png", "https://x.example/3.jpg?a=1"),
                name)
            .as(List::of);
    return one.list().ofMaxSize(30);
  }

  @Property(tries = 60)
  void csvAndJsonReadBackTheSame(@ForAll("people") List<List<String>> people) throws IOException {
    Path folder = Files.createTempDirectory("lists");
    SourceKit kit = new SourceKit(folder);
    Path csv = folder.resolve("people.csv");
    Files.writeString(csv, csv(people));
    Files.setLastModifiedTime(csv, FileTime.from(kit.clock.instant().minusSeconds(60)));

    List<Entry> fromCsv =
        kit.readFile(SourceKit.source("kind", "file", "path", csv.toString())).entries();
    List<Entry> fromJson =
        kit.readPages(
                SourceKit.source("kind", "json", "url", "http://hr.example/"),
                (address, in) ->
                    SourceKit.answer(in, 200, json(people).getBytes(StandardCharsets.UTF_8)))
            .entries();

    assertThat(fromJson).isEqualTo(fromCsv);
    assertThat(fromCsv)
        .extracting(Entry::id)
        .isEqualTo(people.stream().map(p -> p.get(0)).toList());
    assertThat(fromCsv)
        .extracting(Entry::name)
        .isEqualTo(people.stream().map(p -> p.get(1)).toList());
  }

  private static String csv(List<List<String>> people) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter out = new CSVPrinter(text, CSVFormat.EXCEL)) {
      out.printRecord(HEADINGS);
      for (List<String> one : people) {
        out.printRecord(one);
      }
    }
    return text.toString();
  }

  private static String json(List<List<String>> people) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    for (List<String> one : people) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < HEADINGS.size(); i++) {
        cells.put(HEADINGS.get(i), one.get(i));
      }
      all.add(cells);
    }
    return new ObjectMapper().writeValueAsString(all);
  }
}
