package dev.muster.face;

/** Nose tip and corners of the mouth, in pixels of the picture; left is at the picture's left. */
public record LowerFace(
    float noseX,
    float noseY,
    float mouthLeftX,
    float mouthLeftY,
    float mouthRightX,
    float mouthRightY) {

  LowerFace moved(float scale, float right, float down) {
    return new LowerFace(
        (noseX + right) * scale,
        (noseY + down) * scale,
        (mouthLeftX + right) * scale,
        (mouthLeftY + down) * scale,
        (mouthRightX + right) * scale,
        (mouthRightY + down) * scale);
  }
}
