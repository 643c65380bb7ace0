package dev.muster.enrol.photo;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceQuality;
import dev.muster.face.HeadTurn;
import dev.muster.face.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a picture shows exactly one face, and that face well enough. */
final class FaceJudge {

  /** A second face counts when it is at least this wide in relation to the largest. */
  private static final float SECOND_FACE = 0.5f;

  private final FaceEngine engine;
  private final FaceSettings settings;
  private final int minFace;

  FaceJudge(FaceEngine engine, FaceSettings settings, int minFace) {
    this.engine = engine;
    this.settings = settings;
    this.minFace = minFace;
  }

  /** The reason why not; all measures of the face are in its detail. */
  Optional<Refusal> refuse(Picture picture, List<Face> faces) {
    if (faces.isEmpty()) {
      return refusal(
          Reason.NO_FACE, "picture of %d x %d pixels".formatted(picture.width(), picture.height()));
    }
    float widest = faces.get(0).width();
    long others = faces.stream().skip(1).filter(face -> isSomebody(face, widest)).count();
    if (others > 0) {
      return refusal(Reason.SEVERAL_FACES, (1 + others) + " faces");
    }
    if (widest < minFace) {
      return refusal(
          Reason.FACE_TOO_SMALL,
          "%d pixels wide; at least %d".formatted(Math.round(widest), minFace));
    }
    return refuse(engine.quality(picture, faces.get(0)));
  }

  /** A pattern on a wall has no eyes. */
  private static boolean isSomebody(Face face, float widest) {
    return face.eyesFound() && face.width() >= SECOND_FACE * widest;
  }

  /** What is worst for recognition first: a face that is not there cannot be sharp. */
  private Optional<Refusal> refuse(FaceQuality face) {
    if (face.completeness() < settings.minWhole()) {
      return refusal(
          Reason.FACE_CUT_OFF,
          "%s inside the picture; at least %s"
              .formatted(percent(face.completeness()), percent(settings.minWhole())),
          face);
    }
    if (face.illumination() < settings.minLight()) {
      return refusal(
          Reason.TOO_DARK,
          "brightness %.0f; at least %d".formatted(face.illumination(), settings.minLight()),
          face);
    }
    if (face.illumination() > settings.maxLight()
        || face.overexposed() > settings.maxOverexposed()) {
      return refusal(
          Reason.TOO_BRIGHT,
          "brightness %.0f, overexposed %s; at most %d and %s"
              .formatted(
                  face.illumination(),
                  percent(face.overexposed()),
                  settings.maxLight(),
                  percent(settings.maxOverexposed())),
          face);
    }
    if (face.blur() > settings.maxBlur()) {
      return refusal(
          Reason.BLURRED,
          String.format(Locale.ROOT, "blur %.2f; at most %.2f", face.blur(), settings.maxBlur()),
          face);
    }
    return turned(face);
  }

  private Optional<Refusal> turned(FaceQuality face) {
    Double roll = face.roll();
    if (roll != null && Math.abs(roll) > settings.maxTilt()) {
      return refusal(
          Reason.FACE_TURNED,
          "tilted by %.0f degrees; at most %d".formatted(Math.abs(roll), settings.maxTilt()),
          face);
    }
    HeadTurn turn = face.turn();
    if (turn != null
        && Math.max(Math.abs(turn.yaw()), Math.abs(turn.pitch())) > settings.maxTurn()) {
      return refusal(
          Reason.FACE_TURNED,
          "about %.0f degrees to the side and %.0f up or down; at most %d"
              .formatted(Math.abs(turn.yaw()), Math.abs(turn.pitch()), settings.maxTurn()),
          face);
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(Reason reason, String detail) {
    return Optional.of(new Refusal(reason, detail));
  }

  private static Optional<Refusal> refusal(Reason reason, String detail, FaceQuality face) {
    return refusal(reason, detail + " (" + measures(face) + ")");
  }

  /** Everything that was measured, for whoever has to take the next photo or set the limits. */
  private static String measures(FaceQuality face) {
    String measures =
        String.format(
            Locale.ROOT,
            "face %.0f pixels, blur %.2f, brightness %.0f, overexposed %s, side light %.2f, whole %s",
            face.size(),
            face.blur(),
            face.illumination(),
            percent(face.overexposed()),
            face.lightDifference(),
            percent(face.completeness()));
    Double roll = face.roll();
    HeadTurn turn = face.turn();
    return measures
        + (roll == null ? "" : String.format(Locale.ROOT, ", tilt %.0f", roll))
        + (turn == null
            ? ""
            : String.format(Locale.ROOT, ", turn %.0f and %.0f", turn.yaw(), turn.pitch()));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
