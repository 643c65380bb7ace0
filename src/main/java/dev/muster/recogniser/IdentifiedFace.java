package dev.muster.recogniser;

import java.util.List;

/**
 * One of several faces in a picture.
 *
 * @param candidates the closest first; empty when nobody is known
 */
public record IdentifiedFace(Place place, List<Candidate> candidates) {

  public IdentifiedFace {
    candidates = List.copyOf(candidates);
  }
}
