package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.roster.PersonType;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events a subscriber gets. */
class FilterTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void withoutAnythingEveryEventPasses() {
    assertThat(passes(FilterKit.of(), event("0007"))).isTrue();
    assertThat(passes(FilterKit.of(), event(""))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "boxes, box-1, true",
    "boxes, 'box-2,box-3', false",
    "devices, door, true",
    "devices, front door, true",
    "devices, back door, false",
    "types, 'vip,employee', true",
    "types, blacklist, false",
    "min-similarity, 0.948, true",
    "min-similarity, 0.949, false",
    "max-similarity, 0.948, true",
    "max-similarity, 0.947, false",
    "matched, false, false",
    "strangers, false, true",
    "groups, 'staff,night', true",
    "groups, guests, false"
  })
  void anEventMustPassEveryPart(String name, String value, boolean passes) {
    assertThat(passes(FilterKit.of(name, value), event("0007"))).isEqualTo(passes);
  }

  @Test
  void strangersArePassedByThemselves() {
    assertThat(passes(FilterKit.of("strangers", "false"), event(""))).isFalse();
    assertThat(passes(FilterKit.of("matched", "false"), event(""))).isTrue();
    assertThat(passes(FilterKit.of("types", "stranger"), event(""))).isTrue();
  }

  @Test
  void theRosterIsAskedOnlyWhenTheGroupsDecide() {
    Filter filter = FilterKit.of("groups", "staff", "boxes", "box-2");
    assertThat(
            filter.passes(
                event("0007"),
                () -> {
                  throw new AssertionError("the box has decided already");
                }))
        .isFalse();
    assertThat(FilterKit.of("groups", "staff").passes(event(""), Set::of)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T21:59:00Z, false", // Friday
    "2026-03-06T22:00:00Z, true",
    "2026-03-07T05:59:59Z, true",
    "2026-03-07T06:00:00Z, false",
    "2026-03-07T23:00:00Z, false",
    "2026-03-06T03:00:00Z, false" // belongs to Thursday's night
  })
  void aWindowOverMidnightBelongsToTheDayOnWhichItBegins(Instant moment, boolean holds) {
    Filter filter =
        FilterKit.of(
            "window.days",
            "Fri",
            "window.from",
            "22:00",
            "window.to",
            "06:00",
            "window.zone",
            "UTC");
    assertThat(passes(filter, EventKit.event("0007", moment, "box-1"))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T23:59:59Z, 07:00, 09:00, true", // 07:59:59 on Monday in Shanghai
    "2026-03-01T23:30:00Z, 07:30, 24:00, true", // 07:30 in Shanghai
    "2026-03-01T23:29:59Z, 07:30, 24:00, false",
    "2026-03-02T15:59:59Z, 07:30, 24:00, true",
    "2026-03-02T16:00:00Z, 07:30, 24:00, false",
    "2026-03-02T12:00:00Z, 00:00, 24:00, true"
  })
  void aWindowIsInTheTimeOfTheSite(Instant moment, String from, String to, boolean holds) {
    Filter filter =
        FilterKit.of(
            "window.days",
            "mon",
            "window.from",
            from,
            "window.to",
            to,
            "window.zone",
            "Asia/Shanghai");
    assertThat(passes(filter, EventKit.event("0007", moment, "box-1"))).isEqualTo(holds);
  }

  @Test
  void anEqualBeginningAndEndIsAWholeDay() {
    Filter filter =
        FilterKit.of("window.from", "06:00", "window.to", "06:00", "window.zone", "UTC");
    assertThat(passes(filter, EventKit.event("0007", NOON, "box-1"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min-similarity|1.1|hr.filter.min-similarity is 1.1; allowed are 0 to 1",
        "max-similarity|-1|hr.filter.max-similarity is -1.0; allowed are 0 to 1",
        "window.days|fri,sonntag|hr.filter.window.days holds \"sonntag\"; allowed are mon, tue, wed, thu, fri, sat, sun",
        "window.from|25:00|hr.filter.window.from is \"25:00\"; allowed is a time of day such as 07:30, \"24:00\" included; write it in quotes",
        "window.zone|Mars/Base|hr.filter.window.zone is \"Mars/Base\"; allowed is a time zone such as Asia/Shanghai or UTC"
      })
  void aWrongValueIsToldInOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> FilterKit.of(name, value)).hasMessage(sentence);
  }

  @Test
  void aFilterThatLeavesNothingIsRefused() {
    assertThatThrownBy(() -> FilterKit.of("matched", "false", "strangers", "false"))
        .hasMessageContaining("nothing would be left");
    assertThatThrownBy(() -> FilterKit.of("min-similarity", "0.9", "max-similarity", "0.8"))
        .hasMessage(
            "hr.filter.min-similarity is 0.9; allowed is at most max-similarity, which is 0.8");
  }

  @Test
  void typesAreWords() {
    assertThat(FilterKit.of("types", "vip").types()).containsExactly(PersonType.VIP);
  }

  private static boolean passes(Filter filter, MatchEvent event) {
    return filter.passes(event, () -> Set.of("staff"));
  }

  private static MatchEvent event(String person) {
    return EventKit.event(person, NOON, "box-1");
  }
}
