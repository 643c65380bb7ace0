package dev.muster.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the configuration: the text itself, which may come from the environment, or a file.
 */
public final class SecretText {

  private static final int LONGEST = 8192;

  private SecretText() {}

  /**
   * The text or what the file holds; empty when neither is given.
   *
   * @param key the setting, for the sentence that says what is wrong
   * @throws IllegalArgumentException when both are given, or the file cannot be read
   */
  public static String of(String key, @Nullable String text, @Nullable Path file) {
    if (text != null && !text.isBlank() && file != null) {
      throw new IllegalArgumentException(
          "%s and %s-file are both given; allowed is one of them".formatted(key, key));
    }
    return file == null ? (text == null ? "" : text.strip()) : fromFile(key + "-file", file);
  }

  private static String fromFile(String key, Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException(
            "%s is \"%s\"; the file is longer than %d bytes".formatted(key, file, LONGEST));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; it cannot be read: %s".formatted(key, file, e.getMessage()), e);
    }
  }
}
