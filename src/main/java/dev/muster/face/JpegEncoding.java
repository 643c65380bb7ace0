package dev.muster.face;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes an image as a JPEG that fits {@link JpegLimits}. */
final class JpegEncoding {

  private static final float[] QUALITIES = {.92f, .85f, .75f};
  private static final double SHRINK = 0.8;

  private JpegEncoding() {}

  static byte[] of(BufferedImage image, JpegLimits limits) {
    int side = Math.min(limits.maxSide(), Math.max(image.getWidth(), image.getHeight()));
    while (true) {
      BufferedImage scaled = shrink(image, side);
      for (float quality : QUALITIES) {
        byte[] jpeg = encode(scaled, quality);
        if (jpeg.length <= limits.maxBytes()) {
          return jpeg;
        }
      }
      // ends: JpegLimits leaves more bytes than a picture of the smallest side can need
      side = (int) (side * SHRINK);
    }
  }

  private static byte[] encode(BufferedImage image, float quality) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(image.getWidth() * image.getHeight() / 4);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing a JPEG to memory", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Halves until the last step is less than a factor of two: bilinear scaling skips pixels. */
  private static BufferedImage shrink(BufferedImage image, int side) {
    BufferedImage scaled = image;
    int longer = Math.max(image.getWidth(), image.getHeight());
    while (longer > side) {
      int next = Math.max(side, (longer + 1) / 2);
      scaled = scale(scaled, (double) next / longer);
      longer = next;
    }
    return scaled;
  }

  private static BufferedImage scale(BufferedImage image, double factor) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }
}
