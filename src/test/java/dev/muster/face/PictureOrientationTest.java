package dev.muster.face;

import static dev.muster.face.Colours.assertColour;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureOrientationTest {

  /** Where the stored picture's upper left corner must come to lie. */
  @ParameterizedTest
  @CsvSource({
    "1, left, top", "2, right, top", "3, right, bottom", "4, left, bottom",
    "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
  })
  void turnsAPhotoTheWayTheCameraWasHeld(int orientation, String side, String end)
      throws PictureRefused {
    byte[] photo = SamplePictures.withOrientation(SamplePictures.jpeg(80, 48), orientation);

    Picture picture = read(photo);

    boolean turned = orientation >= 5;
    assertThat(picture.width()).isEqualTo(turned ? 48 : 80);
    assertThat(picture.height()).isEqualTo(turned ? 80 : 48);
    int x = side.equals("left") ? 6 : picture.width() - 6;
    int y = end.equals("top") ? 6 : picture.height() - 6;
    assertColour(picture, x, y, SamplePictures.RED);
    assertColour(picture, picture.width() - x, y, SamplePictures.BLUE);
    assertColour(picture, x, picture.height() - y, SamplePictures.BLUE);
  }

  /** Orientations 5 and 7, 6 and 8 differ in which way the picture is mirrored. */
  @Test
  void tellsAMirroredPhotoFromATurnedOne() throws PictureRefused {
    BufferedImage wide = SamplePictures.flag(96, 48);
    Graphics2D graphics = wide.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(48, 0, 48, 24);
    graphics.dispose();
    byte[] jpeg = SamplePictures.encoded(wide, "jpeg");

    Picture mirrored = read(SamplePictures.withOrientation(jpeg, 5));
    Picture turned = read(SamplePictures.withOrientation(jpeg, 6));

    assertColour(mirrored, 6, 90, 0xffffffff);
    assertColour(turned, 42, 90, 0xffffffff);
  }

  @Test
  void nonsenseInTheOrientationIsUpright() throws PictureRefused {
    assertThat(read(SamplePictures.withOrientation(SamplePictures.jpeg(80, 48), 9)).width())
        .isEqualTo(80);
  }

  private static Picture read(byte[] bytes) throws PictureRefused {
    return Picture.read(bytes, PictureLimits.DEFAULT);
  }
}
