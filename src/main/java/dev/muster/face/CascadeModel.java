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
    NodeTests tests) {}
