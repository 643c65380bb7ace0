package dev.muster.call;

import dev.muster.face.PictureFault;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One of a few precise reasons. Its words and what to do about it are in {@code
 * reasons.properties}, in English and Chinese.
 */
public enum Reason {
  NO_ID,
  BAD_NAME,
  NO_GROUP,
  TWO_PHOTOS_ONE_ID,
  UNREADABLE_FILE,
  EMPTY_FILE,
  TOO_MANY_BYTES,
  NOT_AN_IMAGE,
  UNSUPPORTED_FORMAT,
  TOO_MANY_PIXELS,
  TRUNCATED_PHOTO,
  BROKEN_PHOTO,
  NO_FACE,
  SEVERAL_FACES,
  FACE_TOO_SMALL,
  LOW_QUALITY,
  BOX_FULL,
  BOX_REFUSED,
  BLURRED,
  TOO_DARK,
  TOO_BRIGHT,
  FACE_TURNED,
  FACE_CUT_OFF,
  SAME_FACE_TWO_IDS,
  OTHER_FACE_THAN_BEFORE,
  BAD_ID,
  BAD_TYPE,
  BAD_DATE,
  BAD_VALIDITY,
  EXPIRED,
  BAD_ACTION,
  BAD_EXTRA,
  TWO_ROWS_ONE_ID,
  ONE_PHOTO_TWO_IDS,
  PHOTO_MISSING,
  BAD_PHOTO_NAME,
  BROKEN_LINE,
  NOT_ON_ROSTER,
  NOT_LISTED,
  MANIFEST_NO_HEADER,
  MANIFEST_UNREADABLE,
  ZIP_UNREADABLE,
  BAD_PATH,
  UNKNOWN_FILE,
  NO_LONGER_HERE,
  CANCELLED,
  HALF_PERSON,
  FACE_NOT_COMPARED,
  NOT_REACHED,
  NO_ANSWER,
  FLOW_BROKE,
  FACE_COVERED,
  NOT_LIVE,
  DIRECTORY_REFUSED,
  QUOTA_USED_UP,
  KEYS_REFUSED,
  TOO_BUSY,
  GROUP_IN_USE,
  NO_SUCH_GROUP,
  PHOTO_NOT_GIVEN,
  NO_PHOTO_THERE;

  /** One sentence for a person. */
  public String words(Locale locale) {
    return bundle(locale).getString(name() + ".words");
  }

  /** What that person can do about it. */
  public String advice(Locale locale) {
    return bundle(locale).getString(name() + ".advice");
  }

  /** Why a picture is not read. */
  public static Reason of(PictureFault fault) {
    return switch (fault) {
      case EMPTY -> EMPTY_FILE;
      case NOT_AN_IMAGE -> NOT_AN_IMAGE;
      case UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
      case TOO_MANY_BYTES -> TOO_MANY_BYTES;
      case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
      case TRUNCATED -> TRUNCATED_PHOTO;
      case CORRUPT -> BROKEN_PHOTO;
    };
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "reasons",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
