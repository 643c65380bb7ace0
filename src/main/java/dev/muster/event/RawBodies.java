package dev.muster.event;

import dev.muster.store.Store;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came from the boxes, byte for byte, for as long as it is kept. */
public final class RawBodies {

  private final Store store;
  private final EventPictures pictures;

  RawBodies(Store store, EventPictures pictures) {
    this.store = store;
    this.pictures = pictures;
  }

  /**
   * What a box sent.
   *
   * @param body the very bytes, as long as its pictures are kept
   * @param place which of the list the event is; -1 when the body is the event itself
   */
  public record Sent(byte[] body, int place) {}

  /** The body that an event came in first; empty when it is kept no longer. */
  public Optional<Sent> of(String eventId) {
    return store
        .read(
            db ->
                db.sql(
                        """
                        SELECT r.body, r.cuts, r.received_at, e.raw_place FROM match_event e
                        JOIN raw_body r ON r.seq = e.raw_seq WHERE e.id = ?
                        """)
                    .param(eventId)
                    .query(
                        (row, n) ->
                            new Kept(
                                RawBody.stored(row.getBytes("body"), row.getString("cuts")),
                                EventPictures.shelf(
                                    Instant.ofEpochMilli(row.getLong("received_at"))),
                                row.getInt("raw_place")))
                    .optional())
        .map(kept -> new Sent(kept.body().whole(one -> picture(kept.shelf(), one)), kept.place()));
  }

  private record Kept(RawBody body, String shelf, int place) {}

  private byte[] picture(String shelf, String digest) {
    return pictures.find(shelf, digest).orElse(new byte[0]);
  }

  /** Keeps a body and returns its number. */
  static long add(JdbcClient db, Push push, RawBody body, long now) {
    return db.sql(
            """
            INSERT INTO raw_body (box, via, received_at, body, cuts) VALUES (?, ?, ?, ?, ?)
            RETURNING seq
            """)
        .params(push.box(), push.via().name(), now, body.text(), body.cutsAsText())
        .query(Long.class)
        .single();
  }
}
