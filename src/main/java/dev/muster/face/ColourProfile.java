package dev.muster.face;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A colour profile that a PNG carries; Java's PNG reader leaves it aside. */
final class ColourProfile {

  /** Larger ones are for printing presses; a packed one could be a bomb. */
  private static final int LARGEST = 1 << 20;

  private static final int LONGEST_NAME = 79;
  private static final float[][] PROBES = {{.2f, .5f, .8f}, {.9f, .3f, .1f}, {.5f, .9f, .4f}};
  private static final float SAME = 1.5f / 255;

  private ColourProfile() {}

  /** Reads the data of an iCCP chunk: a name, a zero, the method, the deflated profile. */
  static Optional<ICC_Profile> packed(byte[] bytes, int from, int to) {
    int name = from;
    while (name < to && name - from <= LONGEST_NAME && bytes[name] != 0) {
      name++;
    }
    if (name + 2 >= to || bytes[name] != 0 || bytes[name + 1] != 0) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, name + 2, to - name - 2);
      byte[] room = new byte[LARGEST];
      int length = 0;
      while (!inflater.finished() && length < LARGEST) {
        int more = inflater.inflate(room, length, LARGEST - length);
        if (more == 0) {
          return Optional.empty();
        }
        length += more;
      }
      return inflater.finished() ? usable(Arrays.copyOf(room, length)) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** A damaged profile is no reason to refuse a photo: the picture is taken as sRGB then. */
  private static Optional<ICC_Profile> usable(byte[] profile) {
    try {
      ICC_Profile read = ICC_Profile.getInstance(profile);
      boolean colours = read.getColorSpaceType() == ColorSpace.TYPE_RGB;
      return colours && !isStandard(read) ? Optional.of(read) : Optional.empty();
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /** Nearly every profile in a photo is sRGB, under many names, and changes nothing. */
  private static boolean isStandard(ICC_Profile profile) {
    ICC_ColorSpace space = new ICC_ColorSpace(profile);
    for (float[] probe : PROBES) {
      float[] standard = space.toRGB(probe);
      for (int i = 0; i < probe.length; i++) {
        if (Math.abs(standard[i] - probe[i]) > SAME) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same numbers, understood by the profile, as sRGB. */
  static BufferedImage applied(ICC_Profile profile, BufferedImage rgb) {
    DirectColorModel colours =
        new DirectColorModel(
            new ICC_ColorSpace(profile), 24, 0xff0000, 0xff00, 0xff, 0, false, DataBuffer.TYPE_INT);
    BufferedImage meant = new BufferedImage(colours, rgb.getRaster(), false, null);
    BufferedImage standard =
        new BufferedImage(rgb.getWidth(), rgb.getHeight(), BufferedImage.TYPE_INT_RGB);
    // drawing would take the numbers for sRGB
    return new ColorConvertOp(null).filter(meant, standard);
  }
}
