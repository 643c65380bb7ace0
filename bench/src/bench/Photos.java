package bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Real JPEG files of about the wanted size, each distinct: a few encoded pictures with noise, and
 * in every copy a JPEG comment of 24 bytes that holds the id. They show no face.
 */
final class Photos {
  private static final int BASES = 16;

  private Photos() {}

  /** Writes {@code count} photos {@code <prefix><number>.jpg}; keeps what is already there. */
  static List<Path> write(Path folder, String prefix, int count, int kilobytes) throws IOException {
    Files.createDirectories(folder);
    List<byte[]> bases = null;
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "%s%06d".formatted(prefix, i);
      Path file = folder.resolve(id + ".jpg");
      if (!Files.exists(file)) {
        bases = bases == null ? bases(kilobytes) : bases;
        Files.write(file, marked(bases.get(i % BASES), id));
      }
      files.add(file);
    }
    return files;
  }

  static List<byte[]> bases(int kilobytes) throws IOException {
    List<byte[]> bases = new ArrayList<>();
    for (int i = 0; i < BASES; i++) {
      bases.add(encode(picture(new Random(i), kilobytes)));
    }
    return bases;
  }

  /** The same picture with a comment of 24 bytes right after its start marker. */
  static byte[] marked(byte[] jpeg, String id) {
    byte[] comment = "%-24.24s".formatted(id).getBytes(StandardCharsets.US_ASCII);
    byte[] marked = new byte[jpeg.length + 28];
    marked[0] = (byte) 0xFF;
    marked[1] = (byte) 0xD8;
    marked[2] = (byte) 0xFF;
    marked[3] = (byte) 0xFE;
    marked[5] = 26;
    System.arraycopy(comment, 0, marked, 6, 24);
    System.arraycopy(jpeg, 2, marked, 30, jpeg.length - 2);
    return marked;
  }

  /** A gradient, an oval and noise; 480 × 640 with this noise is about 100 KB. */
  private static BufferedImage picture(Random random, int kilobytes) {
    double scale = Math.sqrt(kilobytes / 100.0);
    int width = (int) (480 * scale);
    int height = (int) (640 * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(random.nextInt(0xFFFFFF)), width, height, Color.GRAY));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(0xD0A080));
    graphics.fillOval(width / 4, height / 5, width / 2, height / 2);
    graphics.dispose();
    for (int i = 0; i < width * height; i++) {
      int rgb = image.getRGB(i % width, i / width);
      int noise = random.nextInt(40) - 20;
      image.setRGB(i % width, i / width, shade(rgb, noise));
    }
    return image;
  }

  private static int shade(int rgb, int noise) {
    int shaded = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int value = Math.max(0, Math.min(255, (rgb >> shift & 255) + noise));
      shaded |= value << shift;
    }
    return shaded;
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.85f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    writer.dispose();
    return bytes.toByteArray();
  }
}
