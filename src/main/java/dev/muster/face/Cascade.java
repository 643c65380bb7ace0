package dev.muster.face;

import java.util.ArrayList;
import java.util.List;

/** Searches an image at many sizes with a trained cascade. Immutable, safe for several threads. */
final class Cascade {

  private final CascadeModel model;
  private final boolean squares;
  private final boolean tilted;

  private Cascade(CascadeModel model) {
    this.model = model;
    this.squares = model.tests() instanceof NodeTests.Haar;
    this.tilted = model.tests() instanceof NodeTests.Haar haar && haar.anyTilted();
  }

  static Cascade load(String name) {
    return new Cascade(CascadeFile.load(name));
  }

  /** The places that enough windows agree on, largest first. */
  List<Hit> search(GrayImage image, Search search) {
    List<Scan> scans = scans(image, search);
    List<Window> accepted = new ArrayList<>();
    if (scans.isEmpty()) {
      return List.of();
    }
    Scan largest = scans.get(0);
    IntegralImage sums = new IntegralImage(largest.width, largest.height, squares, tilted);
    WindowTest test = WindowTest.of(model, sums);
    for (Scan scan : scans) {
      sums.load(scan.scale == 1 ? image : Resampling.bilinear(image, scan.width, scan.height));
      run(scan, sums.stride, test, accepted);
    }
    return Hit.group(accepted, search.minNeighbours());
  }

  /** The sizes at which the image is looked at, largest first. */
  private List<Scan> scans(GrayImage image, Search search) {
    List<Scan> scans = new ArrayList<>();
    for (double scale = 1; ; scale *= search.step()) {
      int side = (int) Math.round(model.width() * scale);
      int width = (int) Math.round(image.width() / scale);
      int height = (int) Math.round(image.height() / scale);
      if (side > search.maxSide() || width < model.width() || height < model.height()) {
        return scans;
      }
      if (side >= search.minSide()) {
        scans.add(new Scan(width, height, scale));
      }
    }
  }

  private void run(Scan scan, int stride, WindowTest test, List<Window> accepted) {
    // OpenCV's steps: every second window where windows are small, twice the step after a window
    // that the first stage rejects
    int step = scan.scale >= 2 ? 1 : 2;
    for (int y = 0; y + model.height() <= scan.height; y += step) {
      for (int x = 0; x + model.width() <= scan.width; x += step) {
        int stage = test.rejectedBy(y * stride + x);
        if (stage == WindowTest.ACCEPTED) {
          accepted.add(
              new Window(
                  (int) Math.round(x * scan.scale),
                  (int) Math.round(y * scan.scale),
                  (int) Math.round(model.width() * scan.scale),
                  (int) Math.round(model.height() * scan.scale)));
        } else if (stage == 0) {
          x += step;
        }
      }
    }
  }

  /** One size of the image. */
  private record Scan(int width, int height, double scale) {}

  /**
   * @param step factor from one size to the next
   * @param minNeighbours a hit needs more agreeing windows than this
   * @param minSide smallest window in pixels
   * @param maxSide largest window in pixels
   */
  record Search(double step, int minNeighbours, int minSide, int maxSide) {}

  /** A window that every stage accepted, in pixels of the searched image. */
  record Window(int x, int y, int width, int height) {}
}
