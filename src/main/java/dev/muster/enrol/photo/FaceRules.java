package dev.muster.enrol.photo;

/**
 * What counts as the same face and as another, and what becomes of it.
 *
 * @param sameFrom cosine, from which two photos show one face
 * @param otherBelow cosine, below which two photos show two people
 */
record FaceRules(FacePolicy same, double sameFrom, FacePolicy other, double otherBelow) {}
