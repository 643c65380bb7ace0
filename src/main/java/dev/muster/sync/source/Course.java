package dev.muster.sync.source;

import dev.muster.enrol.manifest.Headings;
import dev.muster.enrol.manifest.RecordReader;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a reading is: the pages and people so far, so that it ends when the source does not. One
 * thread at a time.
 */
final class Course {

  /** More are no list of people; both are far beyond what any directory holds. */
  private static final int MOST_PAGES = 20_000;

  static final int MOST_PEOPLE = 2_000_000;

  private final Headings headings;
  private final int mostPages;
  private final Set<String> pages = new HashSet<>();
  private int people;
  private @Nullable String last;
  private @Nullable RecordReader records;
  private @Nullable Instant begun;

  Course(Headings headings) {
    this(headings, MOST_PAGES);
  }

  Course(Headings headings, int mostPages) {
    this.headings = headings;
    this.mostPages = mostPages;
  }

  /** The number of the next person, from 1. */
  int nextNumber() {
    people++;
    return people;
  }

  int people() {
    return people;
  }

  /** When this was asked first; to the second, which every file system knows. */
  Instant begunAt(Clock clock) {
    Instant known = begun;
    if (known == null) {
      known = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      begun = known;
    }
    return known;
  }

  boolean isTooLong() {
    return people > MOST_PEOPLE || pages.size() > mostPages;
  }

  /** False when a page that begins so came before. */
  boolean begin(String page) {
    return pages.add(page);
  }

  int pages() {
    return pages.size();
  }

  /** True when the page before held the same people; a page without anybody is like no other. */
  boolean repeats(String content) {
    boolean same = !content.isEmpty() && content.equals(last);
    last = content;
    return same;
  }

  /** One for the whole reading. */
  RecordReader records(Clock clock) {
    RecordReader known = records;
    if (known == null) {
      known = new RecordReader(headings, clock);
      records = known;
    }
    return known;
  }
}
