package dev.muster.enrol;

import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.Portrait;

/** Compares the face of an arriving photo with everybody's, before it is admitted. */
public final class FaceComparison {

  private final KnownFaces faces;

  FaceComparison(KnownFaces faces) {
    this.faces = faces;
  }

  /** Adds which other photos show the same face; whose they are is asked when it is admitted. */
  public Arrival compare(Arrival arrival) {
    Portrait portrait = arrival.portrait();
    return portrait == null || arrival.isRefused()
        ? arrival
        : arrival.prepared(faces.compare(arrival.digest(), portrait));
  }
}
