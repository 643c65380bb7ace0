package dev.muster.console;

import dev.muster.enrol.ledger.BatchRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a batch are shown, and in which order: those that need a person come first.
 *
 * @param asked what was asked for; empty when nothing was
 * @param state {@code urgent}, {@code warned}, {@code all}, or the state of the rows
 * @param reason only those that were refused or held for it
 */
record RowFilter(String asked, String state, @Nullable String reason) {

  static final String URGENT = "urgent";
  static final String WARNED = "warned";
  static final String ALL = "all";

  /**
   * Of a batch, the rows that went on although somebody should look: what is held, refused or
   * cancelled did not go on.
   */
  static final String WENT_ON_WARNED =
      "warning IS NOT NULL AND state NOT IN ('HELD', 'REFUSED', 'CANCELLED')";

  private static final List<BatchRow.State> ORDER =
      List.of(
          BatchRow.State.HELD,
          BatchRow.State.REFUSED,
          BatchRow.State.WAITING,
          BatchRow.State.OPEN,
          BatchRow.State.SCHEDULED,
          BatchRow.State.CANCELLED,
          BatchRow.State.CHECKED,
          BatchRow.State.PLACED,
          BatchRow.State.REMOVED,
          BatchRow.State.UNCHANGED,
          BatchRow.State.SUPERSEDED);

  private static final List<BatchRow.State> STOPPED =
      List.of(BatchRow.State.HELD, BatchRow.State.REFUSED, BatchRow.State.CANCELLED);

  /**
   * @param rows how many rows the batch has in each state: without a wish, those that need somebody
   *     are shown when there are any
   */
  static RowFilter of(@Nullable String wish, @Nullable String reason, Map<String, Long> rows) {
    String asked = wish == null ? "" : wish.toLowerCase(Locale.ROOT);
    String why = reason == null || reason.isBlank() ? null : reason;
    String state = asked.isEmpty() ? (urgent(rows) > 0 || why != null ? URGENT : ALL) : asked;
    boolean known =
        List.of(URGENT, WARNED, ALL).contains(state)
            || ORDER.stream().anyMatch(one -> is(one, state));
    if (!known) {
      String allowed = ORDER.stream().map(RowFilter::word).collect(Collectors.joining(", "));
      throw new BadParameter(
          "state", "state is \"%s\"; allowed are urgent, warned, all, %s".formatted(wish, allowed));
    }
    return new RowFilter(asked, state, why);
  }

  /** The states of the rows, in the order in which they are shown. */
  List<BatchRow.State> states() {
    return switch (state) {
      case ALL -> ORDER;
      case URGENT -> ORDER.subList(0, 2);
      case WARNED -> ORDER.stream().filter(one -> !STOPPED.contains(one)).toList();
      default -> ORDER.stream().filter(one -> is(one, state)).toList();
    };
  }

  /** Whether only rows with a warning are shown. */
  boolean isWarned() {
    return state.equals(WARNED);
  }

  /**
   * All that can be chosen of a batch, with how many rows each would show.
   *
   * @param warned how many rows went on with a warning
   */
  static Map<String, Long> choices(Map<String, Long> rows, long warned) {
    Map<String, Long> choices = new java.util.LinkedHashMap<>();
    choices.put(URGENT, urgent(rows));
    choices.put(WARNED, warned);
    ORDER.forEach(one -> choices.put(word(one), rows.getOrDefault(word(one), 0L)));
    choices.put(ALL, rows.values().stream().mapToLong(Long::longValue).sum());
    return choices;
  }

  private static long urgent(Map<String, Long> rows) {
    return Arrays.asList("held", "refused").stream()
        .mapToLong(state -> rows.getOrDefault(state, 0L))
        .sum();
  }

  private static boolean is(BatchRow.State one, String word) {
    return word(one).equals(word);
  }

  private static String word(BatchRow.State one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
