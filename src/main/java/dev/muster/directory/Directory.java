package dev.muster.directory;

import java.time.Duration;

/**
 * Anything that people are put into: what the lanes and the ledger need to know of it.
 *
 * @param name unique among all directories; also the name of its lane
 * @param kind what it is, such as {@code sophon-v1} or {@code baidu}
 * @param family whose routes place people: {@code direct:place-person-<family>} and {@code
 *     direct:remove-person-<family>}
 * @param address as a person knows it; holds no secret
 * @param pace how quickly it is asked
 * @param photo how large a photo it may be sent
 */
public record Directory(
    String name,
    String kind,
    String family,
    String address,
    Pace pace,
    Photo photo,
    Capabilities capabilities) {

  /**
   * How quickly a directory is asked.
   *
   * @param concurrency how many people are placed at the same time
   * @param rate how many people, or calls to each interface, in a second; 0 is no limit
   * @param timeout how long one call may take before its outcome counts as unknown
   * @param together how many people are in hand at the same time: half as many again as are placed,
   *     since some are written down meanwhile, and more where they wait for an answer that they
   *     share
   */
  public record Pace(int concurrency, int rate, Duration timeout, int together) {

    public Pace(int concurrency, int rate, Duration timeout) {
      this(concurrency, rate, timeout, concurrency + concurrency / 2);
    }
  }

  /**
   * How large a photo may be.
   *
   * @param maxBytes bytes of the picture, before it is written as base64
   * @param maxSide pixels of its longer side
   */
  public record Photo(int maxBytes, int maxSide) {}
}
