package dev.muster.facebox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the history push does wrong ({@code contracts/sophon.md §12.6}).
 *
 * @param duplicate share of the events that are sent a second time although they were taken, 0 to 1
 * @param dice for the duplicates
 * @param array whether events travel together, as one JSON array, instead of one a request
 * @param pictures what stands for the pictures
 */
public record PushQuirks(double duplicate, Dice dice, boolean array, Pictures pictures) {

  /** What becomes of the pictures of an event. */
  enum Pictures {
    /** As configured by the receiver. */
    SENT,
    /** No key. */
    ABSENT,
    /** The key with {@code ""}. */
    EMPTY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final PushQuirks NONE = new PushQuirks(0, new Dice(0), false, Pictures.SENT);

  /** The names of the pictures in the generations A and B, and C. */
  private static final Set<String> PICTURES =
      Set.of(
          "reg_pic",
          "spot_pic",
          "recognize_face",
          "ir_pic",
          "reg_image",
          "spot_image",
          "recognize_face_image",
          "ir_image");

  private static final String PICTURE_WORDS = "sent, absent, empty";

  static PushQuirks read(Entries entries) {
    entries.allow(Set.of("duplicate", "seed", "array", "pictures"));
    return new PushQuirks(
        entries.decimal("duplicate", 0, 1).orElse(0.0),
        new Dice(entries.value("seed", Long::parseLong, "a whole number").orElse(0L)),
        entries.value("array", PushQuirks::flag, "true or false").orElse(false),
        entries.value("pictures", PushQuirks::pictures, PICTURE_WORDS).orElse(Pictures.SENT));
  }

  /**
   * Whether this event is sent twice.
   *
   * @param number of the event
   */
  public boolean repeats(long number) {
    return dice.falls(number, duplicate);
  }

  /** Takes the pictures out of the body of an event, when that is ordered. */
  public ObjectNode spoil(ObjectNode body) {
    if (pictures == Pictures.ABSENT) {
      body.remove(PICTURES);
    } else if (pictures == Pictures.EMPTY) {
      PICTURES.stream().filter(body::has).forEach(name -> body.put(name, ""));
    }
    // generation A has two of them one level down
    if (body.get("ext_data") instanceof ObjectNode more) {
      spoil(more);
    }
    return body;
  }

  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("duplicate", "" + duplicate);
    entries.put("seed", "" + dice.seed());
    entries.put("array", "" + array);
    entries.put("pictures", pictures.word());
    return entries;
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException();
    }
    return text.equals("true");
  }

  private static Pictures pictures(String word) {
    for (Pictures pictures : Pictures.values()) {
      if (pictures.word().equals(word)) {
        return pictures;
      }
    }
    throw new IllegalArgumentException();
  }
}
