package dev.muster.enrol.parcel;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where an entry of a ZIP may be unpacked to: a plain path below the folder, on any system. */
final class EntryPath {

  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}<>:\"|?*\\uFFFD]");

  /** What Macs, Windows and office programs leave behind, in lower case. */
  private static final Set<String> LITTER =
      Set.of(".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized");

  private static final int DEEPEST = 10;

  /** Bytes of one name in UTF-8; every common file system takes 255. */
  private static final int LONGEST_NAME = 240;

  private static final int LONGEST = 1_000;

  private EntryPath() {}

  /** Whether the entry is nobody's photo, and nobody wants to hear of it. */
  static boolean isLitter(String name) {
    String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    String last = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith("__macosx/")
        || path.contains("/__macosx/")
        || last.startsWith("._")
        || last.startsWith("~$")
        || LITTER.contains(last);
  }

  static boolean isArchive(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return Set.of("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz")
        .contains(lower.substring(lower.lastIndexOf('.') + 1));
  }

  /** The path with / between folders; empty when it is none that may be used. */
  static Optional<String> of(String name) {
    String path = Normalizer.normalize(name.replace('\\', '/'), Normalizer.Form.NFC);
    if (path.startsWith("/") || path.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!isUsable(part)) {
        return Optional.empty();
      }
      parts.add(part);
    }
    boolean usable = !parts.isEmpty() && parts.size() <= DEEPEST && !path.endsWith("/");
    return usable ? Optional.of(String.join("/", parts)) : Optional.empty();
  }

  private static boolean isUsable(String part) {
    return !part.startsWith(".")
        && !part.endsWith(".")
        && part.equals(part.strip())
        && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
        && !FORBIDDEN.matcher(part).find()
        && !RESERVED.matcher(part).matches();
  }
}
