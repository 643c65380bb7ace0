package dev.muster.console;

import dev.muster.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a batch with the people and faces they speak of. */
final class BatchRowsShown {

  /**
   * Which rows are asked for.
   *
   * @param state {@code urgent}, {@code all} or a state; null for those that need somebody first
   * @param after the last row of the page before
   * @param before the first row of the page after
   */
  record Wish(
      @Nullable String state,
      @Nullable String reason,
      @Nullable String after,
      @Nullable String before) {}

  private final Store store;
  private final PeopleList people;

  BatchRowsShown(Store store, PeopleList people) {
    this.store = store;
    this.people = people;
  }

  ShownRows show(BatchView batch, Wish wish, Locale locale) {
    RowFilter filter = RowFilter.of(wish.state(), wish.reason(), batch.rows());
    RowPage.Bounds bounds =
        new RowPage.Bounds(
            RowPage.Place.of("after", wish.after()), RowPage.Place.of("before", wish.before()));
    RowPage page = RowPage.read(store, batch.id(), filter, bounds, locale);
    return ShownRows.of(
        batch,
        filter,
        wish.after(),
        wish.before(),
        page,
        lines(page.rows(), filter.isWarned()),
        locale);
  }

  private List<ShownRows.Line> lines(List<BatchRowView> rows, boolean warned) {
    Set<String> ids =
        rows.stream()
            .flatMap(row -> Stream.of(row.identityId(), other(row, warned)))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, PersonView> known = people.among(ids);
    return rows.stream().map(row -> line(row, known, warned)).toList();
  }

  private static ShownRows.Line line(
      BatchRowView row, Map<String, PersonView> known, boolean warned) {
    String id = row.identityId();
    String other = other(row, warned);
    return new ShownRows.Line(
        row,
        id != null && known.containsKey(id),
        row.state().equals("held") ? null : Likeness.of(row.warning()),
        other == null ? null : known.get(other));
  }

  /** Whose face stands against the row while somebody has to look at both. */
  private static @Nullable String other(BatchRowView row, boolean warned) {
    WarningView warning = row.warning();
    if (warned && warning != null) {
      return Likeness.other(warning.detail());
    }
    boolean compare = row.state().equals("held") || row.state().equals("refused");
    if (!compare || row.reason() == null) {
      return null;
    }
    return switch (row.reason()) {
      case "SAME_FACE_TWO_IDS" -> Likeness.other(row.detail());
      case "OTHER_FACE_THAN_BEFORE" -> row.identityId();
      default -> null;
    };
  }
}
