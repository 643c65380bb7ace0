package dev.muster.facebox;

import dev.muster.face.EngineInfo;
import dev.muster.face.Face;
import dev.muster.face.FaceQuality;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * Faces are coloured squares on white: the same colour is the same person. It reads real pictures
 * but knows them at once.
 */
public final class FakeRecogniser implements Recogniser {

  private static final double THRESHOLD = 0.5;

  private final String id;

  public FakeRecogniser(String id) {
    this.id = id;
  }

  /** A PNG of 200 by 200 pixels with one face of 150. */
  public static byte[] photo(Color person) {
    return photo(person, 150);
  }

  public static byte[] photo(Color person, int size) {
    return picture(graphics -> square(graphics, person, 10, size));
  }

  /** A large face and, beside it, a smaller one. */
  public static byte[] twoFaces(Color large, Color small) {
    return picture(
        graphics -> {
          square(graphics, large, 10, 120);
          square(graphics, small, 140, 50);
        });
  }

  /** A face of 100 beside noise that no format makes smaller than 60 KB. */
  public static byte[] large(Color person) {
    Random random = new Random(1);
    return picture(
        graphics -> {
          for (int i = 0; i < 200 * 200; i++) {
            square(graphics, new Color(random.nextInt(1 << 24)), 0, 0);
            graphics.fillRect(i % 200, i / 200, 1, 1);
          }
          graphics.setColor(Color.WHITE);
          graphics.fillRect(0, 0, 141, 141);
          square(graphics, person, 10, 100);
        });
  }

  public static byte[] nobody() {
    return picture(graphics -> square(graphics, Color.WHITE, 0, 1));
  }

  private static void square(Graphics2D graphics, Color colour, int at, int size) {
    graphics.setColor(colour);
    graphics.fillRect(at, at, size, size);
  }

  private static byte[] picture(java.util.function.Consumer<Graphics2D> paint) {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    square(graphics, Color.WHITE, 0, 200);
    paint.accept(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public EngineInfo engine() {
    return new EngineInfo(id, THRESHOLD, false);
  }

  @Override
  public <T> T look(byte[] picture, Function<Sight, T> use) {
    return use.apply(new Seen(read(picture)));
  }

  private static BufferedImage read(byte[] picture) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      if (image == null) {
        throw new Refusal(BoxError.IMAGE_ERROR, "no picture");
      }
      return image;
    } catch (IOException e) {
      throw new Refusal(BoxError.IMAGE_ERROR, e.getMessage());
    }
  }

  private record Seen(BufferedImage image) implements Sight {

    @Override
    public List<Face> faces() {
      List<Face> faces = new ArrayList<>();
      for (int start : new int[] {10, 140}) {
        int end = start;
        while (end < 200
            && image.getRGB(start, start) != Color.WHITE.getRGB()
            && image.getRGB(end, start) == image.getRGB(start, start)) {
          end++;
        }
        if (end > start) {
          float size = end - start;
          faces.add(
              new Face(
                  start,
                  start,
                  size,
                  size,
                  start + size / 4,
                  start + size / 3,
                  start + size * 3 / 4,
                  start + size / 3,
                  true));
        }
      }
      return faces;
    }

    @Override
    public int width() {
      return image.getWidth();
    }

    @Override
    public int height() {
      return image.getHeight();
    }

    /** Red, green and blue as a direction; three primary colours are strangers to each other. */
    @Override
    public float[] template(Face face) {
      Color colour = new Color(image.getRGB(Math.round(face.x()), Math.round(face.y())));
      float[] template = new float[512];
      double length =
          Math.sqrt(
              colour.getRed() * colour.getRed()
                  + colour.getGreen() * colour.getGreen()
                  + colour.getBlue() * colour.getBlue());
      template[0] = (float) (colour.getRed() / length);
      template[1] = (float) (colour.getGreen() / length);
      template[2] = (float) (colour.getBlue() / length);
      return template;
    }

    @Override
    public FaceQuality quality(Face face) {
      return new FaceQuality(face.size(), 0.1, 128, 0, 0, 1, 0.0, null, true);
    }

    @Override
    public byte[] crop(Face face) {
      return photo(new Color(image.getRGB(Math.round(face.x()), Math.round(face.y()))), 100);
    }
  }
}
