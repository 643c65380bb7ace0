package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole story of a delivery.
 *
 * @param attempts every try, the first one first; of very many only the last ones
 */
record DeliveryStory(DeliveryView delivery, List<Attempt> attempts) {

  private static final int MOST = 500;

  /**
   * One try.
   *
   * @param number counted from 1
   * @param at when it began
   * @param status of the answer; null when none came
   * @param millis how long it took
   * @param words what the receiver said, or why it was not reached
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Attempt(
      int number, Instant at, @Nullable Integer status, @Nullable Long millis, String words) {}

  static Optional<DeliveryStory> find(Store store, DeliveryList deliveries, long id) {
    return deliveries.find(id).map(one -> new DeliveryStory(one, attempts(store, one)));
  }

  private static List<Attempt> attempts(Store store, DeliveryView one) {
    int failed = store.read(db -> count(db, one.id()));
    List<Attempt> all = new ArrayList<>(store.read(db -> failed(db, one.id(), failed)));
    Instant end = one.settledAt();
    if (one.state() == DeliveryState.DELIVERED && end != null) {
      Long millis = one.millis();
      Instant begun = millis == null ? end : end.minusMillis(millis);
      all.add(new Attempt(failed + 1, begun, one.status(), millis, ""));
    }
    return all;
  }

  private static int count(JdbcClient db, long delivery) {
    return db.sql("SELECT count(*) FROM attempt WHERE delivery = ?")
        .param(delivery)
        .query(Integer.class)
        .single();
  }

  private static List<Attempt> failed(JdbcClient db, long delivery, int all) {
    int before = Math.max(0, all - MOST);
    return db.sql(
            """
            SELECT at, status, millis, words FROM attempt WHERE delivery = ?
            ORDER BY id LIMIT ? OFFSET ?
            """)
        .params(delivery, MOST, before)
        .query(
            (row, n) ->
                new Attempt(
                    before + n + 1,
                    Rows.time(row, "at"),
                    Rows.maybeInt(row, "status"),
                    row.getLong("millis"),
                    row.getString("words")))
        .list();
  }
}
