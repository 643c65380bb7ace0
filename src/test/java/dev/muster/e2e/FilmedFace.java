package dev.muster.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A film for the camera of a browser in a test: a photo that stands in the picture. */
final class FilmedFace {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int FRAMES = 30;

  private FilmedFace() {}

  /** Writes the film; a browser shows it again and again. */
  static Path film(Path file, byte[] photo) {
    byte[] frame = frame(photo);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < FRAMES; i++) {
        out.write(frame);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] frame(byte[] photo) {
    try {
      BufferedImage face = ImageIO.read(new ByteArrayInputStream(photo));
      BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = scene.createGraphics();
      pen.setColor(Color.GRAY);
      pen.fillRect(0, 0, WIDTH, HEIGHT);
      int width = face.getWidth() * HEIGHT / face.getHeight();
      pen.drawImage(face, (WIDTH - width) / 2, 0, width, HEIGHT, null);
      pen.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(scene, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
