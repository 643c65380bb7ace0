package dev.muster.sync.source;

import dev.muster.enrol.manifest.Line;

/**
 * Whoever takes the people of a source, in the order in which it lists them, from one thread at a
 * time. What was taken counts only when the reading ended without {@link #failed}.
 */
public interface ListReader {

  /**
   * The next one. A number that came before comes again; a line that cannot be used says why, and
   * {@link Line#text} is its person number where that can be read.
   */
  void take(Line line);

  /**
   * How many there are in all, as the source says; fewer that were taken are an incomplete list.
   */
  void told(long total);

  /** So many more calls the reading has cost. */
  void calls(int more);

  /**
   * The source cannot be read, or not to its end: nothing may follow from what was taken.
   *
   * @param why readable by {@code call.Told}
   */
  void failed(String why);
}
