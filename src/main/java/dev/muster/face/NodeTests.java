package dev.muster.face;

/** What the nodes of a cascade look at: weighted sums of rectangles, or local binary patterns. */
sealed interface NodeTests {

  /**
   * @param thresholds per node
   * @param features per node
   */
  record Haar(float[] thresholds, HaarFeature[] features) implements NodeTests {

    boolean anyTilted() {
      for (HaarFeature feature : features) {
        if (feature.tilted()) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * @param subsets per node eight ints, one bit for each of the 256 patterns
   * @param cells per node x, y, width and height of the upper left of nine cells
   */
  record BinaryPattern(int[] subsets, int[][] cells) implements NodeTests {}

  /**
   * @param rectangles x, y, width and height of each rectangle, one behind the other
   * @param weights one for each rectangle
   * @param tilted the rectangles are turned by 45 degrees
   */
  record HaarFeature(int[] rectangles, float[] weights, boolean tilted) {}
}
