package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody of whom faces stand in a library that must not: a person of the roster on the way, or
 * somebody whom others have enrolled.
 *
 * @param <S> the type itself
 */
public interface Resident<S extends Resident<S>> extends ListReader {

  /** Who it is, in words. */
  String who();

  /** The faces that must not stand there, as far as the library has told. */
  List<Face> superfluous();

  /** The faces that were deleted on the way. */
  Set<Long> deleted();

  /**
   * @param next the first listing that shows it
   */
  S withDeleted(long id, long next);

  S endWith(Outcome<String> end);

  /** True when it has come to an end. */
  boolean isOver();

  /** True while a face stands there that must not, and was not deleted. */
  default boolean isFaceToDelete() {
    return nextToDelete().isPresent();
  }

  /** Not named as the question is: a route would ask this one. */
  default Optional<Face> nextToDelete() {
    return isOver()
        ? Optional.empty()
        : superfluous().stream().filter(face -> !deleted().contains(face.id())).findFirst();
  }

  /** Ends a removal: only a list without the person is one. */
  default S left() {
    return endWith(
        superfluous().isEmpty()
            ? new Outcome.Answered<>("absent: the service lists no face of " + who())
            : stillThere());
  }

  /** What must not stand there does. */
  default Outcome<String> stillThere() {
    return new Outcome.OutcomeUnknown<>(
        "the service still lists face %s of %s after its deletion"
            .formatted(
                superfluous().stream()
                    .map(face -> String.valueOf(face.id()))
                    .limit(5)
                    .collect(Collectors.joining(", ")),
                who()));
  }
}
