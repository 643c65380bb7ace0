package dev.muster.event;

import dev.muster.call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A picture shown to a box by hand, as if one of its devices had taken it.
 *
 * @param device the address of the device
 * @param outcome what the box said, once it has
 */
public record PictureMatch(
    String box, String device, byte[] picture, @Nullable Outcome<Result> outcome) {

  /**
   * Who the box took the face for.
   *
   * @param passed whether the score was above the box's threshold
   * @param score on the box's own scale
   */
  public record Result(boolean passed, String identityId, String name, double score) {}

  /** Shows pictures to boxes. */
  @FunctionalInterface
  public interface Desk {
    PictureMatch show(PictureMatch match);
  }

  public static PictureMatch of(String box, String device, byte[] picture) {
    return new PictureMatch(box, device, picture, null);
  }

  public PictureMatch answered(Outcome<Result> end) {
    return new PictureMatch(box, device, picture, end);
  }

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return box;
  }

  @Override
  public String toString() {
    return "a picture for " + box;
  }
}
