package dev.muster.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts that may stand in the configuration or in a file of their own. */
final class Secret {

  private static final int LONGEST = 8192;

  private Secret() {}

  /**
   * @param key the setting that names the file
   */
  static String fromFile(String key, Path file) {
    try {
      Rule.check(
          Files.size(file) <= LONGEST,
          "%s is \"%s\"; the file is longer than %d bytes".formatted(key, file, LONGEST));
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; it cannot be read: %s".formatted(key, file, e.getMessage()), e);
    }
  }

  /** The text or what the file holds; empty when neither is given. */
  static String of(String key, @Nullable String text, @Nullable Path file) {
    Rule.check(
        text == null || file == null,
        "%s and %s-file are both given; allowed is one of them".formatted(key, key));
    return file != null ? fromFile(key + "-file", file) : text == null ? "" : text.strip();
  }

  /** Every signing secret that is given, in whatever way, in that order. */
  static List<String> all(
      String key,
      @Nullable String one,
      @Nullable Path oneFile,
      List<String> more,
      List<Path> moreFiles) {
    List<String> all = new ArrayList<>();
    String single = of(key + ".secret", one, oneFile);
    if (!single.isEmpty()) {
      all.add(single);
    }
    more.forEach(secret -> all.add(secret.strip()));
    moreFiles.forEach(file -> all.add(fromFile(key + ".secret-files", file)));
    return all;
  }
}
