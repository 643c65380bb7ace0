package dev.muster.enrol.ledger;

import dev.muster.roster.Person;
import org.jspecify.annotations.Nullable;

/**
 * A claimed placement on its way to a directory.
 *
 * @param version the version of the person that is to be placed
 * @param placedVersion the version that stood there last, if any
 * @param attempts how often it was tried since it was wanted
 * @param fresh true when this placement was never claimed before: the directory has not heard of
 *     the person from us
 * @param prepared the digest of the picture the directory receives; empty when it is still to be
 *     made
 * @param batch the batch that wanted it last, if any
 * @param lease the token of the claim
 */
public record Placing(
    String directory,
    Person person,
    Goal goal,
    String version,
    @Nullable String placedVersion,
    int attempts,
    boolean fresh,
    String prepared,
    @Nullable String batch,
    String lease) {

  /** The same with the picture that was made for it meanwhile. */
  public Placing with(String picture) {
    return new Placing(
        directory, person, goal, version, placedVersion, attempts, fresh, picture, batch, lease);
  }

  /** True when the person is to leave the directory. */
  public boolean isRemoval() {
    return goal == Goal.REMOVE;
  }
}
