package dev.muster.vendor.cloudface;

import java.util.List;

/**
 * What stands in a library, as one answer told it.
 *
 * @param number which listing since the start this is; a later one was asked for later
 */
record Listing(long number, List<Face> faces) {

  /** Before anything was asked. */
  static final Listing NONE = new Listing(0, List.of());

  Listing {
    faces = List.copyOf(faces);
  }

  /** The faces of one person. */
  List<Face> of(String name) {
    return faces.stream().filter(face -> face.remark().name().equals(name)).toList();
  }
}
