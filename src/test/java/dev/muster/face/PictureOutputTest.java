package dev.muster.face;

import static dev.muster.face.Colours.assertColour;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PictureOutputTest {

  @Test
  void writesAJpegWithinItsLimits() throws PictureRefused {
    Picture picture = Picture.of(SamplePictures.noise(900, 600, 5));
    JpegLimits limits = new JpegLimits(60_000, 640);

    byte[] jpeg = picture.toJpeg(limits);

    assertThat(jpeg.length).isLessThanOrEqualTo(60_000);
    PictureFacts facts = PictureFacts.of(jpeg);
    assertThat(facts.isPlainJpeg()).isTrue();
    assertThat(facts.width()).isLessThanOrEqualTo(640);
    assertThat((double) facts.width() / facts.height()).isCloseTo(1.5, Offset.offset(.02));
  }

  @Test
  void givesUpQualityBeforeSize() throws PictureRefused {
    Picture picture = Picture.of(SamplePictures.noise(300, 200, 5));
    int best = picture.toJpeg(JpegLimits.DEFAULT).length;

    byte[] smaller = picture.toJpeg(new JpegLimits(best - 1, 1920));

    assertThat(smaller.length).isLessThan(best);
    assertThat(PictureFacts.of(smaller).width()).isEqualTo(300);
  }

  @Test
  void neverEnlargesAndWritesBaselineWithHalvedChroma() throws PictureRefused {
    byte[] jpeg = Picture.of(SamplePictures.flag(100, 50)).toJpeg(JpegLimits.DEFAULT);

    assertThat(PictureFacts.of(jpeg).width()).isEqualTo(100);
    int frame = 0;
    while (jpeg[frame] != (byte) 0xff || jpeg[frame + 1] != (byte) 0xc0) {
      frame++;
    }
    assertThat(jpeg[frame + 11]).as("sampling of the luma").isEqualTo((byte) 0x22);
    assertThat(jpeg[frame + 14]).as("sampling of the chroma").isEqualTo((byte) 0x11);
  }

  @Test
  void cropsAFaceWithSomeMarginInsideThePicture() {
    Picture picture = Picture.of(SamplePictures.flag(200, 200));

    Picture middle = picture.crop(new Face(50, 50, 100, 100, 75, 80, 125, 80, true));
    Picture corner = picture.crop(new Face(-20, -20, 60, 60, 0, 5, 30, 5, true));

    assertThat(middle.width()).isEqualTo(180);
    assertColour(middle, 5, 5, SamplePictures.RED);
    assertColour(middle, 175, 175, SamplePictures.BLUE);
    assertThat(corner.width()).isEqualTo(64);
    assertColour(corner, 60, 60, SamplePictures.RED);
  }
}
