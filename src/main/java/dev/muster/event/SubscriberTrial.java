package dev.muster.event;

import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import dev.muster.event.Recorded.Row;
import dev.muster.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Tells how a subscriber would have dealt with the events that came last. Nothing is sent and
 * nothing is stored. One trial at a time, and none longer than {@value #SECONDS} seconds.
 *
 * <p>Permission groups count as they are on the roster now, not as they were when an event came.
 */
public final class SubscriberTrial {

  /** So many events are looked at, at most. */
  public static final int MOST = 10_000;

  private static final int SECONDS = 10;
  private static final int PORTION = 500;
  private static final int SAMPLES = 3;
  private static final int SAMPLE_CHARACTERS = 4000;
  private static final int PROBLEMS = 10;

  private final Store store;
  private final Forms forms;
  private final SettingsRules rules;
  private final Clock clock;
  private final Semaphore one = new Semaphore(1);

  SubscriberTrial(Store store, Forms forms, SettingsRules rules, Clock clock) {
    this.store = store;
    this.forms = forms;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * What would have happened.
   *
   * @param lookedAt how many events were looked at, the newest ones
   * @param wouldHavePassed how many of them passed the filter
   * @param droppedByTransform how many of those its transform made nothing of
   * @param samples what would have been sent of the newest, shortened
   * @param problems why events could not be brought into its form, and what else went wrong
   */
  public record Outcome(
      int lookedAt,
      int wouldHavePassed,
      int droppedByTransform,
      List<String> samples,
      List<String> problems) {}

  /** Another trial is under way. */
  public static final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Busy() {
      super("Another subscriber is being tried; try again in a moment.");
    }
  }

  /**
   * @param text one subscriber as YAML or JSON, in the keys of the configuration
   * @param last how many events are looked at
   * @throws IllegalArgumentException with one sentence that names the key
   * @throws Busy when another trial is under way
   */
  public Outcome on(String text, int last) {
    Subscriber subscriber = read(text);
    if (!one.tryAcquire()) {
      throw new Busy();
    }
    try {
      return new Run(subscriber, clock.instant().plus(Duration.ofSeconds(SECONDS))).over(last);
    } finally {
      one.release();
    }
  }

  private Subscriber read(String text) {
    try {
      return SubscriberText.read(text).subscriber();
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(rules.sentence(e), e);
    }
  }

  private final class Run {

    private final Subscriber subscriber;
    private final Instant end;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final Map<String, Integer> unusable = new LinkedHashMap<>();
    private int seen;
    private int passed;
    private int dropped;

    Run(Subscriber subscriber, Instant end) {
      this.subscriber = subscriber;
      this.end = end;
    }

    Outcome over(int last) {
      long before = Long.MAX_VALUE;
      boolean late = false;
      while (seen < last && !late) {
        long from = before;
        int most = Math.min(PORTION, last - seen);
        List<Row> rows = store.read(db -> Recorded.before(db, from, most));
        for (Row row : rows) {
          late = clock.instant().isAfter(end);
          if (late) {
            break;
          }
          look(row);
          before = row.seq();
        }
        if (rows.size() < most) {
          break;
        }
      }
      return new Outcome(seen, passed, dropped, samples, problems(late));
    }

    private void look(Row row) {
      seen++;
      if (!subscriber.filter().passes(row.event(), () -> groups(row.event()))) {
        return;
      }
      passed++;
      if (samples.size() < SAMPLES || subscriber.form().kind() == Form.Kind.JSLT) {
        store.read(db -> Recorded.payload(db, row.seq())).ifPresent(body -> shape(row, body));
      }
    }

    private void shape(Row row, String payload) {
      Delivery shaped =
          forms.shaped(
              new Delivery(0, subscriber, row.event().id(), payload, "", 0, 0, "", null, null));
      Result end = shaped.result();
      if (end != null && end.verdict() == Verdict.SKIPPED) {
        dropped++;
      } else if (end != null) {
        String words = end.words();
        if (unusable.size() < PROBLEMS || unusable.containsKey(words)) {
          unusable.merge(words, 1, Integer::sum);
        }
      } else if (samples.size() < SAMPLES) {
        Optional.ofNullable(shaped.body()).ifPresent(body -> samples.add(shown(body)));
      }
    }

    private String shown(Body body) {
      String text = new String(body.bytes(), StandardCharsets.UTF_8);
      return text.length() <= SAMPLE_CHARACTERS
          ? text
          : text.substring(0, SAMPLE_CHARACTERS) + " …";
    }

    private Set<String> groups(MatchEvent event) {
      return groups.computeIfAbsent(
          String.valueOf(event.identityId()), id -> store.read(db -> Recorded.groups(db, event)));
    }

    private List<String> problems(boolean late) {
      List<String> problems = new ArrayList<>();
      unusable.forEach((words, times) -> problems.add(times + " × " + words));
      if (late) {
        problems.add("stopped after " + SECONDS + " s; look at fewer events");
      }
      return problems;
    }
  }
}
