package dev.muster.face;

/**
 * Features as weighted corners of an integral image, laid out flat for one stride. Corners that two
 * rectangles of a feature share are looked up once.
 */
final class CornerSums {

  private static final int MOST = 12;
  private static final int USUAL = 6;
  private static final int MANY = 8;

  private final int[] offsets;
  private final int[] weights;
  private final int[] counts;
  private final boolean[] tilted;

  CornerSums(NodeTests.HaarFeature[] features, int stride) {
    offsets = new int[features.length * MOST];
    weights = new int[features.length * MOST];
    counts = new int[features.length];
    tilted = new boolean[features.length];
    for (int node = 0; node < features.length; node++) {
      tilted[node] = features[node].tilted();
      addRectangles(node, features[node], stride);
      pad(node);
    }
  }

  boolean isTilted(int node) {
    return tilted[node];
  }

  /** The feature's sum; intermediate overflow cancels out. */
  int value(int[] sums, int base, int node) {
    int at = node * MOST;
    int value =
        weights[at] * sums[base + offsets[at]]
            + weights[at + 1] * sums[base + offsets[at + 1]]
            + weights[at + 2] * sums[base + offsets[at + 2]]
            + weights[at + 3] * sums[base + offsets[at + 3]]
            + weights[at + 4] * sums[base + offsets[at + 4]]
            + weights[at + 5] * sums[base + offsets[at + 5]];
    int count = counts[node];
    if (count > USUAL) {
      value +=
          weights[at + 6] * sums[base + offsets[at + 6]]
              + weights[at + 7] * sums[base + offsets[at + 7]];
      for (int i = MANY; i < count; i++) {
        value += weights[at + i] * sums[base + offsets[at + i]];
      }
    }
    return value;
  }

  private void addRectangles(int node, NodeTests.HaarFeature feature, int stride) {
    for (int i = 0; i < feature.weights().length; i++) {
      int weight = Math.round(feature.weights()[i]);
      int x = feature.rectangles()[i * 4];
      int y = feature.rectangles()[i * 4 + 1];
      int width = feature.rectangles()[i * 4 + 2];
      int height = feature.rectangles()[i * 4 + 3];
      int start = y * stride + x;
      int across = feature.tilted() ? width * stride + width : width;
      int down = feature.tilted() ? height * stride - height : height * stride;
      add(node, start, weight);
      add(node, start + across, -weight);
      add(node, start + down, -weight);
      add(node, start + across + down, weight);
    }
  }

  private void add(int node, int offset, int weight) {
    int from = node * MOST;
    for (int i = from; i < from + counts[node]; i++) {
      if (offsets[i] == offset) {
        weights[i] += weight;
        return;
      }
    }
    offsets[from + counts[node]] = offset;
    weights[from + counts[node]] = weight;
    counts[node]++;
  }

  /** Unused places repeat the first corner with weight 0, which is always inside the image. */
  private void pad(int node) {
    int from = node * MOST;
    for (int i = from + counts[node]; i < from + MOST; i++) {
      offsets[i] = offsets[from];
    }
  }
}
