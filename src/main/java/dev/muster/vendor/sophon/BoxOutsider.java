package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errand;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not of the roster on the way off a box.
 *
 * @param person how they stand there, as far as the box has told
 * @param trouble why the box did not remove them; empty when it said it did
 * @param outcome set when it is over
 */
record BoxOutsider(
    Box box,
    RemoveOutsider wish,
    Standing person,
    String trouble,
    @Nullable Outcome<String> outcome)
    implements Errand<String>, Resident<BoxOutsider> {

  static BoxOutsider begun(Box box, RemoveOutsider wish) {
    return new BoxOutsider(box, wish, Standing.NOT_ASKED, "", null);
  }

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  @Override
  public String number() {
    return wish.key();
  }

  @Override
  public BoxOutsider with(Standing now) {
    return new BoxOutsider(box, wish, now, trouble, outcome);
  }

  @Override
  public BoxOutsider removed(String why) {
    return new BoxOutsider(box, wish, person, why, outcome);
  }

  @Override
  public BoxOutsider endWith(Outcome<String> end) {
    return new BoxOutsider(box, wish, person, trouble, end);
  }

  @Override
  public String toString() {
    return wish.verb() + " on " + box.name();
  }
}
