package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import java.util.Optional;

/**
 * Somebody of the cloud who is asked about and may be told to leave: a person of the roster on the
 * way, or somebody whom others have enrolled.
 *
 * @param <S> the type itself
 */
public sealed interface Member<S extends Member<S>> extends Talking<S>
    permits BaiduEntry, BaiduOutsider {

  /** The name that the cloud has for the person. */
  String userId();

  /** The person number; the name on the cloud when none is known. */
  String number();

  /** What the cloud has told of the person. */
  Stand stand();

  S with(Stand now);

  S endWith(Outcome<String> end);

  /** True when what the cloud keeps beside the name was written for another person number. */
  default boolean isOfAnother(UserInfo kept) {
    return false;
  }

  /** True while the person was not removed from one of the groups. */
  default boolean isGroupToLeave() {
    return nextToLeave().isPresent();
  }

  /** Not named as the question is: a route would ask this one. */
  default Optional<String> nextToLeave() {
    return cloud().groups().stream().filter(one -> !stand().done().contains(one)).findFirst();
  }

  /** True when the cloud has somebody of that name in one of the groups. */
  default boolean isThere() {
    return cloud().groups().stream().anyMatch(stand().infos()::containsKey);
  }

  /** Ends a removal: only an absence that the cloud itself told is one. */
  default S left() {
    String said =
        stand().said().isEmpty()
            ? "the cloud lists " + userId() + " in none of its groups"
            : stand().said();
    return endWith(
        isThere()
            ? new Outcome.OutcomeUnknown<>("the cloud still has " + userId() + " after its removal")
            : new Outcome.Answered<>("absent: " + said));
  }
}
