package dev.muster.facebox.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the box is told to do wrong. It begins as configured; what is changed at run time
 * holds over a restart of the box, but not over the end of the process.
 */
public final class Faults {

  static final int MOST = 100;

  private volatile List<ArmedFault> armed = List.of();
  private volatile PushQuirks push = PushQuirks.NONE;
  private volatile Skew skew = Skew.NONE;
  private volatile @Nullable Service service;
  private volatile boolean begun;
  private long lastId;

  /** Takes the configuration, the first time that it is given. */
  public synchronized void begin(FaultSettings settings, Service configured) {
    if (!begun) {
      begun = true;
      service = configured;
      push = settings.quirks();
      add(settings.rules());
    }
  }

  /** What the history push does wrong at present. */
  public PushQuirks push() {
    return push;
  }

  void push(PushQuirks quirks) {
    push = quirks;
  }

  /** The box's idea of the time: the right clock, and as wrong as ordered at present. */
  public Clock clock(Clock right) {
    return new SkewedClock(right, () -> skew);
  }

  Skew skew() {
    return skew;
  }

  void skew(Skew wrong) {
    skew = wrong;
  }

  /** How much the box can do at present. */
  public Service service() {
    Service present = service;
    if (present == null) {
      throw new IllegalStateException("The faults have not begun");
    }
    return present;
  }

  void service(Service changed) {
    service = changed;
  }

  /** One line for everything that is wrong at present, with how often it has happened. */
  public List<String> inForce() {
    List<String> lines = new ArrayList<>();
    for (ArmedFault one : armed) {
      lines.add("%s (hit %d of %d calls)".formatted(one.fault(), one.hits(), one.seen()));
    }
    if (!skew.isNone()) {
      lines.add(
          "clock shifted by %s, drift %s a day"
              .formatted(Span.print(skew.shift()), Span.print(skew.drift())));
    }
    if (!push.equals(PushQuirks.NONE)) {
      lines.add("push " + push.entries());
    }
    return lines;
  }

  List<ArmedFault> armed() {
    return armed;
  }

  /** The seed of the next fault that is given none. */
  synchronized long nextSeed() {
    return lastId + 1;
  }

  /**
   * @throws IllegalArgumentException when there would be more than {@value #MOST}
   */
  synchronized List<ArmedFault> add(List<Fault> faults) {
    return arm(armed, faults);
  }

  synchronized List<ArmedFault> replace(List<Fault> faults) {
    return arm(List.of(), faults);
  }

  /** Whether it was there. */
  synchronized boolean remove(String id) {
    List<ArmedFault> left = armed.stream().filter(one -> !one.id().equals(id)).toList();
    boolean removed = left.size() < armed.size();
    armed = left;
    return removed;
  }

  private List<ArmedFault> arm(List<ArmedFault> before, List<Fault> faults) {
    if (before.size() + faults.size() > MOST) {
      throw new IllegalArgumentException(
          "faults are %d; allowed: at most %d".formatted(before.size() + faults.size(), MOST));
    }
    List<ArmedFault> added = new ArrayList<>();
    for (Fault fault : faults) {
      added.add(new ArmedFault("f" + ++lastId, fault));
    }
    List<ArmedFault> all = new ArrayList<>(before);
    all.addAll(added);
    armed = List.copyOf(all);
    return added;
  }

  /**
   * Decides on one call and counts it: delays add up, the first fault that ends the call wins, and
   * others that would end it see the call but are not used up.
   */
  Verdict judge(String method, String path) {
    Duration delay = Duration.ZERO;
    What end = null;
    for (ArmedFault one : armed) {
      if (!one.fault().where().matches(method, path)) {
        continue;
      }
      long call = one.strike(end != null && !(one.fault().what() instanceof What.Delay));
      if (call == 0) {
        continue;
      }
      if (one.fault().what() instanceof What.Delay wait) {
        delay = delay.plus(wait.length(one.fault().when().dice().spread(call)));
      } else {
        end = one.fault().what();
      }
    }
    return new Verdict(delay.compareTo(What.LONGEST) > 0 ? What.LONGEST : delay, end);
  }
}
