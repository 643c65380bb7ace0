package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why is this person not on that box? */
class WhereaboutsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

  @Test
  void aBoxThatDoesNotAnswerIsTheReasonAndSaysWhenItIsAskedAgain() {
    Reach box = box(true, NOW.minusSeconds(3600), Map.of());

    assertThat(why(placement(PlacementState.FAILED, null, false), box, null))
        .containsExactly("why.wanted", "why.silent");
    assertThat(
            Whereabouts.of(placement(PlacementState.FAILED, null, false), box, scene(null))
                .why()
                .get(1)
                .args())
        .containsExactly(
            "2026-11-21 17:00:00 UTC", "connection refused", "2026-11-21 18:01:00 UTC");
  }

  @Test
  void aPausedBatchIsTheReasonAndLeadsToIt() {
    Whereabouts held =
        Whereabouts.of(placement(PlacementState.PENDING, null, true), answering(), scene(null));

    assertThat(held.why()).extracting(Explained::key).contains("why.paused");
    assertThat(held.pausedBatch()).isEqualTo("batch-7");
  }

  @Test
  void whatStaysOnTheBoxAfterARefusalIsSaid() {
    assertThat(why(placement(PlacementState.REFUSED, "old", false), answering(), null))
        .containsExactly("why.refused", "why.old-there");
    assertThat(why(placement(PlacementState.REFUSED, null, false), answering(), null))
        .containsExactly("why.refused", "why.nothing-there");
  }

  @Test
  void aValidityThatHasNotBegunIsTheReason() {
    assertThat(
            why(placement(PlacementState.PENDING, null, false), answering(), NOW.plusSeconds(60)))
        .containsExactly("why.wanted", "why.later");
  }

  @Test
  void whoWaitsHearsHowManyWait() {
    Whereabouts waits =
        Whereabouts.of(placement(PlacementState.PENDING, null, false), answering(), scene(null));

    assertThat(waits.why().get(1)).isEqualTo(Explained.of("why.turn", 12L));
  }

  @Test
  void aBoxThatIsNotConfiguredAnyMoreIsTheReason() {
    assertThat(why(placement(PlacementState.PENDING, null, false), null, null))
        .containsExactly("why.wanted", "why.no-box");
  }

  @Test
  void whoIsInPlaceHearsNothingElse() {
    Reach box = box(true, NOW, Map.of());

    assertThat(why(placement(PlacementState.PLACED, "v", false), box, null))
        .containsExactly("why.placed");
  }

  private static List<String> why(
      PlacementView placement, @Nullable Reach box, @Nullable Instant from) {
    return Whereabouts.of(placement, box, scene(from)).why().stream().map(Explained::key).toList();
  }

  private static Whereabouts.Scene scene(@Nullable Instant from) {
    PersonView.Whole person =
        new PersonView.Whole(
            "7",
            "Ada",
            "employee",
            List.of("staff"),
            "/p",
            from,
            null,
            Map.of(),
            null,
            null,
            NOW,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null);
    return new Whereabouts.Scene(person, new Times(ZoneOffset.UTC), NOW);
  }

  private static Reach answering() {
    return box(false, NOW, Map.of("pending", 12L));
  }

  private static Reach box(boolean silent, Instant answered, Map<String, Long> people) {
    return new Reach(
        "gate",
        silent,
        silent ? "connection refused" : null,
        silent ? NOW.plusSeconds(60) : null,
        answered,
        people,
        true);
  }

  private static PlacementView placement(
      PlacementState state, @Nullable String placed, boolean paused) {
    return new PlacementView(
        "7",
        "Ada",
        "gate",
        state,
        "v",
        placed,
        null,
        null,
        null,
        null,
        0,
        paused ? null : NOW.plusSeconds(60),
        NOW.minusSeconds(60),
        paused,
        "batch-7",
        NOW);
  }
}
