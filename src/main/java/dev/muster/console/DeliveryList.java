package dev.muster.console;

import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deliveries as pages and callers see them. */
final class DeliveryList {

  /** As many as may be under way at one subscriber, and some that wait for their next try. */
  private static final int LOOKED_AT = 300;

  private final Store store;

  DeliveryList(Store store) {
    this.store = store;
  }

  /** By number. */
  Slice<DeliveryView> slice(
      @Nullable String subscriber, @Nullable DeliveryState state, long after, int limit) {
    List<Object> params = new ArrayList<>(List.of(after));
    if (subscriber != null) {
      params.add(subscriber);
    }
    params.add(limit);
    String chosen =
        DeliveryView.COLUMNS + "WHERE d.id IN (" + numbers(subscriber, state) + ") ORDER BY d.id";
    List<DeliveryView> found =
        store.read(db -> db.sql(chosen).params(params).query(DeliveryView::of).list());
    return Slice.of(found, limit, last -> Long.toString(last.id()));
  }

  /**
   * The query of the numbers. The state is part of its text, since only then the small partial
   * index of waiting or blocked ones is used; for these few the sign keeps the database from
   * walking through all deliveries in order to save a sort.
   */
  static String numbers(@Nullable String subscriber, @Nullable DeliveryState state) {
    boolean few = state == DeliveryState.PENDING || state == DeliveryState.BLOCKED;
    return "SELECT id FROM delivery WHERE id > ?"
        + (state == null ? "" : " AND state = '" + state.name() + "'")
        + (subscriber == null ? "" : " AND subscriber = ?")
        + (few ? " ORDER BY +id LIMIT ?" : " ORDER BY id LIMIT ?");
  }

  Optional<DeliveryView> find(long id) {
    return store.read(
        db ->
            db.sql(DeliveryView.COLUMNS + "WHERE d.id = ?")
                .param(id)
                .query(DeliveryView::of)
                .optional());
  }

  List<DeliveryView> ofEvent(long seq) {
    return store.read(
        db ->
            db.sql(DeliveryView.COLUMNS + "WHERE d.event_seq = ? ORDER BY d.subscriber")
                .param(seq)
                .query(DeliveryView::of)
                .list());
  }

  /** The blocked ones of a subscriber, newest first. */
  static List<DeliveryView> blocked(JdbcClient db, String subscriber, int limit) {
    return db.sql(
            DeliveryView.COLUMNS
                + "WHERE d.subscriber = ? AND d.state = 'BLOCKED' ORDER BY d.id DESC LIMIT ?")
        .params(subscriber, limit)
        .query(DeliveryView::of)
        .list();
  }

  /** A waiting one that has failed; those that wait longest for their next try have. */
  static Optional<DeliveryView> troubled(JdbcClient db, String subscriber) {
    return db
        .sql(
            DeliveryView.COLUMNS
                + "WHERE d.subscriber = ? AND d.state = 'PENDING' AND d.place = 0 ORDER BY d.next_at DESC LIMIT ?")
        .params(subscriber, LOOKED_AT)
        .query(DeliveryView::of)
        .list()
        .stream()
        .filter(one -> one.attempts() > 0)
        .findFirst();
  }
}
