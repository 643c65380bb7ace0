package dev.muster.face;

/**
 * The leaf of each tree for every combination of its nodes' answers. The trees of OpenCV's face and
 * eye cascades have one or two nodes.
 */
final class TreeOutcomes {

  private static final int COMBINATIONS = 4;

  private final boolean[] secondNode;
  private final float[] leaves;

  TreeOutcomes(CascadeModel model) {
    int trees = model.treeNodes().length;
    secondNode = new boolean[trees];
    leaves = new float[trees * COMBINATIONS];
    for (int tree = 0; tree < trees; tree++) {
      int nodes = model.nodesOf(tree);
      if (nodes > 2) {
        throw new IllegalArgumentException("a cascade with trees of " + nodes + " nodes");
      }
      secondNode[tree] = nodes == 2;
      for (int outcome = 0; outcome < 1 << nodes; outcome++) {
        leaves[tree * COMBINATIONS + outcome] = walk(model, tree, nodes, outcome);
      }
    }
  }

  boolean hasSecondNode(int tree) {
    return secondNode[tree];
  }

  /**
   * @param outcome one bit a node, the first node's the highest, 1 for a value below the threshold
   */
  float leaf(int tree, int outcome) {
    return leaves[tree * COMBINATIONS + outcome];
  }

  private static float walk(CascadeModel model, int tree, int nodes, int outcome) {
    int next = 0;
    do {
      int node = model.treeNodes()[tree] + next;
      boolean below = (outcome >> nodes - 1 - next & 1) == 1;
      next = below ? model.left()[node] : model.right()[node];
    } while (next > 0);
    return model.leaves()[model.treeLeaves()[tree] - next];
  }
}
