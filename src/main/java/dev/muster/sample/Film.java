package dev.muster.sample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What the camera does to the picture: sampling, blur, sensor noise, JPEG. */
final class Film {

  private static final float QUALITY = 0.92f;

  private Film() {}

  /** Half the size, each pixel being the mean of four. */
  static BufferedImage halved(BufferedImage big) {
    int width = big.getWidth() / 2;
    int height = big.getHeight() / 2;
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] from = pixels(big);
    int[] to = pixels(small);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = 2 * y * big.getWidth() + 2 * x;
        to[y * width + x] =
            mean(from[i], from[i + 1], from[i + big.getWidth()], from[i + big.getWidth() + 1]);
      }
    }
    return small;
  }

  private static int mean(int a, int b, int c, int d) {
    int even = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x20002;
    int odd = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x200;
    return even >> 2 & 0xFF00FF | odd >> 2 & 0xFF00;
  }

  static void expose(BufferedImage image, View view) {
    if (view.blur() > 0.05) {
      Blur.of(pixels(image), image.getWidth(), image.getHeight(), view.blur());
    }
    noise(pixels(image), view);
  }

  private static void noise(int[] rgb, View view) {
    float[] table = new float[4096];
    Dice dice = Dice.of(view.seed(), "noise");
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) (dice.normal() * view.noise());
    }
    long state = view.seed() * 0x9E3779B97F4A7C15L + 1;
    for (int i = 0; i < rgb.length; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      float grey = table[(int) (state & 4095)];
      int red =
          Tint.channel((rgb[i] >> 16 & 255) + grey + 0.4f * table[(int) (state >> 12 & 4095)]);
      int green =
          Tint.channel((rgb[i] >> 8 & 255) + grey + 0.4f * table[(int) (state >> 24 & 4095)]);
      int blue = Tint.channel((rgb[i] & 255) + grey + 0.4f * table[(int) (state >> 36 & 4095)]);
      rgb[i] = red << 16 | green << 8 | blue;
    }
  }

  static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(QUALITY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * 1024);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing a generated picture to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
