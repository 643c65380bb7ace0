package dev.muster.sync.source;

import dev.muster.enrol.manifest.ManifestRefused;
import dev.muster.enrol.manifest.RecordReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lists that a database answers to a query, a portion of rows at a time. */
public final class SourceQueries {

  private static final int PORTION = 1_000;

  private static final Set<Integer> BYTES =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

  private final AttachedPhotos photos;
  private final Clock clock;

  SourceQueries(AttachedPhotos photos, Clock clock) {
    this.photos = photos;
    this.clock = clock;
  }

  /** Asks and reads to the last row. Nothing is ever written: the transaction is rolled back. */
  public Reading read(Reading reading) {
    reading.reader().calls(1);
    reading.course().begunAt(clock);
    try (Connection database = open(reading.source())) {
      try {
        rows(reading, database);
      } finally {
        database.rollback();
      }
      photos.forget(reading.sync(), reading.course().begunAt(clock));
      return reading.ended();
    } catch (SQLException e) {
      return reading.failed("the database answered: " + words(reading.source(), e));
    } catch (ManifestRefused e) {
      return reading.failed(SourceFiles.unusable("of the database", SourceFiles.words(e)));
    }
  }

  private static Connection open(ListSource source) throws SQLException {
    Properties how = new Properties();
    if (!source.user().isEmpty()) {
      how.setProperty("user", source.user());
      how.setProperty("password", source.password());
    }
    Database.of(source).settings(source.timeout()).forEach(how::setProperty);
    Connection database = DriverManager.getConnection(source.jdbc(), how);
    try {
      if (Database.of(source).isToldReadOnly()) {
        database.setReadOnly(true);
      }
      database.setAutoCommit(false);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private void rows(Reading reading, Connection database) throws SQLException, ManifestRefused {
    ListSource source = reading.source();
    try (PreparedStatement query =
        database.prepareStatement(
            source.query(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      query.setFetchSize(PORTION);
      query.setQueryTimeout((int) Math.max(1, source.timeout().toSeconds()));
      if (!query.execute()) {
        throw new SQLException("the query answers no rows");
      }
      try (ResultSet rows = query.getResultSet()) {
        List<String> labels = labels(rows.getMetaData());
        RecordReader records = reading.course().records(clock);
        records.expect(labels);
        while (rows.next()) {
          reading
              .reader()
              .take(
                  records.read(
                      reading.course().nextNumber(),
                      cells(reading.sync(), records, labels, rows),
                      ""));
        }
      }
    }
  }

  private static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new SQLException("two columns have the same name; give one another with AS");
    }
    return labels;
  }

  private Map<String, String> cells(
      String sync, RecordReader records, List<String> labels, ResultSet row) throws SQLException {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      boolean picture = records.isPhoto(labels.get(i));
      String text = picture ? picture(sync, row, i + 1) : row.getString(i + 1);
      cells.put(labels.get(i), text == null ? "" : RecordReader.bounded(text));
    }
    return cells;
  }

  private @Nullable String picture(String sync, ResultSet row, int column) throws SQLException {
    if (!BYTES.contains(row.getMetaData().getColumnType(column))) {
      String text = row.getString(column);
      return text == null ? null : photos.keep(sync, text).orElse(text);
    }
    byte[] bytes = row.getBytes(column);
    if (bytes == null || bytes.length == 0) {
      return null;
    }
    // a name that no picture has, so that the line is refused for it
    return bytes.length > AttachedPhotos.MOST
        ? "data:%d bytes".formatted(bytes.length)
        : photos.keep(sync, bytes);
  }

  /** The first line of what the database says, without what proves who asks. */
  private static String words(ListSource source, SQLException e) {
    String said = String.valueOf(e.getMessage()).split("\\R", 2)[0];
    for (String secret : List.of(source.password(), source.jdbc())) {
      said = secret.isEmpty() ? said : said.replace(secret, "…");
    }
    return said.length() > 300 ? said.substring(0, 300) + "…" : said;
  }
}
