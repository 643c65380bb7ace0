package dev.muster.face;

import java.util.ArrayList;
import java.util.List;

/** Collects the trees of a cascade file, in file order, into the flat arrays of a model. */
final class CascadeLayout {

  private final int nodeLength;
  private final List<Float> stageThresholds = new ArrayList<>();
  private final List<Integer> stageTrees = new ArrayList<>();
  private final List<Integer> treeNodes = new ArrayList<>();
  private final List<Integer> treeLeaves = new ArrayList<>();
  private final List<Float> leaves = new ArrayList<>();

  /** The text of every node: left, right, feature, then its threshold or its subset. */
  private final List<String[]> nodes = new ArrayList<>();

  CascadeLayout(int nodeLength) {
    this.nodeLength = nodeLength;
  }

  void stage(float threshold) {
    stageThresholds.add(threshold);
    stageTrees.add(treeNodes.size());
  }

  void tree(String[] internalNodes, String[] leafValues) {
    treeNodes.add(nodes.size());
    treeLeaves.add(leaves.size());
    for (int at = 0; at + nodeLength <= internalNodes.length; at += nodeLength) {
      String[] node = new String[nodeLength];
      System.arraycopy(internalNodes, at, node, 0, nodeLength);
      nodes.add(node);
    }
    for (String leaf : leafValues) {
      leaves.add(Float.parseFloat(leaf));
    }
  }

  NodeTests haar(List<NodeTests.HaarFeature> features) {
    float[] thresholds = new float[nodes.size()];
    NodeTests.HaarFeature[] perNode = new NodeTests.HaarFeature[nodes.size()];
    for (int node = 0; node < perNode.length; node++) {
      perNode[node] = features.get(number(node, 2));
      thresholds[node] = Float.parseFloat(nodes.get(node)[3]);
    }
    return new NodeTests.Haar(thresholds, perNode);
  }

  NodeTests patterns(List<int[]> cells) {
    int[] subsets = new int[nodes.size() * 8];
    int[][] perNode = new int[nodes.size()][];
    for (int node = 0; node < perNode.length; node++) {
      perNode[node] = cells.get(number(node, 2));
      for (int i = 0; i < 8; i++) {
        subsets[node * 8 + i] = number(node, 3 + i);
      }
    }
    return new NodeTests.BinaryPattern(subsets, perNode);
  }

  CascadeModel model(int width, int height, NodeTests tests) {
    stageTrees.add(treeNodes.size());
    int[] left = new int[nodes.size()];
    int[] right = new int[nodes.size()];
    for (int node = 0; node < left.length; node++) {
      left[node] = number(node, 0);
      right[node] = number(node, 1);
    }
    return new CascadeModel(
        width,
        height,
        floats(stageThresholds),
        ints(stageTrees),
        ints(treeNodes),
        ints(treeLeaves),
        left,
        right,
        floats(leaves),
        tests);
  }

  private int number(int node, int column) {
    return Integer.parseInt(nodes.get(node)[column]);
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }
}
