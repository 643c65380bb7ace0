package dev.muster.face;

/**
 * A YuNet detector and how it is used.
 *
 * @param side pictures are made at most this wide and high; a model with a fixed input has its own
 * @param confidence what is less sure than this is no face, 0 to 1
 */
record DetectorModel(ModelFile file, int side, double confidence) {}
