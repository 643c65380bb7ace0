package dev.muster.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of the items of a run as it is drawn.
 *
 * @param seen stands for the content: a browser that has it already gets nothing
 */
record RunItems(
    long run,
    SyncItemFilter filter,
    Wish wish,
    List<Choice> targets,
    List<Choice> changes,
    List<Choice> states,
    SyncItemList.Page page,
    String seen) {

  /**
   * Which items are asked for.
   *
   * @param after the id of the last item of the page before
   * @param before the id of the first item of the page after
   */
  record Wish(
      @Nullable String target,
      @Nullable String change,
      @Nullable String state,
      @Nullable Long after,
      @Nullable Long before) {}

  /** A filter that can be chosen. */
  record Choice(String value, String words, long many, boolean chosen) {

    /** The colour of a change. */
    public String kind() {
      return switch (value) {
        case "remove", "refused" -> "bad";
        case "conflict", "report", "wait", "ready" -> "wait";
        case "done" -> "good";
        default -> "";
      };
    }
  }

  static RunItems of(
      SyncRunView run,
      SyncItemFilter filter,
      Wish wish,
      Map<String, Long> states,
      SyncItemList.Page page,
      Locale locale) {
    SyncWords words = new SyncWords(locale);
    List<Choice> targets =
        filter.targets(run).entrySet().stream()
            .map(one -> choice(one, one.getKey(), filter.target()))
            .toList();
    List<Choice> changes =
        filter.changes(run).entrySet().stream()
            .map(one -> choice(one, words.word("change", one.getKey()), filter.changeWord()))
            .toList();
    List<Choice> all =
        states.entrySet().stream()
            .map(one -> choice(one, words.word("item", one.getKey()), filter.stateWord()))
            .toList();
    int seen = Objects.hash(filter, wish, targets, changes, all, page, locale.getLanguage());
    return new RunItems(
        run.id(), filter, wish, targets, changes, all, page, Integer.toHexString(seen));
  }

  private static Choice choice(Map.Entry<String, Long> one, String words, @Nullable String chosen) {
    return new Choice(one.getKey(), words, one.getValue(), one.getKey().equals(chosen));
  }

  /** Where the page before this one ends. */
  public long first() {
    return page.items().get(0).id();
  }

  /** Where the page after this one begins. */
  public long last() {
    return page.items().get(page.items().size() - 1).id();
  }

  /** Behind the last of all items. */
  public long end() {
    return SyncItemPage.END;
  }
}
