package dev.muster.directory;

import java.util.List;

/** Where directories come from: the boxes, and for each vendor of clouds its own. */
public interface DirectorySource {

  /** Those of the configuration, in its order. */
  List<Directory> directories();

  /** The kinds of {@code muster.clouds[]} that it knows; empty for boxes. */
  default List<String> cloudKinds() {
    return List.of();
  }
}
