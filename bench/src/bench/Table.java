package bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of candidates, columns of figures, gathered over the rounds; printed as Markdown. */
final class Table {
  private final String title;
  private final Map<String, Map<String, Spread>> rows = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  Table(String title) {
    this.title = title;
  }

  void add(String row, String column, double value) {
    System.out.printf("  %s | %s | %s: %.2f%n", title, row, column, value);
    cell(row, column).add(value);
  }

  private Spread cell(String row, String column) {
    return rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
        .computeIfAbsent(column, name -> new Spread());
  }

  /** A line below the table, once. */
  void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Adds, for every row, a column divided by the same round's figure of a reference row. */
  void ratio(String column, String reference) {
    if (!rows.containsKey(reference)) {
      return;
    }
    Spread base = cell(reference, column);
    rows.forEach((row, cells) -> cells.put("× " + reference, cell(row, column).over(base)));
  }

  String markdown() {
    List<String> columns = new ArrayList<>();
    rows.values()
        .forEach(r -> r.keySet().stream().filter(c -> !columns.contains(c)).forEach(columns::add));
    StringBuilder text = new StringBuilder("\n## " + title + "\n");
    if (!rows.isEmpty()) {
      rows(columns, text);
    }
    notes.forEach(note -> text.append("\n* ").append(note));
    return text.append('\n').toString();
  }

  private void rows(List<String> columns, StringBuilder text) {
    text.append("\n| |");
    columns.forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    rows.forEach(
        (row, cells) -> {
          text.append("| ").append(row).append(" |");
          columns.forEach(
              c -> text.append(' ').append(cells.getOrDefault(c, new Spread())).append(" |"));
          text.append('\n');
        });
  }
}
