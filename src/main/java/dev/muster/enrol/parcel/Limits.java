package dev.muster.enrol.parcel;

import java.time.Duration;

/**
 * How much of a ZIP is unpacked.
 *
 * @param entries most entries
 * @param bytes most bytes of all entries together, unpacked
 * @param entryBytes most bytes of one entry, unpacked; a larger one is refused alone
 * @param ratio how many times its size a ZIP may unpack to, above 64 MB
 * @param time longest time for all of it
 * @param reserve bytes that must stay free on the disk
 */
public record Limits(
    int entries, long bytes, long entryBytes, int ratio, Duration time, long reserve) {

  /** 200,000 entries, 64 GB, 128 MB each, 200 times, an hour, 1 GB. */
  public static final Limits USUAL =
      new Limits(200_000, 64L << 30, 128L << 20, 200, Duration.ofHours(1), 1L << 30);

  /** So much may come out of any ZIP: a few blank pictures shrink a thousand times. */
  private static final long ALWAYS = 64L << 20;

  public Limits {
    if (entries < 1 || bytes < 1 || entryBytes < 1 || ratio < 1 || reserve < 0) {
      throw new IllegalArgumentException("a limit of a ZIP is at least 1");
    }
  }

  /** Most bytes that may come out of a ZIP of a size. */
  long unpacked(long zipBytes) {
    return Math.min(bytes, Math.max(ALWAYS, zipBytes * ratio));
  }
}
