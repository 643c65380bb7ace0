package dev.muster.sample;

/** How far the face stands out of the skull at a place. */
final class FaceRelief {

  private final Traits traits;
  private final double noseEnd;
  private final double mouthY;

  FaceRelief(Traits traits) {
    this.traits = traits;
    this.noseEnd = traits.nose().length();
    this.mouthY = noseEnd + traits.mouth().gap();
  }

  double at(double x, double y) {
    double side = Math.abs(x);
    return bones(side, y) + eyes(side, y) + nose(side, y) + lips(side, y) + folds(side, y);
  }

  private double bones(double side, double y) {
    HeadShape head = traits.head();
    return head.ridge() * blob(side - 0.42, 0.28, y + 0.27, 0.09)
        + (0.03 + head.cheek() * 0.5) * blob(side - 0.6, 0.2, y - 0.42, 0.2)
        + head.chin() * blob(side, 0.24, y - head.length() + 0.2, 0.15)
        - 0.02 * blob(side, 0.3, y - mouthY - 0.2, 0.06);
  }

  private double eyes(double side, double y) {
    Eyes eyes = traits.eyes();
    double across = side - eyes.apart();
    return -(eyes.depth() + 0.02) * blob(across + 0.04, 0.24, y + 0.02, 0.15)
        + 0.06 * blob(across, 0.15, y, 0.1)
        + 0.012 * blob(across, 0.15, y - 0.16, 0.04) * eyes.bags();
  }

  private double nose(double side, double y) {
    Nose nose = traits.nose();
    double along = Math.max(0, Math.min(1, (y + 0.08) / (noseEnd + 0.02)));
    double end = 1 / (1 + Math.exp((y - noseEnd + 0.02 + nose.upturn() - side * 0.15) / 0.026));
    double start = 1 / (1 + Math.exp(-(y + 0.14) / 0.07));
    double high =
        nose.bridgeHeight()
            + (nose.tipHeight() - nose.bridgeHeight()) * along * along
            + nose.hump() * blob(along - 0.45, 0.18, 0, 1);
    double wide = nose.bridge() + 0.03 * along;
    double ridge = high * Math.exp(-Math.pow(side / wide, 2) / 1.6) * start * end;
    double bulb = 0.06 * blob(side, nose.tip(), y - noseEnd + 0.13, 0.1);
    double wing = 0.09 * blob(side - nose.wings() * 0.82, 0.06, y - noseEnd + 0.07, 0.065);
    return ridge + bulb + wing;
  }

  private double lips(double side, double y) {
    Mouth mouth = traits.mouth();
    double wide = mouth.halfWidth() * 0.75;
    return 0.06 * blob(side, 0.34, y - mouthY, 0.18)
        + 0.035 * blob(side, wide * 0.8, y - mouthY + mouth.upper() * 0.5, 0.04)
        + 0.045 * blob(side, wide * 0.7, y - mouthY - mouth.lower() * 0.55, 0.05)
        - 0.035 * blob(side, wide, y - mouthY, 0.018)
        - 0.03 * mouth.philtrum() * blob(side, 0.035, y - noseEnd - 0.12, 0.09);
  }

  private double folds(double side, double y) {
    double line = side - 0.24 - 0.36 * Math.max(0, y - noseEnd + 0.1);
    double within = blob(y - mouthY + 0.14, 0.2, 0, 1);
    return -(0.01 + 0.035 * traits.skin().lines()) * Math.exp(-Math.pow(line / 0.05, 2)) * within;
  }

  private static double blob(double dx, double wide, double dy, double high) {
    double a = dx / wide;
    double b = dy / high;
    double square = a * a + b * b;
    return square > 18 ? 0 : Math.exp(-square / 2);
  }
}
