package dev.muster.face;

/**
 * A face and what surrounds it, made smaller when it is large: looking at it several times then
 * costs the same for every picture.
 */
record CloseUp(Picture picture, Face face) {

  private static final float LARGEST_FACE = 256;

  /** The picture's width and height in those of the face. */
  private static final float SURROUNDINGS = 2.5f;

  static CloseUp of(Picture picture, Face face) {
    float longer = Math.max(face.width(), face.height());
    if (longer <= LARGEST_FACE || !Float.isFinite(longer)) {
      return new CloseUp(picture, face);
    }
    int side = Math.round(LARGEST_FACE * SURROUNDINGS);
    double scale = LARGEST_FACE / longer;
    double left = face.x() + face.width() / 2 - side / 2 / scale;
    double top = face.y() + face.height() / 2 - side / 2 / scale;
    Similarity nearer = new Similarity(scale, 0, -scale * left, -scale * top);
    return new CloseUp(
        ColourImage.seen(picture.image(), nearer, side, side).picture(),
        face.moved((float) scale, (float) -left, (float) -top));
  }
}
