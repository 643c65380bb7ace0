package dev.muster.sample;

/** Paints the whole face onto one sheet, from the skin up. */
final class FacePaint {

  private static final double SCALE = 150;

  private FacePaint() {}

  static Sheet of(Traits traits) {
    Sheet sheet = new Sheet(-1.25, -1.75, 1.25, 1.9, SCALE);
    SkinPaint.ground(sheet, traits);
    try (Brush brush = sheet.brush()) {
      SkinPaint.tones(brush, traits);
      SkinMarks.lines(brush, traits);
      NosePaint.on(brush, traits);
      MouthPaint.on(brush, traits);
      BeardPaint.on(brush, traits);
      SkinMarks.spots(brush, traits);
    }
    for (int side = -1; side <= 1; side += 2) {
      try (Brush brush = sheet.brush()) {
        brush.side(side);
        EyePaint.on(brush, traits, side);
        BrowPaint.on(brush, traits, side);
      }
    }
    return sheet;
  }
}
