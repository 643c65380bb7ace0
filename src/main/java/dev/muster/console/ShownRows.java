package dev.muster.console;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows as it is drawn.
 *
 * @param after where the page begins, as it was asked for
 * @param seen stands for the content: a browser that has it already gets nothing
 */
record ShownRows(
    String batch,
    RowFilter filter,
    @Nullable String after,
    @Nullable String before,
    List<Choice> choices,
    List<Line> rows,
    boolean previous,
    boolean next,
    @Nullable String reasonWords,
    String seen) {

  private static final Set<String> GOOD = Set.of("placed", "unchanged", "removed", "checked");
  private static final Set<String> BAD = Set.of("urgent", "refused");
  private static final Set<String> FAILED = Set.of("refused", "held", "waiting", "cancelled");

  /** A filter that can be chosen. */
  record Choice(String state, long many, boolean chosen) {

    public String kind() {
      if (many == 0) {
        return "";
      }
      return BAD.contains(state)
          ? "bad"
          : GOOD.contains(state) ? "good" : state.equals(RowFilter.WARNED) ? "wait" : "";
    }
  }

  /**
   * A row with what its page needs besides.
   *
   * @param known whether the number leads to somebody on the roster
   * @param other the person whose face it looks like, or whose photo was another before
   */
  record Line(
      BatchRowView row, boolean known, @Nullable Likeness warning, @Nullable PersonView other) {

    public boolean failed() {
      return FAILED.contains(row.state());
    }
  }

  static ShownRows of(
      BatchView batch,
      RowFilter filter,
      @Nullable String after,
      @Nullable String before,
      RowPage page,
      List<Line> lines,
      Locale locale) {
    List<Choice> choices =
        RowFilter.choices(batch.rows(), batch.warned()).entrySet().stream()
            .filter(one -> one.getValue() > 0 || one.getKey().equals(filter.state()))
            .map(
                one ->
                    new Choice(one.getKey(), one.getValue(), one.getKey().equals(filter.state())))
            .toList();
    String words = ReasonText.of(filter.reason(), locale).words();
    int seen = Objects.hash(filter, after, before, choices, lines, locale.getLanguage());
    return new ShownRows(
        batch.id(),
        filter,
        after,
        before,
        choices,
        lines,
        page.previous(),
        page.next(),
        words,
        Integer.toHexString(seen));
  }

  /** Where the page before this one ends. */
  public String firstPlace() {
    return RowPage.Place.of(rows.get(0).row());
  }

  /** Where the page after this one begins. */
  public String lastPlace() {
    return RowPage.Place.of(rows.get(rows.size() - 1).row());
  }

  /** Behind the last of all rows. */
  public String end() {
    List<dev.muster.enrol.ledger.BatchRow.State> states = filter.states();
    String last = states.get(states.size() - 1).name().toLowerCase(Locale.ROOT);
    return last + "/" + RowPage.END;
  }
}
