package dev.muster.face;

/** Nose tip and corners of the mouth, in pixels of the picture; left is at the picture's left. */
public record LowerFace(
    float noseX,
    float noseY,
    float mouthLeftX,
    float mouthLeftY,
    float mouthRightX,
    float mouthRightY) {}
