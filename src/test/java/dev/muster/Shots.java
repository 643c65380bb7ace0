package dev.muster;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** Pictures for the contracts: a few people who do not look alike, and what is done to a file. */
final class Shots {

  private static final List<Integer> PEOPLE = List.of(1, 2, 5, 4);
  private static final View ENROLLED = View.frontal().sized(240, 300);
  private static final View SEEN = new View(3, 0, 0, -10, 28, 1, 0.4, 4, 480, 600, 7);
  private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

  private static final byte[] EXIF_QUARTER_TURN = {
    (byte) 0xff,
    (byte) 0xe1,
    0,
    34,
    'E',
    'x',
    'i',
    'f',
    0,
    0,
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
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    6,
    0,
    0,
    0,
    0,
    0,
    0
  };

  private Shots() {}

  /** The photo that a person is enrolled with, 240 x 300; 0 to 3. */
  static byte[] photo(int person) {
    return MADE.computeIfAbsent(
        "photo " + person, key -> SampleFaces.person(PEOPLE.get(person)).photo(ENROLLED));
  }

  /** The same person as a camera sees them later, 480 x 600. */
  static byte[] live(int person) {
    return MADE.computeIfAbsent(
        "live " + person, key -> SampleFaces.person(PEOPLE.get(person)).photo(SEEN));
  }

  /** Two people side by side. */
  static byte[] pair(int one, int other) {
    return MADE.computeIfAbsent(
        "pair " + one + " " + other, key -> SampleFaces.group(PEOPLE.get(one), PEOPLE.get(other)));
  }

  static byte[] nobody() {
    return MADE.computeIfAbsent("nobody", key -> SampleFaces.landscape(1));
  }

  static byte[] png(byte[] picture) {
    return write(read(picture), "png");
  }

  /** The picture with so many times its width and height. */
  static byte[] enlarged(byte[] picture, int times) {
    BufferedImage from = read(picture);
    BufferedImage large =
        new BufferedImage(
            from.getWidth() * times, from.getHeight() * times, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = large.createGraphics();
    pen.drawImage(from, 0, 0, large.getWidth(), large.getHeight(), null);
    pen.dispose();
    return write(large, "jpg");
  }

  /** The picture lying on its side, with the note by which a reader turns it upright. */
  static byte[] turned(byte[] picture) {
    BufferedImage from = read(picture);
    BufferedImage lying =
        new BufferedImage(from.getHeight(), from.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < from.getWidth(); x++) {
      for (int y = 0; y < from.getHeight(); y++) {
        lying.setRGB(y, from.getWidth() - 1 - x, from.getRGB(x, y));
      }
    }
    byte[] plain = write(lying, "jpg");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 2);
    file.writeBytes(EXIF_QUARTER_TURN);
    file.write(plain, 2, plain.length - 2);
    return file.toByteArray();
  }

  private static BufferedImage read(byte[] picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
