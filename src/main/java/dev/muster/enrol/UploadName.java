package dev.muster.enrol;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Names of uploaded files as paths below a folder. */
final class UploadName {

  private static final int LONGEST = 200;
  private static final int DEEPEST = 12;

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

  private static boolean isWrong(String part) {
    return part.equals("..")
        || part.startsWith(".")
        || part.length() > LONGEST
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
