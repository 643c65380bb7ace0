package dev.muster.face;

import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the JPEG decoder only warns of. It fills the unreadable rest of a picture with grey
 * and goes on.
 */
final class DamageListener implements IIOReadWarningListener {

  private static final List<String> DAMAGE = List.of("premature end", "bad Huffman code");

  private @Nullable String damage;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (DAMAGE.stream().anyMatch(warning::contains)) {
      damage = warning;
    }
  }

  void refuse() throws PictureRefused {
    if (damage != null) {
      throw PictureRefused.corrupt(damage);
    }
  }
}
