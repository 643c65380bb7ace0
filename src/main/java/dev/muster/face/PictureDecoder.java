package dev.muster.face;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes the pixels of a picture whose header has been accepted. */
final class PictureDecoder {

  static {
    registerReaders();
  }

  private PictureDecoder() {}

  static BufferedImage decode(byte[] bytes, PictureFacts facts, PictureLimits limits)
      throws PictureRefused {
    byte[] picture = facts.format() == PictureFormat.PNG ? new PngWalk(bytes).essential() : bytes;
    ImageReader reader = reader(facts.format());
    try (ImageInputStream input = new ByteArrayImageInputStream(picture)) {
      reader.setInput(input, true, true);
      return pixels(reader, limits);
    } catch (IOException | RuntimeException damaged) {
      throw PictureRefused.corrupt(damaged);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage pixels(ImageReader reader, PictureLimits limits)
      throws IOException, PictureRefused {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    // the decoder is the one that takes the memory, so its own view of the size counts as well
    limits.checkSize(width, height);
    ImageReadParam parameters = reader.getDefaultReadParam();
    int step = limits.subsampling(width, height);
    parameters.setSourceSubsampling(step, step, 0, 0);
    DamageListener damage = new DamageListener();
    reader.addIIOReadWarningListener(damage);
    BufferedImage image = reader.read(0, parameters);
    damage.refuse();
    return image;
  }

  private static ImageReader reader(PictureFormat format) {
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
    if (!readers.hasNext()) {
      throw new IllegalStateException("no reader for " + format + " on the class path");
    }
    return readers.next();
  }

  /**
   * ImageIO looks for readers once, with the class loader of whichever thread comes first; from a
   * pool thread of a packaged program that loader does not see our libraries.
   */
  private static void registerReaders() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(PictureDecoder.class.getClassLoader());
    try {
      ImageIO.scanForPlugins();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
