package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.errand.Errand;
import dev.muster.errand.Wish;
import org.jspecify.annotations.Nullable;

/**
 * Something that a cloud-face service is asked and answers at once. The steps of {@code
 * routes/cloud/cloudface} pass it on.
 *
 * @param inquiry what the library has told
 * @param showing the picture that is to be looked at
 * @param outcome set when it is over
 */
public record CloudFaceErrand<T>(
    Cloud cloud, Wish<T> wish, Inquiry inquiry, Showing showing, @Nullable Outcome<T> outcome)
    implements Errand<T>, ListReader {

  @Override
  public String lane() {
    return cloud.name();
  }

  @Override
  public String family() {
    return CloudFaceClouds.FAMILY;
  }

  @Override
  public boolean isListNeeded() {
    return !isOver() && !inquiry.isSatisfied();
  }

  /** True while the picture has no answer yet. */
  public boolean isAsking() {
    return !isOver() && showing.found() == null;
  }

  @Override
  public CloudFaceErrand<T> with(Inquiry now) {
    return new CloudFaceErrand<>(cloud, wish, now, showing, outcome);
  }

  CloudFaceErrand<T> with(Showing now) {
    return new CloudFaceErrand<>(cloud, wish, inquiry, now, outcome);
  }

  CloudFaceErrand<T> endWith(Outcome<T> end) {
    return new CloudFaceErrand<>(cloud, wish, inquiry.told(inquiry.listing()), showing, end);
  }

  @Override
  public CloudFaceErrand<T> endWithout(Outcome<Listing> why) {
    return endWith(CloudFaceAnswer.without(why));
  }

  /** Without pictures. */
  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
