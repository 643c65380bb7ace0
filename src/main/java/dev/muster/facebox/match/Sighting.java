package dev.muster.facebox.match;

import dev.muster.face.Face;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.List;

/**
 * What is kept of a look at a picture: its largest face.
 *
 * @param crop the face with some margin, as JPEG
 */
record Sighting(Face face, float[] template, byte[] crop) {

  static Sighting of(Sight sight, Face face) {
    return new Sighting(face, sight.template(face), sight.crop(face));
  }

  /**
   * @throws Refusal 40006 when the face is not good enough to be compared
   */
  static void require(QualityLevel level, Sight sight, Face face) {
    List<String> failed = level.failed(sight, face);
    if (!failed.isEmpty()) {
      throw new Refusal(BoxError.LOW_QUALITY_ERROR, String.join(", ", failed));
    }
  }
}
