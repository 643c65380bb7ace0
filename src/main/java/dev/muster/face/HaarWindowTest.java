package dev.muster.face;

/**
 * Weighted sums of up to three rectangles, normalised by the window's contrast. Everything the
 * inner loop reads is in flat arrays, 12 corners and 3 weights a node.
 */
final class HaarWindowTest implements WindowTest {

  private static final int CORNERS = 12;
  private static final int RECTANGLES = 3;

  /** Below this contrast (standard deviation 10 of 255) OpenCV does not look at a window. */
  private static final double LEAST_CONTRAST = 10;

  private final CascadeModel model;
  private final float[] thresholds;
  private final IntegralImage image;
  private final int[] corners;
  private final float[] weights;
  private final boolean[] tilted;
  private final int[] frame;
  private final double area;

  HaarWindowTest(CascadeModel model, NodeTests.Haar tests, IntegralImage image) {
    this.model = model;
    this.thresholds = tests.thresholds();
    this.image = image;
    int nodes = thresholds.length;
    corners = new int[nodes * CORNERS];
    weights = new float[nodes * RECTANGLES];
    tilted = new boolean[nodes];
    for (int node = 0; node < nodes; node++) {
      prepare(node, tests.features()[node]);
    }
    int stride = image.stride;
    int right = model.width() - 1;
    int bottom = (model.height() - 1) * stride;
    frame = new int[] {stride + 1, stride + right, bottom + 1, bottom + right};
    area = (double) (model.width() - 2) * (model.height() - 2);
  }

  private void prepare(int node, NodeTests.HaarFeature feature) {
    tilted[node] = feature.tilted();
    int stride = image.stride;
    for (int i = 0; i < feature.weights().length; i++) {
      weights[node * RECTANGLES + i] = feature.weights()[i];
      int x = feature.rectangles()[i * 4];
      int y = feature.rectangles()[i * 4 + 1];
      int width = feature.rectangles()[i * 4 + 2];
      int height = feature.rectangles()[i * 4 + 3];
      int to = node * CORNERS + i * 4;
      int start = y * stride + x;
      int across = feature.tilted() ? width * stride + width : width;
      int down = feature.tilted() ? height * stride - height : height * stride;
      corners[to] = start;
      corners[to + 1] = start + (feature.tilted() ? down : across);
      corners[to + 2] = start + (feature.tilted() ? across : down);
      corners[to + 3] = start + across + down;
    }
  }

  @Override
  public int rejectedBy(int base) {
    double scale = contrastScale(base);
    if (scale == 0) {
      return BLANK;
    }
    int[] stageTrees = model.stageTrees();
    float[] stageThresholds = model.stageThresholds();
    for (int stage = 0; stage < stageThresholds.length; stage++) {
      double sum = 0;
      for (int tree = stageTrees[stage]; tree < stageTrees[stage + 1]; tree++) {
        sum += leaf(tree, base, scale);
      }
      if (sum < stageThresholds[stage]) {
        return stage;
      }
    }
    return ACCEPTED;
  }

  private double leaf(int tree, int base, double scale) {
    int first = model.treeNodes()[tree];
    int next = 0;
    do {
      int node = first + next;
      boolean below = value(node, base) * scale < thresholds[node];
      next = below ? model.left()[node] : model.right()[node];
    } while (next > 0);
    return model.leaves()[model.treeLeaves()[tree] - next];
  }

  private double value(int node, int base) {
    int[] sums = tilted[node] ? image.tilted : image.sums;
    int corner = node * CORNERS;
    int weight = node * RECTANGLES;
    double value =
        (double) weights[weight] * rectangle(sums, base, corner)
            + (double) weights[weight + 1] * rectangle(sums, base, corner + 4);
    float third = weights[weight + 2];
    return third == 0 ? value : value + (double) third * rectangle(sums, base, corner + 8);
  }

  private int rectangle(int[] sums, int base, int corner) {
    return sums[base + corners[corner]]
        - sums[base + corners[corner + 1]]
        - sums[base + corners[corner + 2]]
        + sums[base + corners[corner + 3]];
  }

  /** One over area times standard deviation; 0 for a blank window. */
  private double contrastScale(int base) {
    double sum = rectangle(base);
    long[] squares = image.squares;
    double squareSum =
        squares[base + frame[0]]
            - squares[base + frame[1]]
            - squares[base + frame[2]]
            + squares[base + frame[3]];
    double variance = area * squareSum - sum * sum;
    double least = LEAST_CONTRAST * area;
    return variance <= least * least ? 0 : 1 / Math.sqrt(variance);
  }

  private int rectangle(int base) {
    int[] sums = image.sums;
    return sums[base + frame[0]]
        - sums[base + frame[1]]
        - sums[base + frame[2]]
        + sums[base + frame[3]];
  }
}
