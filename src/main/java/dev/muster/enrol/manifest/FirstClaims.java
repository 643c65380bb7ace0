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

  Line check(Line line) {
    Entry entry = line.entry();
    if (entry == null) {
      return line;
    }
    Integer earlier = lineOfId.get(entry.id());
    if (earlier != null) {
      return refused(line, Reason.TWO_ROWS_ONE_ID, "line " + earlier + " has " + entry.id());
    }
    if (!entry.photo().isEmpty()) {
      String photo = Normalizer.normalize(entry.photo(), Normalizer.Form.NFC);
      Integer other = lineOfPhoto.putIfAbsent(photo.toLowerCase(Locale.ROOT), line.number());
      if (other != null) {
        return refused(line, Reason.ONE_PHOTO_TWO_IDS, "line " + other + " names " + entry.photo());
      }
    }
    lineOfId.put(entry.id(), line.number());
    return line;
  }

  private static Line refused(Line line, Reason reason, String detail) {
    return new Line(line.number(), line.text(), line.photo(), null, new Refusal(reason, detail));
  }
}
