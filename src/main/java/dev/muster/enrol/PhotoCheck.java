package dev.muster.enrol;

import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.Studio;

/** Looks at a photo before any directory does, and makes the pictures that directories receive. */
public final class PhotoCheck {

  private final Studio studio;
  private final PhotoProfiles profiles;

  PhotoCheck(Studio studio, PhotoProfiles profiles) {
    this.studio = studio;
    this.profiles = profiles;
  }

  /** Prepares the pictures, or refuses the photo. */
  public Arrival inspect(Arrival arrival) {
    if (arrival.isRefused()) {
      return arrival;
    }
    Studio.Result result = studio.take(arrival.photo(), profiles.distinct());
    return result.refusal() == null
        ? arrival.prepared(result.portrait())
        : arrival.refused(result.refusal());
  }
}
