package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;

/**
 * Somebody on a box whom it is asked about and may be told to remove: a person of the roster on the
 * way, or somebody whom others have enrolled. The routes that find and remove people know no more
 * of them than this.
 *
 * @param <S> the type itself
 */
public interface Resident<S extends Resident<S>> {

  Box box();

  /** The number by which the box knows the person. */
  String number();

  /** How the person stands on the box. */
  Standing person();

  /** Why the box did not remove the person; empty when it said it did. */
  String trouble();

  S with(Standing now);

  /**
   * The box was told to remove the person.
   *
   * @param trouble why it did not; empty when it said it did
   */
  S removed(String trouble);

  S endWith(Outcome<String> end);

  /** True when the box has said that the person is there. */
  default boolean isPersonThere() {
    return person().isThere();
  }

  /** Ends a removal: only an absence that the box itself told is one. */
  default S left() {
    return endWith(
        isPersonThere()
            ? new Outcome.OutcomeUnknown<>(
                "the box still has the number "
                    + number()
                    + " after its removal; "
                    + (trouble().isEmpty() ? "it said that it had removed it" : trouble()))
            : new Outcome.Answered<>("absent: " + person().said()));
  }
}
