package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.enrol.Uploads.Receiving;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * People sent as JSON. They become a manifest and photo files, so that they go the way of every
 * manifest; photos go to disk one by one as they are read.
 */
final class UploadedPeople {

  private static final int MOST = 10_000;

  /** Passed over by whoever reads it, and with it no row is blank or a remark. */
  private static final String ROW = "muster: row";

  private static final String MANIFEST = "people.csv";

  /** Different names of further information in all rows together. */
  private static final int MOST_HEADINGS = 200;

  private static final CSVFormat QUOTED =
      CSVFormat.EXCEL.builder().setQuoteMode(QuoteMode.ALL).get();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Begins the upload once drop and mode are known. */
  @FunctionalInterface
  interface Beginning {
    Receiving begin(@Nullable String drop, @Nullable String mode) throws IOException;
  }

  /** A person as it is sent. */
  record Row(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("type") @Nullable String type,
      @JsonProperty("groups") @Nullable List<String> groups,
      @JsonProperty("valid_from") @Nullable String from,
      @JsonProperty("valid_to") @Nullable String to,
      @JsonProperty("extra") @Nullable Map<String, String> extra,
      @JsonProperty("photo") @Nullable String photo,
      @JsonProperty("action") @Nullable String action) {

    Row withoutPhoto(String file) {
      return new Row(id, name, type, groups, from, to, extra, file, action);
    }
  }

  private final InputStream body;
  private final Beginning beginning;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable String drop;
  private @Nullable String mode;
  private @Nullable Receiving receiving;

  UploadedPeople(InputStream body, Beginning beginning) {
    this.body = body;
    this.beginning = beginning;
  }

  /** Reads all of it and returns the batch. */
  String receive() throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, "an object with rows");
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        switch (field) {
          case "drop" -> drop = text(json, field);
          case "mode" -> mode = text(json, field);
          case "rows" -> rows(json);
          default -> throw bad(field + " is not known; allowed are drop, mode and rows");
        }
      }
    } catch (JacksonException e) {
      throw bad("the body is no JSON that can be read: " + e.getOriginalMessage());
    }
    expect(receiving != null, "rows");
    Receiving open = Objects.requireNonNull(receiving);
    open.file(MANIFEST, new ByteArrayInputStream(manifest().getBytes(StandardCharsets.UTF_8)));
    return open.finish();
  }

  /** Nothing of it is used. */
  void abort() throws IOException {
    if (receiving != null) {
      receiving.abort();
    }
  }

  private String text(JsonParser json, String field) throws IOException {
    expect(receiving == null, field + " before rows");
    expect(json.nextToken() == JsonToken.VALUE_STRING, field + " as a text");
    return json.getText();
  }

  private void rows(JsonParser json) throws IOException {
    expect(receiving == null, "rows once");
    expect(json.nextToken() == JsonToken.START_ARRAY, "rows as a list");
    Receiving open = beginning.begin(drop, mode);
    receiving = open;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(rows.size() < MOST, "at most " + MOST + " rows");
      Row row = JSON.readValue(json, Row.class);
      expect(row != null, "an object for each row");
      rows.add(row.photo() == null ? row : row.withoutPhoto(keep(open, row.photo())));
    }
  }

  /** A photo that is no base64 is kept as it is, and refused with a reason like any other file. */
  private String keep(Receiving open, String photo) throws IOException {
    String file = "photo-" + letters(rows.size());
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(photo.substring(photo.indexOf(',') + 1));
    } catch (IllegalArgumentException e) {
      bytes = photo.getBytes(StandardCharsets.UTF_8);
    }
    open.file(file, new ByteArrayInputStream(bytes));
    return file;
  }

  /** No number: a photo whose line is refused must not be taken for a person's by its name. */
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; letters.length() == 0 || rest > 0; rest /= 26) {
      letters.insert(0, (char) ('a' + rest % 26));
    }
    return letters.toString();
  }

  private String manifest() throws IOException {
    SortedSet<String> headings =
        rows.stream()
            .flatMap(row -> row.extra() == null ? null : row.extra().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    expect(
        headings.size() <= MOST_HEADINGS, "at most " + MOST_HEADINGS + " different names in extra");
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, QUOTED)) {
      List<String> header =
          new ArrayList<>(
              List.of(
                  ROW,
                  "id",
                  "name",
                  "type",
                  "groups",
                  "valid_from",
                  "valid_to",
                  "photo",
                  "action"));
      header.addAll(headings);
      csv.printRecord(header);
      int number = 0;
      for (Row row : rows) {
        number++;
        csv.print(number);
        csv.printRecord(cells(row, headings));
      }
    }
    return text.toString();
  }

  private static List<@Nullable String> cells(Row row, SortedSet<String> headings) {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(row.id());
    cells.add(row.name());
    cells.add(row.type());
    cells.add(row.groups() == null ? "" : named(row.groups()));
    cells.add(row.from());
    cells.add(row.to());
    cells.add(row.photo());
    cells.add(row.action());
    headings.forEach(heading -> cells.add(row.extra() == null ? "" : row.extra().get(heading)));
    return cells;
  }

  /** In quotation marks each is one name: nobody gets a group by a slash in another's name. */
  private static String named(List<String> groups) {
    return groups.stream()
        .filter(Objects::nonNull)
        .map(group -> '"' + group.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(";"));
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw bad("expected is " + what);
    }
  }

  private static BadParameter bad(String words) {
    return new BadParameter("body", words);
  }
}
