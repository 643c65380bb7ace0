package dev.muster.sync.source;

import java.time.Duration;
import java.util.Map;

/**
 * What a kind of database has to be told so that it answers in portions, in time, and only reads.
 */
enum Database {
  POSTGRESQL,
  SQLITE,
  MYSQL,
  OTHER;

  static Database of(ListSource source) {
    String jdbc = source.jdbc();
    if (jdbc.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    if (jdbc.startsWith("jdbc:mysql:") || jdbc.startsWith("jdbc:mariadb:")) {
      return MYSQL;
    }
    return jdbc.startsWith("jdbc:sqlite:") ? SQLITE : OTHER;
  }

  /** Beside who asks. */
  Map<String, String> settings(Duration timeout) {
    String seconds = String.valueOf(Math.max(1, timeout.toSeconds()));
    String millis = String.valueOf(Math.max(1, timeout.toMillis()));
    return switch (this) {
      case POSTGRESQL ->
          Map.of("connectTimeout", "10", "loginTimeout", "10", "socketTimeout", seconds);
      case SQLITE -> Map.of("open_mode", "1", "busy_timeout", millis);
      case MYSQL ->
          Map.of("useCursorFetch", "true", "connectTimeout", "10000", "socketTimeout", millis);
      case OTHER -> Map.of();
    };
  }

  /** SQLite is told when it is opened, and complains afterwards. */
  boolean isToldReadOnly() {
    return this != SQLITE;
  }
}
