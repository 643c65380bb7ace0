package dev.muster.errand;

import dev.muster.call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Wish} on its way, as the vendor of its target keeps record of it. The steps of the
 * vendor's routes pass it on; {@code run-errand} needs no more of it than this.
 *
 * @param <T> what is answered
 */
public interface Errand<T> {

  Wish<T> wish();

  /** Whose routes take it from here. */
  String family();

  /** How it ended; null while it has not. */
  @Nullable Outcome<T> outcome();

  /** The name of the target, which is also the name of its lane. */
  default String lane() {
    return wish().target();
  }

  /** What is to be done: the beginning of the name of the route. */
  default String verb() {
    return wish().verb();
  }

  /** True when it has ended. */
  default boolean isOver() {
    return outcome() != null;
  }

  /** What is settled when it has ended: {@code direct:settle-errand}. */
  default String matter() {
    return "errand";
  }
}
