package dev.muster.face;

/** Multi-block local binary patterns: eight cells compared with the one they surround. */
final class PatternWindowTest implements WindowTest {

  private static final int CORNERS = 16;

  private final CascadeModel model;
  private final int[] subsets;
  private final int[] sums;
  private final int[] corners;

  PatternWindowTest(CascadeModel model, NodeTests.BinaryPattern tests, IntegralImage image) {
    this.model = model;
    this.subsets = tests.subsets();
    this.sums = image.sums;
    corners = new int[tests.cells().length * CORNERS];
    for (int node = 0; node < tests.cells().length; node++) {
      int[] cell = tests.cells()[node];
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
          corners[node * CORNERS + row * 4 + column] =
              (cell[1] + row * cell[3]) * image.stride + cell[0] + column * cell[2];
        }
      }
    }
  }

  @Override
  public int rejectedBy(int base) {
    int[] stageTrees = model.stageTrees();
    float[] stageThresholds = model.stageThresholds();
    for (int stage = 0; stage < stageThresholds.length; stage++) {
      double sum = 0;
      for (int tree = stageTrees[stage]; tree < stageTrees[stage + 1]; tree++) {
        sum += leaf(tree, base);
      }
      if (sum < stageThresholds[stage]) {
        return stage;
      }
    }
    return ACCEPTED;
  }

  private double leaf(int tree, int base) {
    int first = model.treeNodes()[tree];
    int next = 0;
    do {
      int node = first + next;
      int pattern = pattern(base, node * CORNERS);
      boolean inSubset = (subsets[node * 8 + (pattern >> 5)] & 1 << (pattern & 31)) != 0;
      next = inSubset ? model.left()[node] : model.right()[node];
    } while (next > 0);
    return model.leaves()[model.treeLeaves()[tree] - next];
  }

  /** The neighbours clockwise from the upper left, highest bit first. */
  private int pattern(int base, int corner) {
    int centre = cell(base, corner + 5);
    return bit(cell(base, corner), centre, 128)
        | bit(cell(base, corner + 1), centre, 64)
        | bit(cell(base, corner + 2), centre, 32)
        | bit(cell(base, corner + 6), centre, 16)
        | bit(cell(base, corner + 10), centre, 8)
        | bit(cell(base, corner + 9), centre, 4)
        | bit(cell(base, corner + 8), centre, 2)
        | bit(cell(base, corner + 4), centre, 1);
  }

  private int cell(int base, int corner) {
    return sums[base + corners[corner]]
        - sums[base + corners[corner + 1]]
        - sums[base + corners[corner + 4]]
        + sums[base + corners[corner + 5]];
  }

  private static int bit(int cell, int centre, int bit) {
    return cell >= centre ? bit : 0;
  }
}
