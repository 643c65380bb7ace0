package dev.muster.sync.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.enrol.manifest.RecordReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One object of a list as cells: those of an object within it are named {@code outer.inner}, and
 * the texts of a list stand in one cell, with commas between them.
 */
final class JsonCells {

  /** More are no person. */
  private static final int MOST = 1_000;

  /** What would make two permission groups of one. */
  private static final Pattern PARTING = Pattern.compile("[;；|｜、/,，\"\\n\\r]");

  private final RecordReader records;
  private final UnaryOperator<String> photos;
  private final Map<String, String> cells = new LinkedHashMap<>();
  private String broken = "";

  /**
   * @param photos what stands in the place of a photo's text, such as a short name for a picture
   */
  JsonCells(RecordReader records, UnaryOperator<String> photos) {
    this.records = records;
    this.photos = photos;
  }

  /** From the first token of the element to its last. */
  void read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      broken = "it is no object";
      in.skipChildren();
      return;
    }
    object(in, "", false);
  }

  Map<String, String> cells() {
    return cells;
  }

  /** Why it cannot be taken apart; empty when it can. */
  String broken() {
    return broken;
  }

  private void object(JsonParser in, String outer, boolean listed) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = outer.isEmpty() ? in.currentName() : outer + "." + in.currentName();
      in.nextToken();
      value(in, name, listed);
    }
  }

  private void value(JsonParser in, String name, boolean listed) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(in, name, listed);
      case START_ARRAY -> {
        while (in.nextToken() != JsonToken.END_ARRAY) {
          value(in, name, true);
        }
      }
      default -> cell(in, name, listed);
    }
  }

  private void cell(JsonParser in, String name, boolean listed) throws IOException {
    if (!records.isRead(name)) {
      return;
    }
    boolean nothing = in.currentToken() == JsonToken.VALUE_NULL;
    String text = nothing ? "" : in.getText();
    text = records.isPhoto(name) ? photos.apply(text) : RecordReader.bounded(text);
    if (listed && records.isGroups(name) && PARTING.matcher(text).find()) {
      text = '"' + text.replace("\"", "\"\"") + '"';
    }
    String before = cells.putIfAbsent(name, text);
    if (before != null && listed) {
      cells.put(name, before.isEmpty() ? text : RecordReader.bounded(before + "," + text));
    } else if (before != null) {
      broken = "it has two values for " + RecordReader.shown(name);
    } else if (cells.size() > MOST) {
      broken = "it has more than " + MOST + " values";
      cells.remove(name);
    }
  }
}
