package dev.muster.enrol.parcel;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which paths a ZIP has used, as a file system sees them that does not tell A from a. */
final class TakenPaths {

  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();

  /** False when a file or folder of this path is there, or one of its folders is a file. */
  boolean take(String path) {
    String key = path.toLowerCase(Locale.ROOT);
    if (files.contains(key) || folders.contains(key)) {
      return false;
    }
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      if (files.contains(key.substring(0, slash))) {
        return false;
      }
    }
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      folders.add(key.substring(0, slash));
    }
    return files.add(key);
  }
}
