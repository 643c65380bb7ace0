package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;
import dev.muster.errand.Errand;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.SentPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures on their way to a box that is to look at them.
 *
 * @param pictures those of the wish as the box is sent them, in their order
 * @param outcome set when the box has answered
 */
public record BoxLook<T>(
    Box box, Look<T> wish, List<SentPicture> pictures, @Nullable Outcome<T> outcome)
    implements Errand<T> {

  public BoxLook {
    pictures = List.copyOf(pictures);
  }

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  SentPicture picture() {
    return pictures.get(0);
  }

  BoxLook<T> endWith(Outcome<T> end) {
    return new BoxLook<>(box, wish, pictures, end);
  }

  @Override
  public String toString() {
    return wish.verb() + " on " + box.name();
  }
}
