package dev.muster.enrol.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which heading of a list means which field of ours: first what somebody has said of this list,
 * then the usual words.
 *
 * @param mapping field to heading; an empty heading for a field that is not to be read
 * @param extra the headings that become further information; {@link #ALL} for all that mean nothing
 *     else
 */
public record Headings(Map<String, String> mapping, List<String> extra) {

  /** Whatever means nothing else. */
  public static final String ALL = "*";

  /** The usual words only. */
  public static final Headings USUAL = new Headings(Map.of(), List.of(ALL));

  /** The names of our fields in a mapping. */
  public static final List<String> FIELDS =
      Arrays.stream(Column.values())
          .filter(column -> column != Column.ACTION)
          .map(Headings::field)
          .toList();

  private static final int SHOWN = 20;

  public Headings {
    mapping = Map.copyOf(mapping);
    extra = List.copyOf(extra);
  }

  private static String field(Column column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the heading means. */
  Optional<Column> column(String name) {
    for (Column column : Column.values()) {
      String heading = mapping.get(field(column));
      if (heading != null && isSame(heading, name)) {
        return Optional.of(column);
      }
    }
    return usual(name).filter(column -> !mapping.containsKey(field(column)));
  }

  /** Whether a heading that means nothing else becomes further information. */
  boolean isExtra(String name) {
    return extra.contains(ALL) || extra.stream().anyMatch(one -> isSame(one, name));
  }

  private Optional<String> mappedId() {
    return Optional.ofNullable(mapping.get(field(Column.ID)));
  }

  /**
   * @throws ManifestRefused when a heading of the mapping is not among these
   */
  void checkFound(List<String> names) throws ManifestRefused {
    for (String field : FIELDS) {
      String heading = mapping.getOrDefault(field, "");
      if (!CellText.clean(heading).isEmpty()
          && names.stream().noneMatch(name -> isSame(heading, name))) {
        throw ManifestRefused.unreadable(
            "no heading is \"%s\", which the mapping names for %s; there are: %s"
                .formatted(heading, field, shown(names)));
      }
    }
  }

  /** Why there is no header where it was looked for. */
  ManifestRefused notFound(String where) {
    return mappedId()
        .map(
            id ->
                ManifestRefused.unreadable(
                    "no line has the heading \"%s\", which the mapping names for id; %s"
                        .formatted(id, where)))
        .orElseGet(() -> ManifestRefused.withoutHeader(where));
  }

  static String shown(List<String> names) {
    String all =
        names.stream()
            .filter(name -> !name.isEmpty())
            .limit(SHOWN)
            .map(name -> CellText.shortened(name, 40))
            .collect(Collectors.joining(", "));
    return names.size() > SHOWN ? all + ", …" : all;
  }

  private static boolean isSame(String heading, String name) {
    String word = CellText.word(heading);
    return word.isEmpty()
        ? !CellText.clean(heading).isEmpty() && CellText.clean(heading).equals(CellText.clean(name))
        : word.equals(CellText.word(name));
  }

  /** "工号", "Employee number (required)", "工号 / ID". */
  private static Optional<Column> usual(String name) {
    Optional<Column> whole = Column.of(CellText.word(name));
    if (whole.isPresent() || name.length() > 100) {
      return whole;
    }
    String plain = CellText.plain(name);
    Optional<Column> bare = Column.of(CellText.word(plain.replaceAll("\\([^()]*\\)", "")));
    return bare.isPresent() ? bare : bilingual(plain);
  }

  private static Optional<Column> bilingual(String plain) {
    Optional<Column> first = Optional.empty();
    for (String part : plain.split("[\\s/|()\\[\\]]+|(?<=\\p{IsHan})(?=[A-Za-z])")) {
      Optional<Column> column = Column.of(CellText.word(part));
      if (!part.isEmpty() && (column.isEmpty() || first.isPresent() && !first.equals(column))) {
        return Optional.empty();
      }
      first = part.isEmpty() ? first : column;
    }
    return first;
  }
}
