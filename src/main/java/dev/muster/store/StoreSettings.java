package dev.muster.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where state is kept.
 *
 * @param data the folder of the database and the pictures; made at the first start
 * @param url a JDBC address; empty means SQLite in {@code data}; {@code jdbc:postgresql:…} for
 *     several instances
 * @param user the database user; PostgreSQL only
 * @param password the database password; PostgreSQL only
 * @param instance the name of this instance, stored with the work it has claimed; must be stable
 *     over restarts and different for each instance
 */
@ConfigurationProperties("muster.store")
public record StoreSettings(
    @DefaultValue("var") Path data,
    @DefaultValue("") String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("muster") String instance) {

  public StoreSettings {
    if (!url.isEmpty() && !url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "muster.store.url is \""
              + url
              + "\"; allowed are an empty value, jdbc:sqlite:<file> and jdbc:postgresql:<address>");
    }
  }

  String jdbcUrl() {
    return url.isEmpty() ? "jdbc:sqlite:" + data.resolve("muster.db") : url;
  }

  boolean postgres() {
    return url.startsWith("jdbc:postgresql:");
  }
}
