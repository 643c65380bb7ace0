package dev.muster.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Names of uploaded files as paths below a folder. */
final class UploadName {

  private static final int LONGEST = 200;
  private static final int DEEPEST = 12;

  /** Bytes of one name; every common file system takes 255, and endings are added. */
  private static final int LONGEST_BYTES = 230;

  private UploadName() {}

  /**
   * @throws IllegalArgumentException with one sentence when the name cannot be used
   */
  static Path below(Path folder, String name) {
    List<String> parts = new ArrayList<>();
    for (String part :
        Normalizer.normalize(name, Normalizer.Form.NFC).replace('\\', '/').split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    if (parts.isEmpty() || parts.size() > DEEPEST || parts.stream().anyMatch(UploadName::isWrong)) {
      throw wrong(name);
    }
    try {
      Path path = folder.resolve(String.join("/", parts)).normalize();
      if (path.startsWith(folder) && !path.equals(folder)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw (IllegalArgumentException) wrong(name).initCause(e);
    }
    throw wrong(name);
  }

  /**
   * The path, whose folder is there afterwards; with a number at its end when a file has the name.
   *
   * @throws IllegalArgumentException when a file has the name of its folder
   */
  static Path free(Path path) throws IOException {
    try {
      Files.createDirectories(path.getParent());
    } catch (FileAlreadyExistsException e) {
      throw (IllegalArgumentException) wrong(path.getFileName().toString()).initCause(e);
    }
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    Path free = path;
    for (int n = 2; Files.exists(free); n++) {
      free = path.resolveSibling(name.substring(0, dot) + " (" + n + ")" + name.substring(dot));
    }
    return free;
  }

  private static boolean isWrong(String part) {
    return part.equals("..")
        || part.startsWith(".")
        || part.length() > LONGEST
        || part.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
        || part.chars().anyMatch(c -> Character.isISOControl(c) || c == ':');
  }

  private static IllegalArgumentException wrong(String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    return new IllegalArgumentException(
        "the file name \""
            + shown.replaceAll("\\p{Cntrl}", "?")
            + "\" cannot be used; allowed are plain names of at most "
            + LONGEST
            + " characters, in at most "
            + (DEEPEST - 1)
            + " folders");
  }
}
