package dev.muster.enrol.ledger;

import dev.muster.call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring a person onto a directory, or off it, as its vendor keeps record of it. The
 * steps of the vendor's routes pass it on; {@code place-people} and {@code settle-placement} need
 * no more of it than this.
 */
public interface Attempt {

  /** The name of the directory, which is also the name of its lane. */
  String lane();

  /** Whose routes take it from here. */
  String family();

  Placing placing();

  /** True when no more than so many people in a second may be placed on the directory. */
  boolean isPaced();

  /** True when the person is to leave the directory. */
  default boolean isLeaving() {
    return placing().isRemoval();
  }

  /** What is settled when it has ended: {@code direct:settle-placement}. */
  default String matter() {
    return "placement";
  }

  /** How it ended; null while it has not. */
  @Nullable Outcome<String> outcome();

  /** True when it has ended. */
  default boolean isOver() {
    return outcome() != null;
  }
}
