package dev.muster.face;

import dev.muster.face.EyeFinder.Eyes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds upright faces with the cascades that come with OpenCV. Safe for several threads. */
final class FaceFinder {

  /** Faces are looked for in a picture of at most this side. */
  private static final int MAX_SIDE = 640;

  /** A smaller picture is enlarged to this side. */
  private static final int MIN_SIDE = 160;

  private static final double BORDER = 0.12;
  private static final int SMALLEST_FACE = 24;
  private static final int SMALLEST_SHARE = 14;
  private static final double STEP = 1.1;
  private static final int NEIGHBOURS = 3;
  private static final int SMALLEST_PATTERN_FACE = 45;

  /** A hit of at least this many windows is believed without eyes. */
  private static final int CERTAIN = 10;

  private final Cascade faces = Cascade.load("haarcascade_frontalface_alt2.xml");
  private final Cascade fallback = Cascade.load("lbpcascade_frontalface_improved.xml");
  private final EyeFinder eyes = new EyeFinder();

  List<Face> find(GrayImage picture) {
    GrayImage sized = sized(picture);
    double zoom = (double) picture.width() / sized.width();
    int border = (int) (BORDER * sized.shorterSide());
    GrayImage padded = sized.pad(border);
    List<Candidate> candidates = new ArrayList<>();
    for (Hit hit : hits(padded.equalized(), sized.shorterSide())) {
      Candidate candidate = look(padded, hit);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    if (candidates.stream().anyMatch(Candidate::isCertain)) {
      candidates.removeIf(candidate -> !candidate.isCertain());
    }
    return candidates.stream()
        .map(candidate -> candidate.face(border, zoom))
        .sorted(Comparator.comparingDouble(Face::area).reversed())
        .toList();
  }

  private static GrayImage sized(GrayImage picture) {
    int side = picture.longerSide();
    if (side > MAX_SIDE) {
      double factor = (double) MAX_SIDE / side;
      return Resampling.mean(
          picture,
          Math.max(1, (int) (picture.width() * factor)),
          Math.max(1, (int) (picture.height() * factor)));
    }
    if (side < MIN_SIDE) {
      double factor = (double) MIN_SIDE / side;
      return Resampling.bilinear(
          picture,
          Math.max(1, (int) (picture.width() * factor)),
          Math.max(1, (int) (picture.height() * factor)));
    }
    return picture;
  }

  private List<Hit> hits(GrayImage image, int shorterSide) {
    int smallest = Math.max(SMALLEST_FACE, shorterSide / SMALLEST_SHARE);
    List<Hit> hits =
        faces.search(image, new Cascade.Search(STEP, NEIGHBOURS, smallest, Integer.MAX_VALUE));
    if (!hits.isEmpty()) {
      return hits;
    }
    Cascade.Search search =
        new Cascade.Search(STEP, NEIGHBOURS, SMALLEST_PATTERN_FACE, Integer.MAX_VALUE);
    return fallback.search(image, search).stream().map(FaceFinder::asFaceBox).toList();
  }

  /** The fallback frames the inner face; the eyes are looked for in a box like the first one's. */
  private static Hit asFaceBox(Hit hit) {
    float side = hit.width() * 1.54f;
    float centreX = hit.x() + hit.width() / 2;
    float centreY = hit.y() + hit.height() * .38f;
    return new Hit(centreX - side / 2, centreY - side / 2, side, side, hit.neighbours());
  }

  private @Nullable Candidate look(GrayImage image, Hit hit) {
    int x = Math.max(0, Math.round(hit.x()));
    int y = Math.max(0, Math.round(hit.y()));
    int side = Math.min(Math.round(hit.width()), Math.min(image.width() - x, image.height() - y));
    if (side < SMALLEST_FACE) {
      return null;
    }
    GrayImage square = image.crop(x, y, side, side);
    GrayImage face =
        side > EyeFinder.SIDE
            ? Resampling.mean(square, EyeFinder.SIDE, EyeFinder.SIDE)
            : Resampling.bilinear(square, EyeFinder.SIDE, EyeFinder.SIDE);
    return new Candidate(hit, x, y, (float) side / EyeFinder.SIDE, eyes.find(face.equalized()));
  }

  /**
   * @param x where the square lies in which the eyes were looked for
   * @param scale pixels of the searched image per pixel of that square
   */
  private record Candidate(Hit hit, int x, int y, float scale, @Nullable Eyes eyes) {

    boolean isCertain() {
      return eyes != null || hit.neighbours() >= CERTAIN;
    }

    /** In pixels of the whole picture. */
    Face face(int border, double zoom) {
      Eyes at = eyes == null ? Eyes.USUAL : eyes;
      return new Face(
          (float) ((hit.x() - border) * zoom),
          (float) ((hit.y() - border) * zoom),
          (float) (hit.width() * zoom),
          (float) (hit.height() * zoom),
          (float) ((x + at.leftX() * scale - border) * zoom),
          (float) ((y + at.leftY() * scale - border) * zoom),
          (float) ((x + at.rightX() * scale - border) * zoom),
          (float) ((y + at.rightY() * scale - border) * zoom),
          eyes != null);
    }
  }
}
