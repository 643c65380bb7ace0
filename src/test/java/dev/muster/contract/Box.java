package dev.muster.contract;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The box under test: where it is, what may be expected of it, and what was made on it. */
final class Box implements AutoCloseable {

  private static final String RUN = "mt" + UUID.randomUUID().toString().substring(0, 6);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Target target;
  private final @Nullable EmbeddedBox own;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  private Box(Target target, @Nullable EmbeddedBox own) {
    this.target = target;
    this.own = own;
  }

  static Box connect(Target target) {
    return target.embedded() ? start() : new Box(target, null);
  }

  /** A new embedded box that a test may wreck, with these settings. */
  static Box start(String... settings) {
    return new Box(
        new Target(null, java.util.Set.of("v1", "v2"), 0, "127.0.0.1"),
        EmbeddedBox.start(settings));
  }

  /** Whether the contract's inferred statements hold too; a real box may differ there. */
  boolean embedded() {
    return own != null;
  }

  Wire wire() {
    return new Wire(own == null ? java.util.Objects.requireNonNull(target.address()) : own.http());
  }

  URI realtime() {
    return own == null
        ? URI.create("ws://" + host() + ":" + target.realtimePort())
        : own.realtime();
  }

  void powerCycle() {
    java.util.Objects.requireNonNull(own, "a real box is not switched off").powerCycle();
  }

  /** A name that nobody else has used, on this box or in another run. */
  String fresh(String what) {
    return RUN + "-" + what + "-" + COUNT.incrementAndGet();
  }

  /** An address of the range for measurements (RFC 2544), which no door has. */
  String freshIp() {
    int n = COUNT.incrementAndGet();
    int run = Integer.parseInt(RUN.substring(2, 4), 16);
    return "198.18." + (run + n / 250) % 256 + "." + (1 + n % 250);
  }

  void whenDone(Runnable remove) {
    undo.push(remove);
  }

  int made() {
    return undo.size();
  }

  /** Removes what was made last, until only this many are left. */
  void removeDownTo(int left) {
    while (undo.size() > left) {
      undo.pop().run();
    }
  }

  @Override
  public void close() {
    removeDownTo(0);
    if (own != null) {
      own.close();
    }
  }

  private String host() {
    return java.util.Objects.requireNonNull(target.address()).getHost();
  }
}
