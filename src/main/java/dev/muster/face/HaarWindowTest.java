package dev.muster.face;

/**
 * Weighted sums of rectangles, compared with a threshold that grows with the window's contrast.
 *
 * <p>Two things make it quick: a feature is held as its distinct corners, since the rectangles of
 * one share some, and a stage ends as soon as its remaining trees cannot lift the sum to the
 * threshold any more.
 */
final class HaarWindowTest implements WindowTest {

  /** Below this contrast (standard deviation of grey levels) OpenCV does not look at a window. */
  private static final double LEAST_CONTRAST = 10;

  private final CascadeModel model;
  private final float[] thresholds;
  private final float[] hopes;
  private final IntegralImage image;
  private final CornerSums corners;
  private final TreeOutcomes outcomes;
  private final int[] frame;
  private final double area;

  HaarWindowTest(CascadeModel model, NodeTests.Haar tests, IntegralImage image) {
    this.model = model;
    this.thresholds = tests.thresholds();
    this.hopes = model.hopes();
    this.image = image;
    this.corners = new CornerSums(tests.features(), image.stride);
    this.outcomes = new TreeOutcomes(model);
    int right = model.width() - 1;
    int bottom = (model.height() - 1) * image.stride;
    frame = new int[] {image.stride + 1, image.stride + right, bottom + 1, bottom + right};
    area = (double) (model.width() - 2) * (model.height() - 2);
  }

  @Override
  public int rejectedBy(int base) {
    double contrast = contrast(base);
    if (contrast <= LEAST_CONTRAST * area) {
      return BLANK;
    }
    int[] stageTrees = model.stageTrees();
    for (int stage = 0; stage + 1 < stageTrees.length; stage++) {
      float sum = 0;
      for (int tree = stageTrees[stage]; tree < stageTrees[stage + 1]; tree++) {
        sum += leaf(tree, base, contrast);
        if (sum < hopes[tree]) {
          return stage;
        }
      }
    }
    return ACCEPTED;
  }

  /** Without a jump on the features' values: it would be guessed wrong every other time. */
  private float leaf(int tree, int base, double contrast) {
    int node = model.treeNodes()[tree];
    int outcome = below(node, base, contrast);
    if (outcomes.hasSecondNode(tree)) {
      outcome = outcome << 1 | below(node + 1, base, contrast);
    }
    return outcomes.leaf(tree, outcome);
  }

  /** 1 when the node's feature is below its threshold, otherwise 0. */
  private int below(int node, int base, double contrast) {
    int[] sums = corners.isTilted(node) ? image.tilted : image.sums;
    double difference = corners.value(sums, base, node) - thresholds[node] * contrast;
    return (int) (Double.doubleToRawLongBits(difference) >>> 63);
  }

  /** Area times standard deviation of the window without its outermost pixels. */
  private double contrast(int base) {
    int[] sums = image.sums;
    long[] squares = image.squares;
    int upperLeft = base + frame[0];
    int upperRight = base + frame[1];
    int lowerLeft = base + frame[2];
    int lowerRight = base + frame[3];
    double sum = sums[upperLeft] - sums[upperRight] - sums[lowerLeft] + sums[lowerRight];
    double squareSum =
        squares[upperLeft] - squares[upperRight] - squares[lowerLeft] + squares[lowerRight];
    double variance = area * squareSum - sum * sum;
    return variance <= 0 ? 0 : Math.sqrt(variance);
  }
}
