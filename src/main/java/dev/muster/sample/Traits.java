package dev.muster.sample;

/**
 * Everything that makes a person look like that person and nobody else; lengths are in half face
 * widths, with the origin between the eyes and y downwards.
 *
 * @param age 0 is about twenty, 1 about seventy
 */
record Traits(
    long seed,
    boolean feminine,
    double age,
    HeadShape head,
    Complexion skin,
    Eyes eyes,
    Brows brows,
    Nose nose,
    Mouth mouth,
    Hair hair,
    Beard beard,
    Attire attire) {

  static Traits of(long seed) {
    Dice dice = Dice.of(seed, "person");
    boolean feminine = dice.chance(0.5);
    double age = Math.pow(dice.between(0, 1), 2);
    Complexion skin = Complexion.of(Dice.of(seed, "skin"), age);
    Hair hair = Hair.of(Dice.of(seed, "hair"), feminine, age, skin);
    return new Traits(
        seed,
        feminine,
        age,
        HeadShape.of(Dice.of(seed, "head"), feminine),
        skin,
        Eyes.of(Dice.of(seed, "eyes"), skin, feminine),
        Brows.of(Dice.of(seed, "brows"), feminine),
        Nose.of(Dice.of(seed, "nose"), feminine),
        Mouth.of(Dice.of(seed, "mouth"), feminine),
        hair,
        Beard.of(Dice.of(seed, "beard"), feminine),
        Attire.of(Dice.of(seed, "attire"), age));
  }

  Dice dice(String purpose) {
    return Dice.of(seed, purpose);
  }
}
