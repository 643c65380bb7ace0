package dev.muster.face;

/** What a cascade of rectangle features means, without any trick and slow. */
final class PlainCascade {

  private PlainCascade() {}

  static int rejectedBy(CascadeModel model, GrayImage image, int left, int top) {
    NodeTests.Haar tests = (NodeTests.Haar) model.tests();
    double contrast = contrast(model, image, left, top);
    for (int stage = 0; stage < model.stageThresholds().length; stage++) {
      float sum = 0;
      for (int tree = model.stageTrees()[stage]; tree < model.stageTrees()[stage + 1]; tree++) {
        int next = 0;
        do {
          int node = model.treeNodes()[tree] + next;
          double value = value(tests.features()[node], image, left, top);
          boolean below = value < tests.thresholds()[node] * contrast;
          next = below ? model.left()[node] : model.right()[node];
        } while (next > 0);
        sum += model.leaves()[model.treeLeaves()[tree] - next];
      }
      if (sum < model.stageThresholds()[stage]) {
        return stage;
      }
    }
    return WindowTest.ACCEPTED;
  }

  private static double contrast(CascadeModel model, GrayImage image, int left, int top) {
    double area = (double) (model.width() - 2) * (model.height() - 2);
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < model.height() - 1; y++) {
      for (int x = 1; x < model.width() - 1; x++) {
        int pixel = pixel(image, left + x, top + y);
        sum += pixel;
        squares += (double) pixel * pixel;
      }
    }
    return Math.sqrt(Math.max(0, area * squares - sum * sum));
  }

  private static double value(NodeTests.HaarFeature feature, GrayImage image, int left, int top) {
    double value = 0;
    for (int i = 0; i < feature.weights().length; i++) {
      int x = left + feature.rectangles()[i * 4];
      int y = top + feature.rectangles()[i * 4 + 1];
      int width = feature.rectangles()[i * 4 + 2];
      int height = feature.rectangles()[i * 4 + 3];
      int sum =
          feature.tilted()
              ? tilted(image, x, y, width, height)
              : upright(image, x, y, width, height);
      value += feature.weights()[i] * sum;
    }
    return value;
  }

  private static int upright(GrayImage image, int left, int top, int width, int height) {
    int sum = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        sum += pixel(image, x, y);
      }
    }
    return sum;
  }

  /** A rectangle turned by 45 degrees, from four cones that open upwards. */
  private static int tilted(GrayImage image, int x, int y, int width, int height) {
    return cone(image, x, y)
        - cone(image, x - height, y + height)
        - cone(image, x + width, y + width)
        + cone(image, x + width - height, y + width + height);
  }

  private static int cone(GrayImage image, int tipX, int tipY) {
    int sum = 0;
    for (int y = 0; y < Math.min(tipY, image.height()); y++) {
      int reach = tipY - y - 1;
      int last = Math.min(image.width() - 1, tipX - 1 + reach);
      for (int x = Math.max(0, tipX - 1 - reach); x <= last; x++) {
        sum += pixel(image, x, y);
      }
    }
    return sum;
  }

  private static int pixel(GrayImage image, int x, int y) {
    return image.pixels()[y * image.width() + x] & 255;
  }
}
