package dev.muster.enrol.manifest;

import java.text.Normalizer;
import java.util.Locale;

/** What the name of a file says before it is opened. */
final class FileNames {

  private FileNames() {}

  static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The name alone, without folders, full-width letters as plain ones, in lower case. */
  static String plain(String fileName) {
    String plain = Normalizer.normalize(fileName, Normalizer.Form.NFKC).replace('\\', '/');
    return plain.substring(plain.lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
  }
}
