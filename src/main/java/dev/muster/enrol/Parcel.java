package dev.muster.enrol;

import java.util.List;

/**
 * A closed set of files that makes one batch: a ZIP, or what was uploaded together.
 *
 * @param manifests come first, so that each photo finds its line
 */
public record Parcel(String batch, String source, List<Place> manifests, List<Place> photos) {

  static Parcel claimed(String batch, String source) {
    return new Parcel(batch, source, List.of(), List.of());
  }

  Parcel with(List<Place> files) {
    return new Parcel(
        batch,
        source,
        files.stream().filter(Place::isManifest).toList(),
        files.stream().filter(file -> !file.isManifest()).toList());
  }

  /** For logs: no names of files, which hold names of people. */
  @Override
  public String toString() {
    return "parcel " + batch;
  }
}
