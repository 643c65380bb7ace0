package dev.muster.face;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By how much a head is tilted. Detectors place the eyes of a tilted head too level, so the head is
 * turned upright by what was read and looked at again, until it is upright.
 */
final class HeadRoll {

  /** A tilt read as less than this is taken as it is. */
  private static final double LEVEL = 1.5;

  private static final int MOST_LOOKS = 4;
  private static final double LARGEST_FACE = 112;

  /** The face's share of the side of the square in which it is looked for again. */
  private static final double SHARE = 0.45;

  private HeadRoll() {}

  /** Degrees, positive clockwise; null when the eyes were not seen. */
  static @Nullable Double of(FaceEngine engine, Picture picture, Face face) {
    if (!face.eyesFound()) {
      return null;
    }
    double roll = face.eyeLine();
    double rest = roll;
    for (int look = 0; look < MOST_LOOKS && Math.abs(rest) > LEVEL; look++) {
      Face again = upright(engine, picture, face, roll);
      if (again == null) {
        break;
      }
      rest = again.eyeLine();
      roll += rest;
    }
    return roll;
  }

  private static @Nullable Face upright(
      FaceEngine engine, Picture picture, Face face, double roll) {
    double longer = Math.max(1, Math.max(face.width(), face.height()));
    double scale = Math.min(1, LARGEST_FACE / longer);
    int side = (int) Math.ceil(longer * scale / SHARE);
    Similarity turn =
        Similarity.about(
            face.x() + face.width() / 2,
            face.y() + face.height() / 2,
            -roll,
            scale,
            side / 2.0,
            side / 2.0);
    Picture turned = ColourImage.seen(picture.image(), turn, side, side).picture();
    List<Face> found = engine.detect(turned);
    return found.isEmpty() || !found.get(0).eyesFound() ? null : found.get(0);
  }
}
