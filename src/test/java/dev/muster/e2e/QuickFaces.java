package dev.muster.e2e;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/**
 * Thousands of different portraits in little time: a few generated faces, each time with another
 * pattern in the corner of the background.
 */
final class QuickFaces {

  /** Faces that are found without doubt in a small picture. */
  private static final List<Long> SEEDS =
      List.of(60L, 43L, 112L, 42L, 117L, 83L, 70L, 90L, 65L, 111L, 93L, 94L, 110L, 82L, 84L, 62L);

  private static final int WIDTH = 160;
  private static final int HEIGHT = 200;
  private static final int BITS = 18;
  private static final int SQUARE = 4;

  private final Map<String, BufferedImage> originals = new ConcurrentHashMap<>();

  /** A good portrait, different for every number. */
  byte[] portrait(int number) {
    long seed = SEEDS.get(number % SEEDS.size());
    return marked("portrait " + seed, taken(seed, View.frontal().sized(WIDTH, HEIGHT)), number);
  }

  /** The number of a portrait that was made here, whatever it was pressed into since. */
  static int numberOf(byte[] portrait) {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(portrait));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      Color square =
          new Color(image.getRGB(bit % 3 * SQUARE + SQUARE / 2, bit / 3 * SQUARE + SQUARE / 2));
      number |=
          square.getGreen() > (Color.WHITE.getGreen() + Color.GRAY.getGreen()) / 2 ? 1 << bit : 0;
    }
    return number;
  }

  /** A portrait in a larger size. */
  byte[] large(int number) {
    return marked("large", taken(60, View.frontal()), number);
  }

  byte[] tiny(int number) {
    return marked("tiny", taken(60, View.frontal().sized(64, 80)), number);
  }

  byte[] landscape(int number) {
    return marked("landscape", () -> SampleFaces.landscape(5), number);
  }

  byte[] pair(int number) {
    return marked("pair", () -> SampleFaces.group(6, 7), number);
  }

  /** Taken out of focus. */
  byte[] blurred(int number) {
    View sharp = View.frontal().sized(320, 400);
    View view =
        new View(0, 0, 0, sharp.lightAzimuth(), sharp.lightElevation(), 1, 5, 0, 320, 400, 1);
    return marked("blurred", taken(60, view), number);
  }

  /** Taken at night. */
  byte[] dark(int number) {
    return toned("dark", number, .16f, 0);
  }

  /** Taken against far too much light. */
  byte[] bright(int number) {
    return toned("bright", number, 1.5f, 40);
  }

  /** The head is tilted by 12 degrees; with a little more and the built-in engine finds no face. */
  byte[] tilted(int number) {
    View view = new View(0, 0, 12, -18, 28, 1, .4, 3, 320, 400, 1);
    return marked("tilted", taken(60, view), number);
  }

  /** The picture ends within the face. */
  byte[] cutOff(int number) {
    BufferedImage whole = original("whole", taken(60, View.frontal().sized(320, 400)));
    BufferedImage part = originals.computeIfAbsent("cut", key -> leftPart(whole));
    return jpeg(mark(part, number));
  }

  byte[] truncated(int number) {
    byte[] whole = portrait(number);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  /** An impossible marker in the middle of the picture data. */
  byte[] damaged(int number) {
    byte[] jpeg = portrait(number);
    jpeg[jpeg.length / 2] = (byte) 0xff;
    jpeg[jpeg.length / 2 + 1] = 0x4a;
    return jpeg;
  }

  private byte[] toned(String name, int number, float factor, int offset) {
    BufferedImage even = original("even", taken(60, View.frontal().sized(320, 400)));
    BufferedImage image =
        originals.computeIfAbsent(
            name, key -> new java.awt.image.RescaleOp(factor, offset, null).filter(even, null));
    return jpeg(mark(image, number));
  }

  private static BufferedImage leftPart(BufferedImage whole) {
    int width = whole.getWidth() * 65 / 100;
    BufferedImage part = new BufferedImage(width, whole.getHeight(), BufferedImage.TYPE_INT_RGB);
    part.createGraphics().drawImage(whole, 0, 0, null);
    return part;
  }

  private static java.util.function.Supplier<byte[]> taken(long seed, View view) {
    return () -> SampleFaces.person(seed).photo(view);
  }

  private byte[] marked(String name, java.util.function.Supplier<byte[]> photo, int number) {
    return jpeg(mark(original(name, photo), number));
  }

  private BufferedImage original(String name, java.util.function.Supplier<byte[]> photo) {
    return originals.computeIfAbsent(
        name,
        key -> {
          try {
            return ImageIO.read(new ByteArrayInputStream(photo.get()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static BufferedImage mark(BufferedImage original, int number) {
    BufferedImage image =
        new BufferedImage(original.getWidth(), original.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(original, 0, 0, null);
    for (int bit = 0; bit < BITS; bit++) {
      graphics.setColor((number >> bit & 1) == 1 ? Color.WHITE : Color.GRAY);
      graphics.fillRect(bit % 3 * SQUARE, bit / 3 * SQUARE, SQUARE, SQUARE);
    }
    graphics.dispose();
    return image;
  }

  private static byte[] jpeg(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
