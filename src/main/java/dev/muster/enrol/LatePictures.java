package dev.muster.enrol;

import dev.muster.enrol.ledger.Placing;
import dev.muster.enrol.photo.PreparedPhotos;

/**
 * Makes the picture for a directory that takes other pictures than those that were there when the
 * photo came.
 */
public final class LatePictures {

  private final PreparedPhotos pictures;

  LatePictures(PreparedPhotos pictures) {
    this.pictures = pictures;
  }

  /** Completes a placement whose picture does not exist yet, from the kept original. */
  public Placing complete(Placing placing) {
    return placing.isRemoval() || !placing.prepared().isEmpty()
        ? placing
        : placing.with(pictures.forDirectory(placing.person().photo(), placing.directory()));
  }
}
