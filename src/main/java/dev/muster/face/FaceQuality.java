package dev.muster.face;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * How good a photo of one face is. Only what pixels and points can tell: whether something covers
 * parts of the face, whether it wears a mask, is alive, its age or sex would each need a network of
 * its own and are not here.
 *
 * @param size shorter side of the face's box in pixels
 * @param blur 0 sharp to 1; above 0.7 detail is missing
 * @param illumination mean luma of the face, 0 to 255; below 40 it is dark
 * @param overexposed share of the face without any detail left in the lights, 0 to 1
 * @param lightDifference 0 when both halves are equally light, to 1
 * @param completeness share of the face's oval that lies inside the picture, 0 to 1
 * @param roll degrees by which the head is tilted, positive clockwise; absent when the eyes were
 *     not seen
 * @param turn where the head looks; absent from an engine that sees eyes only
 * @param eyesSeen a hint: false behind sunglasses or a hand, but also for one ordinary face in
 *     twenty
 */
public record FaceQuality(
    float size,
    double blur,
    double illumination,
    double overexposed,
    double lightDifference,
    double completeness,
    @Nullable Double roll,
    @Nullable HeadTurn turn,
    boolean eyesSeen) {

  private static final double WHOLE = 0.97;

  /** The tilt is read with the engine, everything else from the picture. */
  static FaceQuality of(FaceEngine engine, Picture picture, Face face) {
    CloseUp near = CloseUp.of(picture, face);
    BufferedImage image = near.picture().image();
    FaceLight light =
        FaceLight.of(AlignedFace.luma(image, near.face(), AlignedFace.POINTS_128, FaceLight.SIDE));
    boolean fivePoints = face.lower() != null;
    return new FaceQuality(
        face.size(),
        light.blur(),
        light.illumination(),
        light.overexposed(),
        light.lightDifference(),
        FaceOval.inside(picture, face),
        HeadRoll.of(engine, near),
        fivePoints ? HeadTurn.of(face.points(), face.eyeLine()) : null,
        fivePoints ? EyeFinder.sees(image, near.face()) : face.eyesFound());
  }

  /** Whether the whole face is in the picture. */
  public boolean isWhole() {
    return completeness >= WHOLE;
  }

  /** Sum of the head angles that are known, in degrees, without their signs. */
  public double angles() {
    double sum = roll == null ? 0 : Math.abs(roll);
    return turn == null ? sum : sum + Math.abs(turn.yaw()) + Math.abs(turn.pitch());
  }
}
