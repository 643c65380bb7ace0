package dev.muster.vendor.baidu;

import dev.muster.call.Reason;
import java.util.Map;

/**
 * What an error code of the service means to us. The code decides, never the text: the same code
 * comes with different blanks and spellings. Source: contracts/baidu.md §5.
 */
enum BaiduMeaning {
  /** The token is not good: a new one is fetched and the call repeated, once. */
  TOKEN(Reason.KEYS_REFUSED),
  /** More calls in a second than the account may make: wait and ask again. §6. */
  TOO_FAST(Reason.TOO_BUSY),
  /** Whoever stands before the service has not let the call through: it rests for a while. */
  BUSY(Reason.TOO_BUSY),
  /** The calls of this day are used up. */
  DAY_USED_UP(Reason.QUOTA_USED_UP),
  /** The calls that were paid for are used up. */
  ALL_USED_UP(Reason.QUOTA_USED_UP),
  /** The application may not call: nobody's photo is to blame, so everybody waits. */
  NOT_PERMITTED(Reason.KEYS_REFUSED),
  /** The fault lies inside the service: a repetition may have another end. */
  TROUBLE(Reason.DIRECTORY_REFUSED),
  GROUP_ABSENT(Reason.DIRECTORY_REFUSED),
  GROUP_EXISTS(Reason.DIRECTORY_REFUSED),
  USER_ABSENT(Reason.DIRECTORY_REFUSED),
  FACE_EXISTS(Reason.DIRECTORY_REFUSED),
  FACE_ABSENT(Reason.DIRECTORY_REFUSED),
  /** A search has found nobody: an answer. §4.5.10. */
  NOBODY(Reason.DIRECTORY_REFUSED),
  BROKEN_PHOTO(Reason.BROKEN_PHOTO),
  UNSUPPORTED_FORMAT(Reason.UNSUPPORTED_FORMAT),
  TOO_MANY_BYTES(Reason.TOO_MANY_BYTES),
  NO_FACE(Reason.NO_FACE),
  FACE_TOO_SMALL(Reason.FACE_TOO_SMALL),
  FACE_COVERED(Reason.FACE_COVERED),
  BLURRED(Reason.BLURRED),
  BAD_LIGHT(Reason.TOO_DARK),
  FACE_CUT_OFF(Reason.FACE_CUT_OFF),
  NOT_LIVE(Reason.NOT_LIVE),
  LOW_QUALITY(Reason.LOW_QUALITY),
  /** Any other judgement; also every code that we do not know. */
  REFUSED(Reason.DIRECTORY_REFUSED);

  private static final Map<Integer, BaiduMeaning> CODES =
      Map.ofEntries(
          Map.entry(1, TROUBLE),
          Map.entry(2, BUSY),
          Map.entry(3, NOT_PERMITTED),
          Map.entry(4, BUSY),
          Map.entry(6, NOT_PERMITTED),
          Map.entry(13, BUSY),
          Map.entry(14, NOT_PERMITTED),
          Map.entry(15, NOT_PERMITTED),
          Map.entry(17, DAY_USED_UP),
          Map.entry(18, TOO_FAST),
          Map.entry(19, ALL_USED_UP),
          Map.entry(100, TOKEN),
          Map.entry(110, TOKEN),
          Map.entry(111, TOKEN),
          Map.entry(216110, NOT_PERMITTED),
          Map.entry(216200, BROKEN_PHOTO),
          Map.entry(216201, UNSUPPORTED_FORMAT),
          Map.entry(216202, TOO_MANY_BYTES),
          Map.entry(216300, TROUBLE),
          Map.entry(216400, TROUBLE),
          Map.entry(222201, TROUBLE),
          Map.entry(222202, NO_FACE),
          Map.entry(222203, BROKEN_PHOTO),
          Map.entry(222204, TROUBLE),
          Map.entry(222205, TROUBLE),
          Map.entry(222206, TROUBLE),
          Map.entry(222213, FACE_TOO_SMALL),
          Map.entry(222214, LOW_QUALITY),
          Map.entry(222300, TROUBLE),
          Map.entry(222301, TROUBLE),
          Map.entry(222302, TROUBLE),
          Map.entry(222303, TROUBLE),
          Map.entry(222309, FACE_TOO_SMALL),
          Map.entry(222361, TROUBLE),
          Map.entry(223100, GROUP_ABSENT),
          Map.entry(223101, GROUP_EXISTS),
          Map.entry(223103, USER_ABSENT),
          Map.entry(223104, REFUSED),
          Map.entry(223105, FACE_EXISTS),
          Map.entry(222207, NOBODY),
          Map.entry(223106, FACE_ABSENT),
          Map.entry(223110, REFUSED),
          Map.entry(223111, GROUP_ABSENT),
          Map.entry(223112, REFUSED),
          Map.entry(223113, FACE_COVERED),
          Map.entry(223114, BLURRED),
          Map.entry(223115, BAD_LIGHT),
          Map.entry(223116, FACE_CUT_OFF),
          Map.entry(223117, REFUSED),
          Map.entry(223118, REFUSED),
          Map.entry(223119, REFUSED),
          Map.entry(223120, NOT_LIVE),
          Map.entry(223121, FACE_COVERED),
          Map.entry(223122, FACE_COVERED),
          Map.entry(223123, FACE_COVERED),
          Map.entry(223124, FACE_COVERED),
          Map.entry(223125, FACE_COVERED),
          Map.entry(223126, FACE_COVERED),
          Map.entry(223127, FACE_COVERED));

  /** "System busy" of several interfaces. §5. */
  private static final int FIRST_BUSY = 222901;

  private static final int LAST_BUSY = 222916;

  /** After these the documents are not known; what is there judges photos. §5. */
  private static final int FIRST_UNKNOWN = 223128;

  private static final int LAST_UNKNOWN = 223199;

  private final Reason reason;

  BaiduMeaning(Reason reason) {
    this.reason = reason;
  }

  static BaiduMeaning of(int code) {
    if (code >= FIRST_BUSY && code <= LAST_BUSY) {
      return TROUBLE;
    }
    if (code >= FIRST_UNKNOWN && code <= LAST_UNKNOWN) {
      return LOW_QUALITY;
    }
    return CODES.getOrDefault(code, REFUSED);
  }

  Reason reason() {
    return reason;
  }
}
