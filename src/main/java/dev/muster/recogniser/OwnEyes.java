package dev.muster.recogniser;

import java.util.List;

/**
 * The face engine inside this program, for what a recogniser does not say. Pictures that cannot be
 * read show no face.
 */
public interface OwnEyes {

  /** True when a face is seen in the picture. */
  boolean seesFace(byte[] picture);

  /**
   * Which of the registered pictures show whoever is in the live picture, 1:1, surely enough to
   * open a door. None while the engine is a demonstration only, which recognises photos and not
   * people.
   *
   * @return one answer for each registered picture, in their order
   */
  List<Boolean> confirm(byte[] live, List<byte[]> registered);
}
