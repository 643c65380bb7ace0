package dev.muster.directory;

import dev.muster.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calls that count against a quota, by directory, interface and day: what a service's own
 * accounts are compared with. Counted in memory and written down every few seconds, so that no call
 * waits for a row; a crash loses the seconds since.
 */
public final class CallCounts implements CallCounter {

  private static final Logger LOG = LoggerFactory.getLogger(CallCounts.class);

  /** The day of these services ends at midnight there (contracts/baidu.md §6, §11: assumed). */
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private record Key(String directory, String operation, String day) {}

  private record Operation(String directory, String operation) {}

  private final Store store;
  private final Clock clock;
  private final Map<Key, LongAdder> unwritten = new ConcurrentHashMap<>();
  private final Map<Operation, LongAdder> sinceStart = new ConcurrentHashMap<>();
  private volatile BiConsumer<String, String> onNew = (directory, operation) -> {};

  public CallCounts(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** When the day of the quotas ends in which the instant is. */
  public static Instant endOfDay(Instant now) {
    return day(now).plusDays(1).atStartOfDay(BEIJING).toInstant();
  }

  @Override
  public void count(String directory, String operation) {
    Operation one = new Operation(directory, operation);
    LongAdder fresh = new LongAdder();
    LongAdder known = sinceStart.putIfAbsent(one, fresh);
    (known == null ? fresh : known).increment();
    unwritten
        .computeIfAbsent(
            new Key(directory, operation, day(clock.instant()).toString()), key -> new LongAdder())
        .increment();
    if (known == null) {
      onNew.accept(directory, operation);
    }
  }

  /** The calls of this program to one interface since its start. */
  public long sinceStart(String directory, String operation) {
    LongAdder count = sinceStart.get(new Operation(directory, operation));
    return count == null ? 0 : count.sum();
  }

  /** Tells each interface of a directory when it is called first. */
  public void follow(BiConsumer<String, String> follower) {
    onNew = follower;
    sinceStart.keySet().forEach(one -> follower.accept(one.directory(), one.operation()));
  }

  /** The calls of a directory today and in this month, by interface, of all instances. */
  public CallFigures figures(String directory) {
    Tally tally = new Tally(day(clock.instant()).toString());
    unwritten.forEach(
        (key, count) -> {
          if (key.directory().equals(directory)) {
            tally.add(key.operation(), key.day(), count.sum());
          }
        });
    store
        .read(
            db ->
                db.sql("SELECT * FROM directory_call WHERE directory = ? AND day >= ?")
                    .params(directory, tally.month)
                    .query(
                        (row, n) ->
                            new Counted(
                                new Key(
                                    directory, row.getString("operation"), row.getString("day")),
                                row.getLong("calls")))
                    .list())
        .forEach(one -> tally.add(one.key().operation(), one.key().day(), one.calls()));
    return new CallFigures(tally.ofDay, tally.ofMonth);
  }

  private record Counted(Key key, long calls) {}

  /** Days are texts such as 2026-11-22, and sort as such. */
  private static final class Tally {

    private final String today;
    private final String month;
    private final Map<String, Long> ofDay = new TreeMap<>();
    private final Map<String, Long> ofMonth = new TreeMap<>();

    Tally(String today) {
      this.today = today;
      this.month = today.substring(0, today.length() - 2);
    }

    void add(String operation, String day, long calls) {
      if (calls != 0 && day.equals(today)) {
        ofDay.merge(operation, calls, Long::sum);
      }
      if (calls != 0 && day.startsWith(month)) {
        ofMonth.merge(operation, calls, Long::sum);
      }
    }
  }

  /**
   * Writes down what was counted since the last time; what cannot be written stays for the next
   * one.
   */
  public synchronized void write() {
    Map<Key, Long> counted = new HashMap<>();
    unwritten.forEach((key, count) -> counted.put(key, count.sum()));
    counted.values().removeIf(count -> count == 0);
    if (counted.isEmpty()) {
      return;
    }
    store.write(
        db -> {
          counted.forEach((key, count) -> write(db, key, count));
          return counted.size();
        });
    counted.forEach((key, count) -> unwritten.get(key).add(-count));
  }

  /** Called at the end of the program. */
  void close() {
    try {
      write();
    } catch (DataAccessException e) {
      LOG.warn("The calls of the last seconds are not counted: {}", e.toString());
    }
  }

  private static void write(JdbcClient db, Key key, long count) {
    db.sql(
            """
            INSERT INTO directory_call (directory, operation, day, calls) VALUES (?, ?, ?, ?)
            ON CONFLICT (directory, operation, day) DO UPDATE
              SET calls = directory_call.calls + excluded.calls
            """)
        .params(key.directory(), key.operation(), key.day(), count)
        .update();
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, BEIJING);
  }
}
