package dev.muster.recogniser;

import java.util.List;

/** Where recognisers come from: the boxes, and for each vendor its own. */
public interface RecogniserSource {

  /** Those of the configuration, in its order. */
  List<Recogniser> recognisers();

  /** The kinds of {@code muster.recognisers[]} that it knows; empty for boxes and clouds. */
  default List<String> serviceKinds() {
    return List.of();
  }
}
