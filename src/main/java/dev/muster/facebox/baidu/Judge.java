package dev.muster.facebox.baidu;

/**
 * What the box says when it is asked whether a face is alive, which nothing in it can tell.
 *
 * @param livemapscore the score that it imitates; declines with 216102 when it is negative
 */
record Judge(double livemapscore) {

  /** A score above is a living face: the service's frr_1e-3 ({@code contracts/baidu.md §4.7}). */
  private static final double LIMIT = 0.3;

  static final Judge PASSES = new Judge(0.99);
  static final Judge FAILS = new Judge(0.01);
  static final Judge REFUSES = new Judge(-1);

  double score() {
    if (livemapscore < 0) {
      throw Fault.NOT_SUPPORTED.declined();
    }
    return livemapscore;
  }

  /**
   * @throws Declined 223120 when the face is said to be none alive
   */
  void check() {
    if (score() <= LIMIT) {
      throw Fault.NOT_ALIVE.declined();
    }
  }
}
