package dev.muster.facebox.match;

import dev.muster.facebox.library.Feature;
import dev.muster.facebox.store.Database;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the faces in the events looked like; rows go with their event. */
final class EventFaces {

  /** The face of an event. */
  record Template(String engine, float[] values) {}

  /** Takes one face after another until it has enough. */
  interface Reader {

    /** Returns false to end the reading. */
    boolean take(long seq, long at, byte[] template);
  }

  /**
   * @param from first millisecond
   * @param to last millisecond
   * @param devices ids, none for all
   */
  record Span(long from, long to, List<String> devices) {}

  private final Database database;

  EventFaces(Database database) {
    this.database = database;
  }

  static void insert(JdbcClient db, long seq, Template template) {
    db.sql("insert into event_face (event_seq, engine, template) values (?, ?, ?)")
        .params(seq, template.engine(), Feature.bytes(template.values()))
        .update();
  }

  static Optional<float[]> find(JdbcClient db, long seq) {
    return db.sql("select template from event_face where event_seq = ?")
        .param(seq)
        .query((row, number) -> Feature.floats(row.getBytes(1)))
        .optional();
  }

  /** Reads faces in the order of their time, one at a time, so that memory stays flat. */
  void read(Span span, String engine, boolean backwards, Reader reader) {
    String direction = backwards ? "desc" : "asc";
    String devices = span.devices().isEmpty() ? "" : " and e.device_id in (:devices)";
    database.read(
        db ->
            db.sql(
                    "select e.seq, e.at, f.template from event e join event_face f on f.event_seq ="
                        + " e.seq where e.at between :from and :to and f.engine = :engine"
                        + devices
                        + " order by e.at "
                        + direction
                        + ", e.seq "
                        + direction)
                .param("from", span.from())
                .param("to", span.to())
                .param("engine", engine)
                .param("devices", span.devices())
                .query(
                    rows -> {
                      boolean more = true;
                      while (more && rows.next()) {
                        more = reader.take(rows.getLong(1), rows.getLong(2), rows.getBytes(3));
                      }
                      return reader;
                    }));
  }
}
