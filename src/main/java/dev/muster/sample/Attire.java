package dev.muster.sample;

import java.awt.Color;
import java.util.List;

/** What the person always wears. */
record Attire(
    boolean glasses,
    boolean roundLenses,
    double lensSize,
    double frame,
    Color frameColour,
    boolean earrings,
    Collar collar,
    Color cloth,
    Color under) {

  enum Collar {
    CREW,
    SHIRT,
    JACKET,
    VEE
  }

  private static final List<Color> FRAMES =
      List.of(
          new Color(40, 36, 38),
          new Color(92, 58, 38),
          new Color(120, 116, 112),
          new Color(58, 66, 96),
          new Color(128, 44, 48));
  private static final List<Color> CLOTHS =
      List.of(
          new Color(44, 62, 92),
          new Color(92, 104, 116),
          new Color(134, 58, 62),
          new Color(60, 110, 104),
          new Color(204, 170, 96),
          new Color(70, 60, 84),
          new Color(226, 222, 214),
          new Color(108, 136, 168),
          new Color(176, 106, 78),
          new Color(84, 112, 74));
  private static final List<Color> UNDERS =
      List.of(new Color(244, 244, 242), new Color(206, 220, 236), new Color(240, 226, 226));

  static Attire of(Dice dice, double age) {
    return new Attire(
        dice.chance(0.14 + 0.16 * age),
        dice.chance(0.5),
        dice.between(0.27, 0.33),
        dice.between(0.014, 0.028),
        dice.pick(FRAMES),
        dice.chance(0.4),
        dice.pick(List.of(Collar.values())),
        dice.pick(CLOTHS),
        dice.pick(UNDERS));
  }
}
