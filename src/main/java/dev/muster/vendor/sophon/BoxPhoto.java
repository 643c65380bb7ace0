package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;
import dev.muster.directory.EnrolledPhoto;
import dev.muster.directory.FetchPhoto;
import dev.muster.errand.Errand;
import org.jspecify.annotations.Nullable;

/**
 * The photo of somebody on its way from a box.
 *
 * @param image what the box calls the picture; empty before it was asked, and when it sends the
 *     picture with the person
 * @param outcome set when it is over
 */
public record BoxPhoto(
    Box box, FetchPhoto wish, String image, @Nullable Outcome<EnrolledPhoto> outcome)
    implements Errand<EnrolledPhoto> {

  static BoxPhoto begun(Box box, FetchPhoto wish) {
    return new BoxPhoto(box, wish, "", null);
  }

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  /** True when the box has named the picture and not sent it. */
  public boolean isNamed() {
    return !image.isEmpty() && !isOver();
  }

  BoxPhoto named(String name) {
    return new BoxPhoto(box, wish, name, outcome);
  }

  BoxPhoto endWith(Outcome<EnrolledPhoto> end) {
    return new BoxPhoto(box, wish, image, end);
  }

  /** Without the photo. */
  @Override
  public String toString() {
    return wish.verb() + " on " + box.name();
  }
}
