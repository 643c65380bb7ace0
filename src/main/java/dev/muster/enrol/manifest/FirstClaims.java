package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who said something of a person or a photo first: of two lines with one person number or one photo
 * the first that can be used stands. Keeps a number per line, so the lines must be bounded.
 */
final class FirstClaims {

  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final Map<String, Integer> lineOfPhoto = new HashMap<>();

  /** Lines that name no photo: theirs is the one that carries the person number. */
  private final Map<String, Integer> withoutPhoto = new HashMap<>();

  Line check(Line line) {
    Entry entry = line.entry();
    if (entry == null) {
      return line;
    }
    Integer earlier = lineOfId.get(entry.id());
    if (earlier != null) {
      return refused(line, Reason.TWO_ROWS_ONE_ID, "line " + earlier + " has " + entry.id());
    }
    if (entry.photo().isEmpty()) {
      withoutPhoto.put(entry.id(), line.number());
    } else {
      Integer owner = withoutPhoto.get(stem(entry.photo()));
      if (owner != null) {
        return refused(
            line,
            Reason.ONE_PHOTO_TWO_IDS,
            "by its name %s belongs to line %d".formatted(entry.photo(), owner));
      }
      String photo = Normalizer.normalize(entry.photo(), Normalizer.Form.NFC);
      Integer other = lineOfPhoto.putIfAbsent(photo.toLowerCase(Locale.ROOT), line.number());
      if (other != null) {
        return refused(line, Reason.ONE_PHOTO_TWO_IDS, "line " + other + " names " + entry.photo());
      }
    }
    lineOfId.put(entry.id(), line.number());
    return line;
  }

  /** The name of a file without folder and ending. */
  private static String stem(String photo) {
    String name = photo.substring(photo.replace('\\', '/').lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static Line refused(Line line, Reason reason, String detail) {
    return new Line(line.number(), line.text(), line.photo(), null, new Refusal(reason, detail));
  }
}
