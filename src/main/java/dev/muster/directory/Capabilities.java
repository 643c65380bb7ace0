package dev.muster.directory;

/**
 * What a directory can do. Whoever wants something of a directory asks here, never for its vendor.
 *
 * @param updates whether what is written of a person can be replaced without removing the person
 * @param groups whether people stand in named groups there
 * @param lists whether it tells who stands on it
 * @param score whether a recognition comes with a score; without one it is no access decision
 * @param severalFaces whether a person may have more than one face
 * @param reports whether it reports what it has seen; it is then set up with groups, devices and an
 *     address before people are placed on it
 * @param ids the ids of people that it takes
 */
public record Capabilities(
    boolean updates,
    boolean groups,
    boolean lists,
    boolean score,
    boolean severalFaces,
    boolean reports,
    Ids ids) {

  /**
   * The ids of people that a directory takes.
   *
   * @param own whether people are known by an id that we give; otherwise the directory makes one
   * @param alphabet a regular expression of one character
   * @param longest in bytes of UTF-8
   */
  public record Ids(boolean own, String alphabet, int longest) {}
}
