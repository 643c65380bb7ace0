package dev.muster.face;

/**
 * A trained cascade of boosted decision trees (OpenCV's {@code opencv-cascade-classifier}), laid
 * out flat.
 *
 * @param width window width in pixels
 * @param height window height in pixels
 * @param stageThresholds a window whose trees sum to less is rejected by that stage
 * @param stageTrees first tree of each stage, and the number of trees at the end
 * @param treeNodes first node of each tree
 * @param treeLeaves first leaf of each tree
 * @param left where each node leads when its test holds: a node of the tree, or minus a leaf
 * @param right where it leads otherwise
 * @param leaves the values of the leaves
 * @param tests what the nodes look at
 */
record CascadeModel(
    int width,
    int height,
    float[] stageThresholds,
    int[] stageTrees,
    int[] treeNodes,
    int[] treeLeaves,
    int[] left,
    int[] right,
    float[] leaves,
    NodeTests tests) {
  /** Rounding of the sums must not end a stage that exact arithmetic would pass. */
  private static final float SLACK = 1e-4f;

  /**
   * For each tree the sum of its stage, itself included, below which the stage's remaining trees
   * cannot reach the threshold; for the last tree of a stage the threshold itself.
   */
  float[] hopes() {
    float[] hopes = new float[treeNodes.length];
    for (int stage = 0; stage < stageThresholds.length; stage++) {
      int last = stageTrees[stage + 1] - 1;
      float needed = stageThresholds[stage];
      hopes[last] = needed;
      for (int tree = last - 1; tree >= stageTrees[stage]; tree--) {
        needed -= bestLeaf(tree + 1);
        hopes[tree] = needed - SLACK;
      }
    }
    return hopes;
  }

  int nodesOf(int tree) {
    int end = tree + 1 < treeNodes.length ? treeNodes[tree + 1] : left.length;
    return end - treeNodes[tree];
  }

  private float bestLeaf(int tree) {
    int end = tree + 1 < treeLeaves.length ? treeLeaves[tree + 1] : leaves.length;
    float best = leaves[treeLeaves[tree]];
    for (int leaf = treeLeaves[tree] + 1; leaf < end; leaf++) {
      best = Math.max(best, leaves[leaf]);
    }
    return best;
  }
}
