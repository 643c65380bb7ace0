package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL share the work, and one takes over what the other had. */
@ExtendWith(ShowLogs.class)
class TwoInstancesIT {

  private static final int PEOPLE = 200;
  private static final int UNDER_WAY = 16;

  /** A lease is five minutes: whoever needs that has not taken anything over. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static TwoInstances both;

  @BeforeAll
  static void open() {
    both = new TwoInstances(folder).start();
  }

  @AfterAll
  static void close() {
    both.close();
  }

  @Test
  void bothPlacePeopleAndOneTakesOverWhatTheOtherHadWhenItWasKilled() {
    List<String> files = IntStream.range(0, PEOPLE).mapToObj("staff/T%04d.jpg"::formatted).toList();
    RunningMuster onDuty = onDuty();
    IntStream.range(0, PEOPLE).forEach(n -> both.drop.drop(files.get(n), Pictures.plain(n)));
    Set<String> placing = new TreeSet<>();
    Patience.until("both place people, and a third is on the box")
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              placing.addAll(
                  both.rows(
                      "SELECT DISTINCT leased_by FROM placement WHERE leased_by IS NOT NULL"));
              return both.atBox().people() >= PEOPLE / 3;
            });
    onDuty.kill();
    int atKill = both.atBox().people();
    Instant killed = Instant.now();

    Patience.within(TAKEN_OVER, "everybody is on the box and every photo handed back")
        .untilAsserted(
            () -> {
              assertThat(both.atBox().people()).isEqualTo(PEOPLE);
              assertThat(both.drop.done()).containsExactlyInAnyOrderElementsOf(files);
            });
    Duration took = Duration.between(killed, Instant.now());
    onDuty.start();
    System.out.printf(
        "TwoInstancesIT: %d people placed by %s; one killed with %d on the box, the rest %s later: %d registrations sent, %d taken%n",
        PEOPLE, placing, atKill, took, both.proxy.personWrites("POST"), both.proxy.registered());
    assertThat(placing).containsExactly("one", "two");
    assertThat(atKill).as("killed in the middle").isLessThan(PEOPLE);
    assertThat(both.atBox().everybody()).doesNotHaveDuplicates().hasSize(PEOPLE);
    assertThat(both.proxy.registered()).isEqualTo(PEOPLE);
    assertThat(both.proxy.personWrites("POST")).isLessThanOrEqualTo(PEOPLE + UNDER_WAY);
    assertThat(both.drop.failed()).isEmpty();
    assertThat(both.drop.waiting()).isEmpty();
    assertThat(both.drop.taken()).isEmpty();
  }

  @Test
  void eventsPushedToEitherAreDeliveredOnceEachAndThoseOfAKilledOneByTheOther() {
    List<PushingBox> boxes =
        List.of(
            new PushingBox(both.one.url() + "/events/gate", "a"),
            new PushingBox(both.two.url() + "/events/gate", "b"));
    boxes.forEach(PushingBox::start);
    Patience.until("a hundred events each")
        .until(() -> boxes.stream().allMatch(box -> box.acknowledged().size() >= 100));
    assertAllReceived(boxes);
    assertThat(both.receiver.all()).extracting(Receiver.Received::id).doesNotHaveDuplicates();

    int before = both.receiver.all().size();
    both.receiver.holdBack();
    Patience.until("the one that is killed waits for an answer")
        .until(
            () ->
                both.rows("SELECT DISTINCT leased_by FROM delivery WHERE lease IS NOT NULL")
                    .contains("one"));
    both.one.kill();
    both.receiver.goOn();
    Instant killed = Instant.now();
    boxes.get(0).stop();
    boxes.get(1).stop();
    assertAllReceived(boxes);
    System.out.printf(
        "TwoInstancesIT: %d events; everything was delivered %s after the kill%n",
        boxes.stream().mapToInt(box -> box.acknowledged().size()).sum(),
        Duration.between(killed, Instant.now()));
    both.one.start();
    List<String> ids = both.receiver.all().stream().map(Receiver.Received::id).toList();
    assertThat(ids.size() - new HashSet<>(ids).size())
        .as("sent again")
        .isLessThanOrEqualTo(2 * UNDER_WAY);
    assertThat(ids.size()).isGreaterThan(before);
  }

  private static void assertAllReceived(List<PushingBox> boxes) {
    Patience.within(TAKEN_OVER, "every acknowledged event is delivered")
        .untilAsserted(
            () -> {
              List<PushingBox.Pushed> acknowledged = new ArrayList<>();
              boxes.forEach(box -> acknowledged.addAll(box.acknowledged()));
              assertThat(
                      new HashSet<>(
                          both.receiver.all().stream().map(PushingBox.Pushed::of).toList()))
                  .containsAll(acknowledged);
            });
  }

  @Test
  void aSyncTicksOncePerTimeAndRunsOnceAtATimeAlsoWhenOneIsKilled() {
    Patience.until("some runs").until(() -> runs().size() >= 4);
    AtomicReference<String> busy = new AtomicReference<>();
    Patience.until("one of them has a run in hand")
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              both.rows("SELECT leased_by FROM sync_run WHERE lease IS NOT NULL").stream()
                  .findFirst()
                  .ifPresent(busy::set);
              return busy.get() != null;
            });
    RunningMuster first = both.named(busy.get());
    first.kill();
    int before = runs().size();
    Instant killed = Instant.now();
    Patience.within(TAKEN_OVER, "two more runs, ended").until(() -> ended() >= before + 2);
    System.out.printf(
        "TwoInstancesIT: two more runs %s after the kill%n",
        Duration.between(killed, Instant.now()));
    first.start();
    List<String> slots =
        both.rows("SELECT asked_at / 2000 FROM sync_run WHERE cause = 'TIMER' ORDER BY id");
    assertThat(slots).doesNotHaveDuplicates();
    assertThat(
            both.rows(
                """
                SELECT a.id, b.id FROM sync_run a JOIN sync_run b ON a.id < b.id
                WHERE b.begun_at < COALESCE(a.planned_at, a.finished_at)
                """))
        .as("runs that overlap")
        .isEmpty();
  }

  private static List<String> runs() {
    return both.rows("SELECT id FROM sync_run");
  }

  private static long ended() {
    return both.rows(
            "SELECT id FROM sync_run WHERE finished_at IS NOT NULL OR planned_at IS NOT NULL")
        .size();
  }

  private static RunningMuster onDuty() {
    Patience.until("somebody is on duty")
        .until(() -> both.rows("SELECT name FROM instance").size() == 2);
    return both.named(both.rows("SELECT name FROM instance ORDER BY since, name LIMIT 1").get(0));
  }
}
