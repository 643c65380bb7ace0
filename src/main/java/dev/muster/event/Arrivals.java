package dev.muster.event;

import dev.muster.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** When something last came from each box, by each way. */
public final class Arrivals {

  /** So many of the last bodies are looked through at the start. */
  private static final int LOOKED_THROUGH = 10_000;

  private record Key(String box, Via via) {}

  private final Map<Key, Instant> last = new ConcurrentHashMap<>();

  Arrivals(Store store) {
    store.read(
        db -> {
          db.sql(
                  """
                  SELECT box, via, max(received_at) AS at FROM
                    (SELECT box, via, received_at FROM raw_body ORDER BY seq DESC LIMIT ?) AS latest
                  GROUP BY box, via
                  """)
              .param(LOOKED_THROUGH)
              .query(
                  row -> {
                    note(
                        row.getString("box"),
                        Via.valueOf(row.getString("via")),
                        Instant.ofEpochMilli(row.getLong("at")));
                  });
          return last;
        });
  }

  void note(String box, Via via, Instant at) {
    last.put(new Key(box, via), at);
  }

  /** When something last came from the box by this way; empty when nobody remembers. */
  public Optional<Instant> last(String box, Via via) {
    return Optional.ofNullable(last.get(new Key(box, via)));
  }

  /** When something last came from the box by any way. */
  public Optional<Instant> last(String box) {
    return Stream.of(Via.values()).flatMap(via -> last(box, via).stream()).max(Instant::compareTo);
  }
}
