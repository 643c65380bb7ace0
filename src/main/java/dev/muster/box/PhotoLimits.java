package dev.muster.box;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a photo a box may be sent. Source: contracts/sophon.md §9, which knows a limit of 5 MB
 * and none in pixels.
 *
 * @param maxBytes bytes of the picture, before it is written as base64
 * @param maxSide pixels of its longer side
 */
public record PhotoLimits(
    @DefaultValue("1500000") int maxBytes, @DefaultValue("1920") int maxSide) {

  /** For a box of which nothing is configured. */
  public static final PhotoLimits STANDARD = new PhotoLimits(1_500_000, 1920);

  public PhotoLimits {
    if (maxBytes < 10_000 || maxBytes > 50 * 1024 * 1024) {
      throw new IllegalArgumentException(
          "muster.boxes[].photo.max-bytes is " + maxBytes + "; allowed are 10000 to 52428800");
    }
    if (maxSide < 160 || maxSide > 10_000) {
      throw new IllegalArgumentException(
          "muster.boxes[].photo.max-side is " + maxSide + "; allowed are 160 to 10000");
    }
  }
}
