package dev.muster.vendor.arcface;

import dev.muster.call.Reason;
import java.util.Map;

/**
 * What a code of the service means to us. Source: contracts/arcface.md §5.2, §5.3.
 *
 * @see ArcfaceAnswer.Failure
 */
enum ArcfaceMeaning {
  /** The clocks differ: asked again with the service's time, once. */
  CLOCK(Reason.KEYS_REFUSED),
  /** Keys, ids, the way of signing: nobody's picture is to blame. */
  KEYS(Reason.KEYS_REFUSED),
  /** The service has not begun: asked again. */
  NOT_BEGUN(Reason.TOO_BUSY),
  /** It may have begun: asked again, for nothing is changed by asking. */
  TROUBLE(Reason.DIRECTORY_REFUSED),
  BROKEN_PHOTO(Reason.BROKEN_PHOTO),
  UNSUPPORTED_FORMAT(Reason.UNSUPPORTED_FORMAT),
  TOO_MANY_BYTES(Reason.TOO_MANY_BYTES),
  /** A face that gives no features. */
  LOW_QUALITY(Reason.LOW_QUALITY),
  /** Any other judgement; also every code that we do not know. */
  REFUSED(Reason.DIRECTORY_REFUSED);

  private static final Map<Integer, ArcfaceMeaning> CODES =
      Map.ofEntries(
          Map.entry(9802, CLOCK),
          Map.entry(9800, KEYS),
          Map.entry(9803, KEYS),
          Map.entry(9805, KEYS),
          Map.entry(9702, NOT_BEGUN),
          Map.entry(9703, TROUBLE),
          Map.entry(9997, TROUBLE),
          Map.entry(9998, TROUBLE),
          Map.entry(9901, BROKEN_PHOTO),
          Map.entry(9201, UNSUPPORTED_FORMAT),
          Map.entry(9002, TOO_MANY_BYTES),
          Map.entry(9003, LOW_QUALITY),
          Map.entry(9005, LOW_QUALITY),
          Map.entry(9001, REFUSED),
          Map.entry(9202, REFUSED),
          Map.entry(9203, REFUSED),
          Map.entry(9701, REFUSED),
          Map.entry(9709, REFUSED),
          Map.entry(9801, REFUSED),
          Map.entry(9804, REFUSED),
          Map.entry(9806, REFUSED),
          Map.entry(9900, REFUSED));

  private final Reason reason;

  ArcfaceMeaning(Reason reason) {
    this.reason = reason;
  }

  static ArcfaceMeaning of(int code) {
    return CODES.getOrDefault(code, REFUSED);
  }

  /** Whether asking again soon may have another end. */
  boolean isPassing() {
    return this == NOT_BEGUN || this == TROUBLE;
  }

  Reason reason() {
    return reason;
  }
}
