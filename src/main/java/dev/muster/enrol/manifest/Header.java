package dev.muster.enrol.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands in which column.
 *
 * @param line the number of the line it was found in
 * @param known the places of the columns that we know
 * @param extra the names of the others, by place
 * @param ours the places of what {@link FailedLines} added
 * @param names what stands above each column
 */
record Header(
    int line,
    Map<Column, Integer> known,
    SortedMap<Integer, String> extra,
    Set<Integer> ours,
    List<String> names) {

  /** What {@link FailedLines} adds begins so, and is passed over when the file comes back. */
  static final String OURS = "muster:";

  /** Titles may stand above it, but not more lines with content than this, itself included. */
  private static final int SEARCHED = 5;

  int width() {
    return names.size();
  }

  /** Reads on until the header is passed; empty when the first lines hold none. */
  static Optional<Header> find(Rows rows, Headings headings) throws IOException, ManifestRefused {
    for (int searched = 0; searched < SEARCHED; ) {
      Row row = rows.next();
      if (row == null) {
        return Optional.empty();
      }
      if (row.isBlank() || row.isRemark() && !isNumberSign(row)) {
        continue;
      }
      searched++;
      if (row.broken().isEmpty() && names(row, headings)) {
        Header header = of(row, headings);
        headings.checkFound(header.names());
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }

  /** How many columns we know in the header of a table; -1 when it has none. */
  static int knownColumns(Table table, Headings headings) throws IOException, ManifestRefused {
    int known = -1;
    try (Rows rows = table.open()) {
      Row row = rows.next();
      for (int searched = 0; row != null && searched < SEARCHED; row = rows.next()) {
        if (row.isBlank() || row.isRemark() && !isNumberSign(row)) {
          continue;
        }
        searched++;
        if (row.broken().isEmpty() && names(row, headings)) {
          known = Math.max(known, knownColumns(row, headings));
        }
      }
    }
    return known;
  }

  /** A # above a running number makes no remark of the header. */
  private static boolean isNumberSign(Row row) {
    return row.cells().stream().anyMatch(cell -> CellText.clean(cell.text()).equals("#"));
  }

  private static int knownColumns(Row row, Headings headings) {
    return (int)
        row.cells().stream().filter(cell -> headings.column(cell.text()).isPresent()).count();
  }

  private static boolean names(Row row, Headings headings) {
    return row.cells().stream()
        .anyMatch(cell -> headings.column(cell.text()).orElse(null) == Column.ID);
  }

  /** A single column without a header. */
  static Header ofIds() {
    return new Header(0, Map.of(Column.ID, 0), new TreeMap<>(), Set.of(), List.of("id"));
  }

  /** The header that a line is. */
  static Header of(Row row, Headings headings) throws ManifestRefused {
    Map<Column, Integer> known = new EnumMap<>(Column.class);
    SortedMap<Integer, String> extra = new TreeMap<>();
    Set<Integer> ours = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int place = 0; place < row.cells().size(); place++) {
      String name = CellText.oneLine(row.cell(place).text());
      names.add(name);
      Column column = headings.column(name).orElse(null);
      if (CellText.plain(name).toLowerCase(Locale.ROOT).startsWith(OURS)) {
        ours.add(place);
      } else if (column != null) {
        Integer other = takePlace(known, names, column, place);
        if (other != null) {
          extra.put(other, names.get(other));
        }
      } else if (!name.isEmpty() && headings.isExtra(name)) {
        extra.put(place, name);
      }
    }
    distinguish(extra);
    return new Header(row.number(), known, extra, ours, names);
  }

  /** Returns the place of the column that is not meant, when two could be the person number. */
  private static @Nullable Integer takePlace(
      Map<Column, Integer> known, List<String> names, Column column, int place)
      throws ManifestRefused {
    Integer before = known.putIfAbsent(column, place);
    if (before == null) {
      return null;
    }
    boolean weakBefore = Column.isWeak(CellText.word(names.get(before)));
    boolean weakNow = Column.isWeak(CellText.word(names.get(place)));
    if (column == Column.ID && weakBefore != weakNow) {
      if (weakBefore) {
        known.put(column, place);
      }
      return weakBefore ? before : Integer.valueOf(place);
    }
    throw ManifestRefused.unreadable(
        "columns %d (\"%s\") and %d (\"%s\") both hold the %s; delete or rename one"
            .formatted(
                before + 1,
                names.get(before),
                place + 1,
                names.get(place),
                FieldRules.word(column)));
  }

  private static void distinguish(SortedMap<Integer, String> extra) {
    Set<String> seen = new HashSet<>();
    extra.replaceAll(
        (place, name) -> {
          String distinct = name;
          for (int n = 2; !seen.add(distinct); n++) {
            distinct = name + " " + n;
          }
          return distinct;
        });
  }

  /** Whether what stands in the column is read at all. */
  boolean isRead(int place) {
    return extra.containsKey(place) || known.containsValue(place);
  }
}
