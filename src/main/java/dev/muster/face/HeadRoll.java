package dev.muster.face;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By how much a head is tilted. A network that learnt faces as a whole places the eyes of a tilted
 * one too level, so the head is turned upright by what was read and looked at again, until it is
 * upright. Eyes that were looked for one by one lie where they are.
 */
final class HeadRoll {

  /** A tilt read at first as less than this is taken as it is. */
  private static final double LEVEL = 4;

  /** Once turned, the head is upright when less than this is left. */
  private static final double UPRIGHT = 1.5;

  private static final int MOST_LOOKS = 3;

  /** In smaller pictures of the head the detector reads a tilt several degrees too small. */
  private static final double LARGEST_FACE = 200;

  /** The face's share of the side of the square in which it is looked for again. */
  private static final double SHARE = 0.5;

  private HeadRoll() {}

  /** Degrees, positive clockwise; null when the eyes were not seen. */
  static @Nullable Double of(FaceEngine engine, CloseUp near) {
    if (!near.face().eyesFound()) {
      return null;
    }
    double roll = near.face().eyeLine();
    boolean exact = near.face().lower() == null || Math.abs(roll) < LEVEL;
    double rest = exact ? 0 : roll;
    for (int look = 0; look < MOST_LOOKS && Math.abs(rest) > UPRIGHT; look++) {
      Face again = upright(engine, near, roll);
      if (again == null) {
        break;
      }
      rest = again.eyeLine();
      roll += rest;
    }
    return roll;
  }

  private static @Nullable Face upright(FaceEngine engine, CloseUp near, double roll) {
    Face face = near.face();
    double longer = Math.max(1, Math.max(face.width(), face.height()));
    double scale = Math.min(1, LARGEST_FACE / longer);
    int side = (int) Math.ceil(longer * scale / SHARE);
    double centreX = face.x() + face.width() / 2;
    double centreY = face.y() + face.height() / 2;
    Similarity turn = Similarity.about(centreX, centreY, -roll, scale, side / 2.0, side / 2.0);
    Picture turned = ColourImage.seen(near.picture().image(), turn, side, side).picture();
    List<Face> found = engine.detect(turned);
    return found.isEmpty() || !found.get(0).eyesFound() ? null : found.get(0);
  }
}
