package dev.muster.vendor.sophon;

import dev.muster.call.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an error of a box means to us, whichever API it speaks: v1 answers numbers, v2 words.
 * Source: contracts/sophon.md §2.2 to §2.4.
 */
enum Meaning {
  /** Something named in the call is not there. */
  ABSENT(Reason.BOX_REFUSED),
  /** Somebody with this number is there already. */
  EXISTS(Reason.BOX_REFUSED),
  /** A group of this name is there already. */
  NAME_TAKEN(Reason.BOX_REFUSED),
  /** The call is not understood as it was sent. */
  BAD_CALL(Reason.BOX_REFUSED),
  BROKEN_PHOTO(Reason.BROKEN_PHOTO),
  NO_FACE(Reason.NO_FACE),
  LOW_QUALITY(Reason.LOW_QUALITY),
  FACE_TOO_SMALL(Reason.FACE_TOO_SMALL),
  PHOTO_TOO_LARGE(Reason.TOO_MANY_BYTES),
  BOX_FULL(Reason.BOX_FULL),
  /** Among those that were compared with there is nobody, or nobody at all. */
  NOBODY(Reason.BOX_REFUSED),
  /** The fault lies inside the box: a repetition may have another end. */
  TROUBLE(Reason.BOX_REFUSED),
  /** Any other judgement. */
  REFUSED(Reason.BOX_REFUSED);

  private static final Map<String, Meaning> WORDS =
      Map.ofEntries(
          Map.entry("40400", ABSENT),
          Map.entry("40401", ABSENT),
          Map.entry("40491", ABSENT),
          Map.entry("ID_NOT_FOUND", ABSENT),
          Map.entry("PERMISSION_ID_NOT_FOUND", ABSENT),
          Map.entry("DEVICE_ID_NOT_FOUND", ABSENT),
          Map.entry("40011", EXISTS),
          Map.entry("ID_REPEAT_ERROR", EXISTS),
          Map.entry("40012", NAME_TAKEN),
          Map.entry("40091", NAME_TAKEN),
          Map.entry("NAME_REPEAT_ERROR", NAME_TAKEN),
          Map.entry("INVALID_ARGUMENTS", BAD_CALL),
          Map.entry("MISSING_ARGUMENTS", BAD_CALL),
          Map.entry("40003", BROKEN_PHOTO),
          Map.entry("IMAGE_DECODE_ERROR", BROKEN_PHOTO),
          Map.entry("40004", NO_FACE),
          Map.entry("40094", NO_FACE),
          Map.entry("NO_FACE_ERROR", NO_FACE),
          Map.entry("40006", LOW_QUALITY),
          Map.entry("LOW_QUALITY_ERROR", LOW_QUALITY),
          Map.entry("40009", FACE_TOO_SMALL),
          Map.entry("40007", PHOTO_TOO_LARGE),
          Map.entry("41300", PHOTO_TOO_LARGE),
          Map.entry("IMAGE_SIZE_TOO_LARGE_ERROR", PHOTO_TOO_LARGE),
          Map.entry("40015", BOX_FULL),
          Map.entry("GROUP_LEN_ERROR", BOX_FULL),
          Map.entry("40008", NOBODY),
          Map.entry("EMPTY_GROUP_ERROR", NOBODY),
          Map.entry("MATCH_FAIL", NOBODY),
          Map.entry("40013", TROUBLE),
          Map.entry("INTERNAL_ERROR", TROUBLE),
          Map.entry("INTERNET_ERROR", TROUBLE),
          Map.entry("DEVICE_INIT_ERROR", TROUBLE),
          Map.entry("INSUFFICIENT_SPACE_LEFT", TROUBLE),
          Map.entry("ANOTHER_PICTURE_SEARCH_RUNNING_ERROR", TROUBLE),
          Map.entry("50100", REFUSED));

  private static final List<Meaning> OF_THE_PHOTO =
      List.of(BROKEN_PHOTO, NO_FACE, LOW_QUALITY, FACE_TOO_SMALL, PHOTO_TOO_LARGE);

  private final Reason reason;

  Meaning(Reason reason) {
    this.reason = reason;
  }

  /**
   * @param code as the box sent it, number or word; empty when it sent none
   * @param status the HTTP status
   * @param message with LOW_QUALITY_ERROR the items that failed
   */
  static Meaning of(String code, int status, String message) {
    Meaning known = WORDS.get(code);
    if (known == LOW_QUALITY && message.toLowerCase(Locale.ROOT).strip().equals("face_size")) {
      return FACE_TOO_SMALL;
    }
    if (known != null) {
      return known;
    }
    boolean number = code.matches("\\d{1,9}");
    boolean serverError = number ? code.startsWith("5") : status / 100 == 5;
    return serverError ? TROUBLE : REFUSED;
  }

  Reason reason() {
    return reason;
  }

  /** True when another photo would have another answer. */
  boolean isOfThePhoto() {
    return OF_THE_PHOTO.contains(this);
  }
}
