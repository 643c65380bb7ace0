package dev.muster.errand;

/**
 * What somebody wants of a directory or recogniser.
 *
 * @param <T> what it answers
 */
public interface Wish<T> {

  /** The name of the directory or recogniser. */
  String target();

  /** What it is to do: the beginning of the name of its route, {@code direct:<verb>-<family>}. */
  String verb();
}
