package dev.muster.enrol.manifest;

/**
 * How much of a manifest is read.
 *
 * @param bytes largest file; a workbook may unpack to eight times as much
 * @param lines most lines with content below the header
 */
public record Limits(long bytes, int lines) {

  /** What a bridge accepts: 64 MB, 100,000 lines. */
  public static final Limits USUAL = new Limits(64L << 20, 100_000);

  /** More columns than this are no list of people. */
  static final int COLUMNS = 1_000;

  /** Longest cell, in characters; Excel's own limit is 32,767. */
  static final int CELL = 10_000;

  public Limits {
    if (bytes < 1 || lines < 1) {
      throw new IllegalArgumentException("a limit of a manifest is at least 1");
    }
  }

  long unpackedBytes() {
    return bytes * 8;
  }
}
