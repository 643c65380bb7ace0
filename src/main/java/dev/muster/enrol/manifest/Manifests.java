package dev.muster.enrol.manifest;

import java.util.Locale;
import java.util.Set;

/** Which files are manifests. */
public final class Manifests {

  private static final Set<String> ENDINGS = Set.of("csv", "tsv", "xlsx");

  private Manifests() {}

  /** Whether a file of this name is read as a manifest. */
  public static boolean is(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return ENDINGS.contains(lower.substring(lower.lastIndexOf('.') + 1));
  }
}
