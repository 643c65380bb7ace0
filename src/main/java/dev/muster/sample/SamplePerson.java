package dev.muster.sample;

/** Somebody who does not exist. */
public final class SamplePerson {

  private final Traits traits;
  private final String identityId;
  private final String name;

  SamplePerson(long seed) {
    this.traits = Traits.of(seed);
    this.identityId = String.format("S%04d", seed);
    this.name = Names.of(Dice.of(seed, "name"), traits.feminine());
  }

  /** "S" and the seed, at least four digits: S0001. */
  public String identityId() {
    return identityId;
  }

  /** Chinese or Latin; several people may share one. */
  public String name() {
    return name;
  }

  /** A JPEG of head and shoulders; the same view always gives the same bytes. */
  public byte[] photo(View view) {
    return Studio.photo(traits, view);
  }

  Traits traits() {
    return traits;
  }
}
