package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the faults in force")
class FaultsTest {

  private final Faults faults = new Faults();

  @Test
  @DisplayName("strike by script, first, every and times, each counting the calls to its place")
  void patterns() {
    set(Map.of("calls", "1,3,5-6"));
    assertThat(hits(8)).containsExactly(1, 3, 5, 6);
    set(Map.of("first", "2"));
    assertThat(hits(4)).containsExactly(1, 2);
    set(Map.of("every", "3"));
    assertThat(hits(7)).containsExactly(3, 6);
    set(Map.of("every", "2", "times", "2"));
    assertThat(hits(9)).containsExactly(2, 4);
    set(Map.of());
    faults.judge("GET", "/elsewhere");
    assertThat(hits(2)).containsExactly(1, 2);
    assertThat(faults.armed().get(0).seen()).isEqualTo(2);
  }

  @Test
  @DisplayName("strike the same calls for the same seed, a share near the rate for any seed")
  void rate() {
    set(Map.of("rate", "0.1", "seed", "7"));
    List<Integer> once = hits(10_000);
    set(Map.of("rate", "0.1", "seed", "7"));
    assertThat(hits(10_000)).isEqualTo(once);
    set(Map.of("rate", "0.1", "seed", "8"));
    assertThat(hits(10_000)).isNotEqualTo(once);
    assertThat(once.size()).isBetween(850, 1150);
    set(Map.of("rate", "0"));
    assertThat(hits(1000)).isEmpty();
    set(Map.of("rate", "1"));
    assertThat(hits(1000)).hasSize(1000);
  }

  @Test
  @DisplayName("without a seed two rates do not fall on the same calls")
  void independent() {
    faults.add(List.of(fault("drop-before", Map.of("rate", "0.3"), faults.nextSeed())));
    faults.add(List.of(fault("drop-after", Map.of("rate", "0.3"), faults.nextSeed())));
    for (int i = 0; i < 10_000; i++) {
      faults.judge("GET", "/x");
    }
    assertThat(faults.armed().get(0).hits()).isBetween(2_800L, 3_200L);
    assertThat(faults.armed().get(1).hits()).isBetween(1_900L, 2_300L);
  }

  @Test
  @DisplayName("delays add up to ten minutes at most, the first that ends the call wins")
  void together() {
    faults.add(
        List.of(
            fault("delay", Map.of("delay", "1s"), 1),
            fault("drop-after", Map.of("times", "1"), 1),
            fault("delay", Map.of("delay", "2s"), 1),
            fault("drop-before", Map.of("times", "1"), 1)));

    assertThat(faults.judge("GET", "/x"))
        .isEqualTo(new Verdict(Duration.ofSeconds(3), new What.DropAfter()));
    assertThat(faults.judge("GET", "/x"))
        .as("the one that lost is not used up")
        .isEqualTo(new Verdict(Duration.ofSeconds(3), new What.DropBefore()));
    assertThat(faults.judge("GET", "/x").end()).isNull();
    assertThat(faults.armed().stream().map(ArmedFault::hits)).containsExactly(3L, 1L, 3L, 1L);

    faults.replace(Collections.nCopies(3, fault("delay", Map.of("delay", "9m"), 1)));
    assertThat(faults.judge("GET", "/x").delay()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  @DisplayName("a delay within bounds is spread over them, the same for the same seed")
  void spread() {
    List<Duration> waits = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      faults.replace(List.of(fault("delay", Map.of("delay", "1s..3s", "seed", "3"), 1)));
      for (int i = 0; i < 200; i++) {
        waits.add(faults.judge("GET", "/x").delay());
      }
    }
    assertThat(waits.subList(0, 200)).isEqualTo(waits.subList(200, 400));
    assertThat(waits)
        .allMatch(wait -> wait.toMillis() >= 1000 && wait.toMillis() <= 3000)
        .anyMatch(wait -> wait.toMillis() < 1300)
        .anyMatch(wait -> wait.toMillis() > 2700);
  }

  @Test
  @DisplayName("are a hundred at most, and go one by one")
  void bounded() {
    faults.add(Collections.nCopies(99, fault("truncate", Map.of(), 1)));
    String id = faults.add(List.of(fault("truncate", Map.of(), 1))).get(0).id();
    assertThatThrownBy(() -> faults.add(List.of(fault("truncate", Map.of(), 1))))
        .hasMessage("faults are 101; allowed: at most 100");
    assertThat(faults.remove(id)).isTrue();
    assertThat(faults.remove(id)).isFalse();
    assertThat(faults.armed()).hasSize(99);
  }

  @Test
  @DisplayName("begin as configured, once: what was changed since holds over a restart")
  void begin() {
    FaultSettings configured =
        new FaultSettings(false, List.of(Map.of("where", "*", "what", "truncate")), Map.of());
    Service service = new Service(Duration.ofMillis(20), 3);
    faults.begin(configured, service);
    faults.replace(List.of());
    faults.service(new Service(Duration.ZERO, 1));
    faults.begin(configured, service);

    assertThat(faults.armed()).isEmpty();
    assertThat(faults.service().slots()).isEqualTo(1);
  }

  @Test
  @DisplayName("shift the clock and let it drift")
  void clock() {
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    Clock wrong = faults.clock(Clock.fixed(noon.plus(Duration.ofHours(6)), ZoneOffset.UTC));
    assertThat(wrong.instant()).isEqualTo("2026-11-21T18:00:00Z");

    faults.skew(new Skew(Duration.ofMinutes(-90), Duration.ofSeconds(20), noon));
    assertThat(wrong.instant()).isEqualTo("2026-11-21T16:30:05Z");
    assertThat(wrong.millis()).isEqualTo(wrong.instant().toEpochMilli());
    assertThat(faults.inForce()).containsExactly("clock shifted by -5400s, drift 20s a day");
  }

  @Test
  @DisplayName("are told in one line each")
  void inForce() {
    faults.add(
        List.of(
            FaultReader.read(
                new Entries(
                    "",
                    Map.of("where", "POST /x", "what", "status", "status", "500", "first", "2")),
                1)));
    faults.judge("POST", "/x");
    faults.judge("GET", "/x");
    assertThat(faults.inForce())
        .containsExactly(
            "status on POST /x, status 500, code SERVER_ERROR, first 2 (hit 1 of 1 calls)");
  }

  private void set(Map<String, String> when) {
    faults.replace(List.of(fault("drop-before", when, 1)));
  }

  /** The numbers of the calls that were struck. */
  private List<Integer> hits(int calls) {
    List<Integer> hits = new ArrayList<>();
    for (int call = 1; call <= calls; call++) {
      if (faults.judge("GET", "/x").end() != null) {
        hits.add(call);
      }
    }
    return hits;
  }

  private static Fault fault(String what, Map<String, String> more, long seed) {
    Map<String, String> entries = new HashMap<>(more);
    entries.put("where", "/x");
    entries.put("what", what);
    return FaultReader.read(new Entries("", entries), seed);
  }
}
