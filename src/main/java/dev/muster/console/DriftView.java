package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.box.Drift;
import dev.muster.box.DriftReport;
import dev.muster.box.EventKey;
import dev.muster.call.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a box differs from what is wanted of it.
 *
 * @param checkedAt when the box was last looked at as a whole; null when it never was
 * @param trouble why a later look failed, or what the box declined; null when nothing was in the
 *     way
 * @param drifted how much is not as wanted; the other items are only worth knowing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DriftView(
    String box,
    @Nullable Instant checkedAt,
    @Nullable String trouble,
    long drifted,
    List<Item> items) {

  /**
   * A difference.
   *
   * @param words what it means, in the reader's language
   * @param advice what that person can do about it
   * @param fix what the program can do about it; null when a person has to decide
   * @param fixWords the same in the reader's language
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Item(
      String part,
      String item,
      String wanted,
      String found,
      String problem,
      boolean drift,
      String words,
      String advice,
      @Nullable String fix,
      @Nullable String fixWords,
      Instant since) {}

  static DriftView of(DriftReport report, Locale locale) {
    return new DriftView(
        report.box(),
        report.checkedAt(),
        report.trouble().isEmpty() ? null : Told.in(EventKey.masked(report.trouble()), locale),
        report.drifted(),
        report.entries().stream().map(entry -> item(entry, locale)).toList());
  }

  private static Item item(DriftReport.Entry entry, Locale locale) {
    Drift.Item item = entry.item();
    Drift.Fix fix = item.fix();
    return new Item(
        item.part().name().toLowerCase(Locale.ROOT),
        item.item(),
        EventKey.masked(item.wanted()),
        EventKey.masked(item.found()),
        item.problem().name(),
        item.problem().isDrift(),
        item.problem().words(locale),
        item.problem().advice(locale),
        fix == null ? null : fix.name().toLowerCase(Locale.ROOT),
        fix == null ? null : fix.words(locale),
        entry.since());
  }

  /** Whether the program can put something right. */
  public boolean fixable() {
    return items.stream().anyMatch(item -> item.fix() != null);
  }
}
