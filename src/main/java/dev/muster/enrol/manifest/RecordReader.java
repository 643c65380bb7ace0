package dev.muster.enrol.manifest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads people who come one at a time with a heading for each of their cells, as a database or JSON
 * tells them, by the same rules as the lines of a {@link Manifests#list}. Not for several threads.
 */
public final class RecordReader {

  /** So many sets of headings are remembered; a list in which each is another is read slower. */
  private static final int REMEMBERED = 500;

  private final Headings headings;
  private final Clock clock;
  private final Map<List<String>, EntryReader> readers = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean idSeen;

  /**
   * @param clock its zone is that of dates without one
   */
  public RecordReader(Headings headings, Clock clock) {
    this.headings = headings;
    this.clock = clock;
  }

  /** As much of a text as is read, and shows whether there is more. */
  public static String bounded(String text) {
    return text.length() > Limits.CELL ? text.substring(0, Limits.CELL + 1) : text;
  }

  /** A heading as it is shown in a sentence. */
  public static String shown(String heading) {
    return FieldRules.shown(heading);
  }

  /** Whether what stands under the heading is the photo. */
  public boolean isPhoto(String heading) {
    return is(heading, Column.PHOTO);
  }

  /** Whether what stands under the heading are permission groups, which commas part. */
  public boolean isGroups(String heading) {
    return is(heading, Column.GROUPS);
  }

  private boolean is(String heading, Column column) {
    return headings.column(CellText.oneLine(heading)).orElse(null) == column;
  }

  /** Whether what stands under the heading is read at all. */
  public boolean isRead(String heading) {
    String name = CellText.oneLine(heading);
    return headings.column(name).isPresent() || headings.isExtra(name);
  }

  /**
   * @param cells what stands under each heading
   * @param broken why it cannot be taken apart, in a few words; empty when it can
   * @throws ManifestRefused when two headings mean the same
   */
  public Line read(int number, Map<String, String> cells, String broken) throws ManifestRefused {
    List<Cell> row = new ArrayList<>(cells.size());
    cells.values().forEach(text -> row.add(Cell.of(text)));
    return reader(List.copyOf(cells.keySet())).read(new Row(number, row, broken));
  }

  /**
   * @throws ManifestRefused when these headings are all there are, and one that is needed is not
   *     among them
   */
  public void expect(List<String> all) throws ManifestRefused {
    reader(all);
    checkNumbers();
    headings.checkFound(all);
  }

  /**
   * @throws ManifestRefused when no heading so far meant the person number
   */
  public void checkNumbers() throws ManifestRefused {
    if (!idSeen && !seen.isEmpty()) {
      throw headings.notFound("there are: " + Headings.shown(List.copyOf(seen)));
    }
  }

  private EntryReader reader(List<String> names) throws ManifestRefused {
    EntryReader known = readers.get(names);
    if (known != null) {
      return known;
    }
    Row row = new Row(0, names.stream().map(Cell::of).toList());
    Header header = Header.of(row, headings);
    idSeen |= header.known().containsKey(Column.ID);
    names.stream().limit(Math.max(0, REMEMBERED - seen.size())).forEach(seen::add);
    EntryReader reader = new EntryReader(header, false, LineUse.LISTING, clock);
    if (readers.size() < REMEMBERED) {
      readers.put(names, reader);
    }
    return reader;
  }
}
