package dev.muster.sample;

/**
 * The fine pattern of one person's skin, like brush strokes whose direction changes over the face.
 * Local direction of edges is what tells generated faces apart for a pattern matcher.
 */
final class Mottle {

  private static final int DIRECTIONS = 4;

  private final Grain direction;
  private final Grain wide;
  private final Grain[] strokes = new Grain[DIRECTIONS];

  Mottle(Dice dice) {
    direction = new Grain(dice, 0.46, dice.between(0, Math.PI), 1);
    wide = new Grain(dice, 0.25, dice.between(0, Math.PI), 1);
    for (int i = 0; i < DIRECTIONS; i++) {
      strokes[i] = new Grain(dice, 0.105, Math.PI * i / DIRECTIONS, 2.4);
    }
  }

  /** Between about -1 and 1. */
  double at(double x, double y) {
    double turn = (direction.at(x, y) + 1) * DIRECTIONS;
    int from = (int) turn;
    double share = Math.max(0, Math.min(1, (turn - from - 0.5) * 3 + 0.5));
    float one = strokes[from % DIRECTIONS].at(x, y);
    float other = strokes[(from + 1) % DIRECTIONS].at(x, y);
    return 0.75 * (one + (other - one) * share) + 0.65 * wide.at(x, y);
  }
}
