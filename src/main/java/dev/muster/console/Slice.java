package dev.muster.console;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded part of a list.
 *
 * @param next the value of {@code after} that continues the list; null at its end
 */
record Slice<T>(List<T> items, @Nullable String next) {

  /** The largest number of items in one answer. */
  static final int MOST = 500;

  /** What a caller gets who does not say how many. */
  static final String USUAL = "50";

  Slice {
    items = List.copyOf(items);
  }

  /** Of rows that were read with a limit: a full answer may have a continuation. */
  static <T> Slice<T> of(List<T> items, int limit, Function<T, String> cursor) {
    return new Slice<>(
        items, items.size() < limit ? null : cursor.apply(items.get(items.size() - 1)));
  }
}
