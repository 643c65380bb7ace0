package dev.muster.sync.source;

import java.util.Locale;
import java.util.Set;

/** What a list of people comes from. */
public enum Kind {
  /** The roster itself: nothing is read. */
  ROSTER(Set.of(), Set.of()),
  /** A file of a folder or a share: CSV or XLSX. */
  FILE(Set.of("path"), Set.of("headers")),
  /** A file behind an address. */
  URL(Set.of("url"), Set.of("headers", "longest")),
  /** The answer of a database to a query. */
  SQL(Set.of("jdbc", "query"), Set.of("headers", "user", "password")),
  /** JSON behind an address, in pages or at once. */
  JSON(Set.of("url"), Set.of("headers", "longest", "items", "next", "next-parameter", "total")),
  /** A box or a cloud. */
  DIRECTORY(Set.of("directory"), Set.of());

  /** What tells where the pictures are, and what stands where: for whatever has headings. */
  private static final Set<String> OF_TABLES =
      Set.of("mapping", "extra", "photos", "photo-hosts", "timeout");

  private final Set<String> needed;
  private final Set<String> also;

  Kind(Set<String> needed, Set<String> also) {
    this.needed = needed;
    this.also = also;
  }

  /** The settings without which there is nothing to read. */
  Set<String> needed() {
    return needed;
  }

  boolean takes(String setting) {
    return needed.contains(setting)
        || also.contains(setting)
        || isTable() && OF_TABLES.contains(setting);
  }

  /** True when people stand in lines with headings. */
  public boolean isTable() {
    return this != ROSTER && this != DIRECTORY;
  }

  /** The lower-case word of the configuration and of the routes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
