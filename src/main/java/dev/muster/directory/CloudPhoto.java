package dev.muster.directory;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a photo a cloud may be sent. The defaults keep the base64 of a photo below 2 MB and the
 * picture within 1920 x 1080 whichever way it is turned. Source: contracts/baidu.md §1.7.
 *
 * @param maxBytes bytes of the picture, before it is written as base64
 * @param maxSide pixels of its longer side
 */
public record CloudPhoto(@DefaultValue("1500000") int maxBytes, @DefaultValue("1080") int maxSide) {

  public CloudPhoto {
    if (maxBytes < 10_000 || maxBytes > 1_500_000) {
      throw new IllegalArgumentException(
          "muster.clouds[].photo.max-bytes is " + maxBytes + "; allowed are 10000 to 1500000");
    }
    if (maxSide < 160 || maxSide > 10_000) {
      throw new IllegalArgumentException(
          "muster.clouds[].photo.max-side is " + maxSide + "; allowed are 160 to 10000");
    }
  }
}
