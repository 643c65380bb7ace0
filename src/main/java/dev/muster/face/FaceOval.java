package dev.muster.face;

/** The oval of a face from forehead to chin, laid over the picture by the face's points. */
final class FaceOval {

  private static final double CENTRE_X = 64;
  private static final double CENTRE_Y = 72;
  private static final double HALF_WIDTH = 56;
  private static final double HALF_HEIGHT = 66;
  private static final int STEP = 4;

  private FaceOval() {}

  /** Share of the oval that lies inside the picture. */
  static double inside(Picture picture, Face face) {
    Similarity back = Similarity.onto(face.points(), AlignedFace.POINTS_128).inverse();
    int inside = 0;
    int all = 0;
    for (double y = CENTRE_Y - HALF_HEIGHT; y <= CENTRE_Y + HALF_HEIGHT; y += STEP) {
      for (double x = CENTRE_X - HALF_WIDTH; x <= CENTRE_X + HALF_WIDTH; x += STEP) {
        double across = (x - CENTRE_X) / HALF_WIDTH;
        double down = (y - CENTRE_Y) / HALF_HEIGHT;
        if (across * across + down * down <= 1) {
          all++;
          inside += contains(picture, back.x(x, y), back.y(x, y)) ? 1 : 0;
        }
      }
    }
    return (double) inside / all;
  }

  private static boolean contains(Picture picture, double x, double y) {
    return x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
  }
}
