package dev.muster.face;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A decoded picture: upright, sRGB, opaque. */
public final class Picture {

  /** Share of the face's box that a crop adds on each side. */
  private static final float CROP_MARGIN = 0.4f;

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  /**
   * Decodes a JPEG, PNG, WebP, GIF (first frame) or BMP, recognised by content. The limits are
   * checked on the header, so that what a hostile file can take is bounded by them.
   *
   * @throws PictureRefused when the bytes are no picture, too large, cut off or damaged
   */
  public static Picture read(byte[] bytes, PictureLimits limits) throws PictureRefused {
    PictureFacts facts = PictureFacts.of(bytes, limits);
    if (!facts.complete()) {
      throw PictureRefused.truncated();
    }
    BufferedImage stored = PictureDecoder.decode(bytes, facts, limits);
    BufferedImage upright = Upright.of(stored, facts.orientation());
    Optional<ICC_Profile> profile =
        facts.format() == PictureFormat.PNG ? new PngWalk(bytes).profile() : Optional.empty();
    return new Picture(profile.map(icc -> ColourProfile.applied(icc, upright)).orElse(upright));
  }

  /** An image that is upright already; transparent parts become white. */
  public static Picture of(BufferedImage image) {
    return new Picture(Upright.of(image, ExifOrientation.UPRIGHT));
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  /**
   * A baseline JPEG in sRGB, chroma 4:2:0, without metadata, within the limits: quality is given up
   * first (.92, .85, .75), then size.
   */
  public byte[] toJpeg(JpegLimits limits) {
    return JpegEncoding.of(image, limits);
  }

  /** The face with some margin, cut at the border of this picture. */
  public Picture crop(Face face) {
    int left = clamp(face.x() - CROP_MARGIN * face.width(), width() - 1);
    int top = clamp(face.y() - CROP_MARGIN * face.height(), height() - 1);
    int right = clamp(face.x() + (1 + CROP_MARGIN) * face.width(), width());
    int bottom = clamp(face.y() + (1 + CROP_MARGIN) * face.height(), height());
    BufferedImage part =
        image.getSubimage(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    BufferedImage copy =
        new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
    part.copyData(copy.getRaster());
    return new Picture(copy);
  }

  BufferedImage image() {
    return image;
  }

  private static int clamp(float value, int max) {
    return Math.max(0, Math.min(max, Math.round(value)));
  }
}
