package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class PagingTest {

  private static final int LENGTH = 3;

  @Test
  void aListEndsWithAPageThatIsNotFull() {
    List<String> names = names(7);
    Paging read = read(names, (page, all) -> {});
    assertThat(read.found()).containsExactlyElementsOf(names);
    assertThat(read.pages()).as("each begins with the last name of the one before").isEqualTo(4);
    assertThat(read(names(0), (page, all) -> {}).found()).isEmpty();
    assertThat(read(names(3), (page, all) -> {}).found()).hasSize(3);
  }

  @Test
  void whoeverIsThereAllTheTimeIsFoundOnceThoughOthersLeaveMeanwhile() {
    List<String> names = names(12);
    Paging read =
        read(
            names,
            (page, all) -> {
              if (page == 2) {
                all.remove("n0");
              }
            });
    assertThat(read.found()).contains("n11", "n5").containsAll(names.subList(1, 11));
    assertThat(read.begun()).as("it was begun anew").isEqualTo(2);
  }

  @Test
  void whoeverIsThereAllTheTimeIsFoundOnceThoughOthersComeMeanwhile() {
    List<String> names = names(9);
    Paging read =
        read(
            names,
            (page, all) -> {
              if (page == 1) {
                all.add(0, "new");
              }
            });
    assertThat(read.found()).contains("new").containsAll(names(9)).doesNotHaveDuplicates();
  }

  @Test
  void aListThatNeverStandsStillIsReadThreeTimesAndNotForEver() {
    Paging read = read(names(30), (page, all) -> all.add(0, "x" + page));
    assertThat(read.over()).isTrue();
    assertThat(read.begun()).isEqualTo(3);
  }

  @Test
  void aServerThatPaysNoHeedToTheBeginningOfAPageIsSeen() {
    Paging read = Paging.NOTHING;
    while (!read.over() && !read.isEndless()) {
      read = read.told(List.of("a", "b", "a"), LENGTH);
    }
    assertThat(read.isEndless()).isTrue();
    assertThat(read.found()).containsExactly("a", "b");
  }

  @Test
  void aPageThatIsNotFullIsNotTheEndWhenSomebodyFollows() {
    List<String> names = names(12);
    Paging now = Paging.NOTHING;
    while (!now.over()) {
      int length = now.pages() == 1 ? LENGTH - 1 : LENGTH;
      int from = Math.min(now.start(), names.size());
      now = now.told(names.subList(from, Math.min(names.size(), from + length)), LENGTH);
    }
    assertThat(now.found()).containsExactlyElementsOf(names);
    assertThat(now.begun()).isEqualTo(1);
  }

  @Test
  void anEmptyListIsAskedForTwice() {
    Paging once = Paging.NOTHING.told(List.of(), LENGTH);
    assertThat(once.over()).isFalse();
    assertThat(once.told(List.of(), LENGTH).over()).isTrue();
    assertThat(once.told(List.of("a"), LENGTH).told(List.of("a"), LENGTH).found())
        .containsExactly("a");
  }

  @Test
  void anEmptyPageInTheMiddleIsNotTheEnd() {
    List<String> names = names(12);
    Paging now = Paging.NOTHING;
    while (!now.over()) {
      int from = now.pages() == 2 ? names.size() : Math.min(now.start(), names.size());
      now = now.told(names.subList(from, Math.min(names.size(), from + LENGTH)), LENGTH);
    }
    assertThat(now.found()).containsExactlyElementsOf(names);
  }

  @Test
  void aServiceThatAlwaysSendsTheFirstPageIsSeenSoon() {
    Paging now = Paging.NOTHING;
    while (!now.over() && !now.isEndless()) {
      now = now.told(List.of("a", "b", "c"), LENGTH);
    }
    assertThat(now.isEndless()).isTrue();
    assertThat(now.pages()).isLessThan(10);
  }

  private static List<String> names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("n" + i);
    }
    return names;
  }

  /**
   * @param change is told how many pages were read and may change the list
   */
  private static Paging read(List<String> names, BiConsumer<Integer, List<String>> change) {
    List<String> all = new ArrayList<>(names);
    Paging now = Paging.NOTHING;
    while (!now.over()) {
      int from = Math.min(now.start(), all.size());
      now = now.told(all.subList(from, Math.min(all.size(), from + LENGTH)), LENGTH);
      change.accept(now.pages(), all);
    }
    return now;
  }
}
