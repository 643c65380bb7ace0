package dev.muster.vendor.sophon;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.vendor.sophon.SophonAnswer.Failure;

/**
 * What the box's error codes mean to a person's placement. Source: contracts/sophon.md §2.2, §2.4.
 */
final class SophonRefusals {

  static final int PARAMETER = 40091;
  static final int GROUP_NAME = 40012;
  static final int EXISTS = 40011;
  static final int TOO_MANY_DEVICES = 40098;
  static final int DEVICE_EXISTS = 40099;

  private SophonRefusals() {}

  /**
   * How an attempt ends that got this failure: final when the box judged, open when it stumbled.
   */
  static Outcome<String> outcome(Failure failure) {
    if (failure.isTroubleInside()) {
      return new Outcome.OutcomeUnknown<>(failure.words());
    }
    return new Outcome.Refused<>(refusal(failure));
  }

  static Refusal refusal(Failure failure) {
    return new Refusal(reason(failure.code()), failure.words());
  }

  /** True when the box says that something named in the call is not there. */
  static boolean isAbsence(Failure failure) {
    return failure.code() == 40400 || failure.code() == 40401 || failure.code() == 40491;
  }

  private static Reason reason(int code) {
    return switch (code) {
      case 40003 -> Reason.BROKEN_PHOTO;
      case 40004, 40094 -> Reason.NO_FACE;
      case 40006 -> Reason.LOW_QUALITY;
      case 40007, 41300 -> Reason.TOO_MANY_BYTES;
      case 40009 -> Reason.FACE_TOO_SMALL;
      case 40015 -> Reason.BOX_FULL;
      default -> Reason.BOX_REFUSED;
    };
  }
}
