package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.manifest.FieldRules.Unusable;
import dev.muster.roster.Person;
import dev.muster.roster.Validity;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a line says, under a header. */
final class EntryReader {

  private final Header header;
  private final boolean ragged;
  private final LineUse use;
  private final Clock clock;

  /**
   * @param ragged whether a cell beyond the header is a mistake
   * @param use what the lines are for
   * @param clock its zone is that of dates without one
   */
  EntryReader(Header header, boolean ragged, LineUse use, Clock clock) {
    this.header = header;
    this.ragged = ragged;
    this.use = use;
    this.clock = clock;
  }

  /** Longest name of a photo that a refused line still claims, in characters. */
  private static final int LONGEST_PHOTO = 400;

  Line read(Row row) {
    try {
      checkWhole(row);
      Entry entry = entry(row);
      return new Line(
          row.number(), CellText.plain(text(row, Column.ID)), entry.photo(), entry, null);
    } catch (Unusable e) {
      return refused(row, e.refusal());
    }
  }

  Line refused(Row row, Refusal refusal) {
    String id = row.broken().isEmpty() ? CellText.plain(text(row, Column.ID)) : "";
    boolean tellsWho = !id.isEmpty() && id.length() <= Person.MAX_ID && !FieldRules.hasControls(id);
    String photo = row.broken().isEmpty() ? CellText.plain(text(row, Column.PHOTO)) : "";
    boolean tellsPhoto = photo.length() <= LONGEST_PHOTO && !FieldRules.hasControls(photo);
    return new Line(
        row.number(), tellsWho ? id : row.start(), tellsPhoto ? photo : "", null, refusal);
  }

  private void checkWhole(Row row) throws Unusable {
    if (!row.broken().isEmpty()) {
      throw new Unusable(Reason.BROKEN_LINE, row.broken());
    }
    for (int place = 0; place < row.cells().size(); place++) {
      boolean named = place < header.width() && !header.names().get(place).isEmpty();
      if (ragged && !named && !row.cell(place).isBlank()) {
        throw new Unusable(
            Reason.BROKEN_LINE, "cell " + (place + 1) + " stands under no header: too many cells?");
      }
      if (header.isRead(place) && !row.cell(place).problem().isEmpty()) {
        throw new Unusable(Reason.BROKEN_LINE, row.cell(place).problem());
      }
    }
    for (Map.Entry<Column, Integer> known : header.known().entrySet()) {
      String text = CellText.clean(row.cell(known.getValue()).text());
      if (known.getKey() != Column.GROUPS && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
        throw new Unusable(
            Reason.BROKEN_LINE, "the " + FieldRules.word(known.getKey()) + " has a line break");
      }
    }
  }

  private Entry entry(Row row) throws Unusable {
    String id = FieldRules.id(text(row, Column.ID));
    Action action = use.action(FieldRules.action(text(row, Column.ACTION)));
    if (action == Action.REMOVE) {
      return new Entry(id, "", null, new TreeSet<>(), Validity.ALWAYS, new TreeMap<>(), "", action);
    }
    return new Entry(
        id,
        FieldRules.name(text(row, Column.NAME)),
        FieldRules.type(text(row, Column.TYPE)).orElse(null),
        FieldRules.groups(text(row, Column.GROUPS)),
        validity(row),
        extra(row),
        use.photo(text(row, Column.PHOTO)),
        action);
  }

  private Validity validity(Row row) throws Unusable {
    Instant from = moment(row, Column.VALID_FROM);
    Instant to = moment(row, Column.VALID_TO);
    if (from != null && to != null && to.isBefore(from)) {
      throw new Unusable(
          Reason.BAD_VALIDITY,
          FieldRules.shown(text(row, Column.VALID_FROM))
              + " to "
              + FieldRules.shown(text(row, Column.VALID_TO)));
    }
    if (to != null && use.mustBeValid() && to.isBefore(clock.instant())) {
      throw new Unusable(Reason.EXPIRED, "valid to " + text(row, Column.VALID_TO).strip());
    }
    return new Validity(from, to);
  }

  private @Nullable Instant moment(Row row, Column column) throws Unusable {
    String text = text(row, column);
    if (CellText.plain(text).isEmpty()) {
      return null;
    }
    return Moments.read(text, clock.getZone(), column == Column.VALID_TO)
        .orElseThrow(
            () ->
                new Unusable(
                    Reason.BAD_DATE, FieldRules.word(column) + ": " + FieldRules.shown(text)));
  }

  private SortedMap<String, String> extra(Row row) throws Unusable {
    SortedMap<String, String> extra = new TreeMap<>();
    for (Map.Entry<Integer, String> column : header.extra().entrySet()) {
      String value = CellText.oneLine(row.cell(column.getKey()).text());
      if (value.isEmpty()) {
        continue;
      }
      String key = column.getValue();
      if (key.length() > Person.MAX_EXTRA_KEY || value.length() > Person.MAX_EXTRA_VALUE) {
        throw new Unusable(
            Reason.BAD_EXTRA, FieldRules.shown(key) + " or what it holds is too long");
      }
      if (FieldRules.hasControls(value)) {
        throw new Unusable(Reason.BAD_EXTRA, FieldRules.shown(key) + " holds control characters");
      }
      extra.put(key, value);
    }
    if (extra.size() > Person.MAX_EXTRA) {
      throw new Unusable(Reason.BAD_EXTRA, extra.size() + " fields, more than " + Person.MAX_EXTRA);
    }
    return extra;
  }

  private String text(Row row, Column column) {
    Integer place = header.known().get(column);
    return place == null ? "" : row.cell(place).text();
  }
}
