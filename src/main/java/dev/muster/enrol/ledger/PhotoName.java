package dev.muster.enrol.ledger;

import java.text.Normalizer;
import java.util.Locale;

/** File names as photos and manifests are compared by them. */
final class PhotoName {

  private PhotoName() {}

  /** Without folder, ending, case and width. */
  public static String key(String path) {
    String plain = Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFKC);
    String name = plain.substring(plain.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).strip().toLowerCase(Locale.ROOT);
  }

  /** It does not fit at all. */
  static final int NOT = Integer.MAX_VALUE;

  private static final int OTHER_ENDING = 1_000;
  private static final int FROM_THE_TOP = 2_000;

  /**
   * How far a photo is from what a manifest says: 0 for the very file beside it, more for one in a
   * folder below, more still for one with another ending; {@link #NOT} for any other. A photo that
   * lies neither beside the manifest nor below is meant only when its whole path is said.
   */
  static int distance(String path, String manifest, String said) {
    String whole = plain(path);
    String end = plain(said);
    String home = folder(plain(manifest));
    boolean top = end.contains("/") && whole.equals(end);
    if (!whole.startsWith(home)) {
      return top ? FROM_THE_TOP : NOT;
    }
    String below = whole.substring(home.length());
    if (ends(below, end)) {
      return depth(below) - depth(end);
    }
    if (ends(folder(below) + key(below), folder(end) + key(end))) {
      return OTHER_ENDING + depth(below) - depth(end);
    }
    return top ? FROM_THE_TOP : NOT;
  }

  private static boolean ends(String path, String end) {
    return path.equals(end) || path.endsWith("/" + end);
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String plain(String path) {
    return Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFKC)
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
