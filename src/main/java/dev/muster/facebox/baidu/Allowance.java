package dev.muster.facebox.baidu;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often each interface may be called, all apps together ({@code contracts/baidu.md §6}). A call
 * that is declined is not counted. Counts end with the process.
 */
final class Allowance {

  /** The service's day. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final BaiduSettings settings;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Map<String, Used> used = new HashMap<>();

  private static final class Used {
    private final Deque<Long> lately = new ArrayDeque<>();
    private LocalDate day = LocalDate.EPOCH;
    private int thatDay;
    private int ever;
  }

  /**
   * @param clock tells the day
   * @param nanos tells the second, and does not jump
   */
  Allowance(BaiduSettings settings, Clock clock, LongSupplier nanos) {
    this.settings = settings;
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * @throws Declined 19, 17 or 18
   */
  synchronized void take(String call) {
    Used so = used.computeIfAbsent(call, name -> new Used());
    if (isUsedUp(so.ever, settings.totalQuota())) {
      throw Fault.TOTAL_LIMIT.declined();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    if (!today.equals(so.day)) {
      so.day = today;
      so.thatDay = 0;
    }
    if (isUsedUp(so.thatDay, settings.dailyQuota())) {
      throw Fault.DAY_LIMIT.declined();
    }
    checkRate(so, settings.qpsOf().getOrDefault(call, settings.qps()));
    so.thatDay++;
    so.ever++;
  }

  private void checkRate(Used so, int qps) {
    if (qps == 0) {
      return;
    }
    long now = nanos.getAsLong();
    while (!so.lately.isEmpty() && now - so.lately.peekFirst() >= SECOND) {
      so.lately.removeFirst();
    }
    if (so.lately.size() >= qps) {
      throw Fault.RATE_LIMIT.declined();
    }
    so.lately.addLast(now);
  }

  private static boolean isUsedUp(int calls, int quota) {
    return quota > 0 && calls >= quota;
  }
}
