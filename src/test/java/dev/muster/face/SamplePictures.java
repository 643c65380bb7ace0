package dev.muster.face;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures made for one test, and the ways to spoil them. */
final class SamplePictures {

  static final int RED = 0xffd02020;
  static final int BLUE = 0xff2020d0;

  private SamplePictures() {}

  /** A red square in the upper left corner of a blue picture. */
  static BufferedImage flag(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(RED));
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.dispose();
    return image;
  }

  static BufferedImage noise(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  static byte[] jpeg(int width, int height) {
    return encoded(flag(width, height), "jpeg");
  }

  /** The JPEG with an EXIF segment that says only how the camera was held. */
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    return insert(jpeg, 2, exif(tiff(orientation)));
  }

  /** An EXIF segment around a TIFF block. */
  static byte[] exif(byte[] tiff) {
    byte[] head = {(byte) 0xff, (byte) 0xe1, 0, (byte) (8 + tiff.length), 'E', 'x', 'i', 'f', 0, 0};
    return join(head, tiff);
  }

  /** Big-endian TIFF with one directory of one entry: tag 0x0112, type SHORT. */
  static byte[] tiff(int orientation) {
    return new byte[] {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }

  /** A PNG header that promises a picture, and a few bytes of it. */
  static byte[] pngHeader(int width, int height) {
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    byte[] size = join(bigEndian(width), bigEndian(height));
    byte[] header = pngChunk("IHDR", join(size, new byte[] {1, 0, 0, 0, 0}));
    byte[] data = pngChunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
    return join(join(signature, header), join(data, pngChunk("IEND", new byte[0])));
  }

  static byte[] pngChunk(String type, byte[] data) {
    byte[] typed = join(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(typed);
    return join(join(bigEndian(data.length), typed), bigEndian((int) sum.getValue()));
  }

  static byte[] bigEndian(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  static byte[] insert(byte[] bytes, int at, byte[] part) {
    byte[] head = Arrays.copyOf(bytes, at);
    return join(join(head, part), Arrays.copyOfRange(bytes, at, bytes.length));
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }

  static byte[] cutAt(byte[] bytes, double share) {
    return Arrays.copyOf(bytes, (int) (bytes.length * share));
  }

  /** Where a JPEG marker stands. */
  static int indexOf(byte[] jpeg, int marker) {
    for (int i = 2; i < jpeg.length - 1; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new IllegalArgumentException("no marker " + marker);
  }
}
