package dev.muster.face;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the eyes inside a face: the median of what three eye cascades say. */
final class EyeFinder {

  /** The face is looked at in this size, so that the numbers below are pixels of it. */
  static final int SIDE = 160;

  private static final int TOP = 24;
  private static final int WIDTH = 80;
  private static final int HEIGHT = 72;
  private static final int LEFT_START = 8;
  private static final int RIGHT_START = 72;
  private static final int USUAL_LEFT = 50;
  private static final int USUAL_RIGHT = 110;
  private static final int USUAL_Y = 62;
  private static final double[] USUAL = {USUAL_LEFT, USUAL_Y, USUAL_RIGHT, USUAL_Y};
  private static final int LEAST_DISTANCE = 37;
  private static final int MOST_DISTANCE = 88;
  private static final float STEEPEST = .35f;
  private static final int AROUND = 60;
  private static final Cascade.Search NEAR = new Cascade.Search(1.2, 2, 24, 56);
  private static final Cascade.Search SEARCH = new Cascade.Search(1.15, 2, 20, 64);

  private final List<Cascade> cascades;

  EyeFinder() {
    cascades =
        List.of(
            Cascade.load("haarcascade_eye.xml"),
            Cascade.load("haarcascade_lefteye_2splits.xml"),
            Cascade.load("haarcascade_righteye_2splits.xml"));
  }

  /** Whether there is an eye on both sides where somebody else has placed them. */
  static boolean sees(BufferedImage image, Face face) {
    GrayImage upright = AlignedFace.of(image, face, USUAL, SIDE).luma().equalized();
    return Loaded.FINDER.seesOne(upright, USUAL_LEFT)
        && Loaded.FINDER.seesOne(upright, USUAL_RIGHT);
  }

  private boolean seesOne(GrayImage face, int x) {
    GrayImage part = face.crop(x - AROUND / 2, USUAL_Y - AROUND / 2, AROUND, AROUND);
    return cascades.stream().anyMatch(cascade -> !cascade.search(part, NEAR).isEmpty());
  }

  /** The eyes in a square face of {@link #SIDE} pixels; null when they are not plausible. */
  @Nullable Eyes find(GrayImage face) {
    Point left = vote(face, LEFT_START, USUAL_LEFT);
    Point right = vote(face, RIGHT_START, USUAL_RIGHT);
    if (left == null || right == null) {
      return null;
    }
    float dx = right.x - left.x;
    float dy = Math.abs(right.y - left.y);
    boolean plausible = dx >= LEAST_DISTANCE && dx <= MOST_DISTANCE && dy <= STEEPEST * dx;
    return plausible ? new Eyes(left.x, left.y, right.x, right.y) : null;
  }

  private @Nullable Point vote(GrayImage face, int start, int usualX) {
    GrayImage part = face.crop(start, TOP, WIDTH, HEIGHT);
    List<Float> xs = new ArrayList<>();
    List<Float> ys = new ArrayList<>();
    for (Cascade cascade : cascades) {
      Point best = null;
      for (Hit hit : cascade.search(part, SEARCH)) {
        Point eye = new Point(start + hit.x() + hit.width() / 2, TOP + hit.y() + hit.height() / 2);
        if (best == null || eye.from(usualX) < best.from(usualX)) {
          best = eye;
        }
      }
      if (best != null) {
        xs.add(best.x);
        ys.add(best.y);
      }
    }
    return xs.isEmpty() ? null : new Point(median(xs), median(ys));
  }

  private static float median(List<Float> values) {
    List<Float> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  private static final class Loaded {
    static final EyeFinder FINDER = new EyeFinder();
  }

  private record Point(float x, float y) {

    float from(int usualX) {
      return Math.abs(x - usualX) + Math.abs(y - USUAL_Y);
    }
  }

  /** Centres of the eyes, the left one at the left of the picture. */
  record Eyes(float leftX, float leftY, float rightX, float rightY) {

    /** Where eyes usually are in a face of {@link #SIDE} pixels. */
    static final Eyes USUAL = new Eyes(.31f * SIDE, .39f * SIDE, .69f * SIDE, .39f * SIDE);
  }
}
