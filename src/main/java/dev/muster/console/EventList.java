package dev.muster.console;

import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journal of match events as pages and callers see it. */
final class EventList {

  private final Store store;

  EventList(Store store) {
    this.store = store;
  }

  /** Newest first. */
  List<EventView> latest(int limit) {
    return store.read(
        db ->
            db.sql(EventView.COLUMNS + "ORDER BY seq DESC LIMIT ?")
                .param(limit)
                .query(EventView::of)
                .list());
  }

  /**
   * In the order of arrival. The slice always has a continuation, so that a caller can go on asking
   * for what came since.
   *
   * @param after the place of the last event known; null gives the newest events
   */
  Slice<EventView> slice(@Nullable Long after, int limit) {
    List<EventView> events = after == null ? tail(limit) : since(after, limit);
    long last =
        events.isEmpty() ? (after == null ? 0 : after) : events.get(events.size() - 1).seq();
    return new Slice<>(events, Long.toString(last));
  }

  Optional<EventView> find(String id) {
    return store.read(
        db -> db.sql(EventView.COLUMNS + "WHERE id = ?").param(id).query(EventView::of).optional());
  }

  private List<EventView> tail(int limit) {
    List<EventView> events = new ArrayList<>(latest(limit));
    Collections.reverse(events);
    return events;
  }

  private List<EventView> since(long after, int limit) {
    return store.read(
        db ->
            db.sql(EventView.COLUMNS + "WHERE seq > ? ORDER BY seq LIMIT ?")
                .params(after, limit)
                .query(EventView::of)
                .list());
  }
}
