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

  /** Whether a path ends in what a manifest says, folders included where it names any. */
  public static boolean fits(String path, String said) {
    String whole = plain(path);
    String end = plain(said);
    return whole.equals(end)
        || whole.endsWith("/" + end)
        || key(whole).equals(key(end)) && folder(whole).endsWith(folder(end));
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
