package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFactsTest {

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "GIF", "BMP"})
  void tellFormatAndSizeWithoutDecoding(PictureFormat format) throws PictureRefused {
    byte[] bytes = SamplePictures.encoded(SamplePictures.flag(81, 60), format.name());

    PictureFacts facts = PictureFacts.of(bytes);

    assertThat(facts.format()).isEqualTo(format);
    assertThat(facts.width()).isEqualTo(81);
    assertThat(facts.height()).isEqualTo(60);
    assertThat(facts.complete()).isTrue();
    assertThat(facts.trailingBytes()).isZero();
  }

  @Test
  void anOrdinaryJpegIsPlain() throws PictureRefused {
    assertThat(PictureFacts.of(SamplePictures.jpeg(80, 60)).isPlainJpeg()).isTrue();
  }

  @Test
  void aGreyJpegIsPlain() throws PictureRefused {
    BufferedImage grey = new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY);

    PictureFacts facts = PictureFacts.of(SamplePictures.encoded(grey, "jpeg"));

    assertThat(facts.components()).isEqualTo(1);
    assertThat(facts.isPlainJpeg()).isTrue();
  }

  @Test
  void aPngIsNotAPlainJpeg() throws PictureRefused {
    byte[] png = SamplePictures.encoded(SamplePictures.flag(80, 60), "png");

    assertThat(PictureFacts.of(png).isPlainJpeg()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void aTurnedJpegIsNotPlain(int orientation) throws PictureRefused {
    byte[] photo = SamplePictures.withOrientation(SamplePictures.jpeg(80, 60), orientation);

    PictureFacts facts = PictureFacts.of(photo);

    assertThat(facts.orientation()).isEqualTo(orientation);
    assertThat(facts.isPlainJpeg()).isFalse();
    assertThat(facts.width()).isEqualTo(80);
    assertThat(facts.uprightWidth()).isEqualTo(orientation >= 5 ? 60 : 80);
    assertThat(facts.uprightHeight()).isEqualTo(orientation >= 5 ? 80 : 60);
  }

  @Test
  void bytesBehindTheEndAreCounted() throws PictureRefused {
    byte[] photo = SamplePictures.join(SamplePictures.jpeg(80, 60), new byte[7]);

    PictureFacts facts = PictureFacts.of(photo);

    assertThat(facts.trailingBytes()).isEqualTo(7);
    assertThat(facts.isPlainJpeg()).isFalse();
  }

  @Test
  void aCutJpegIsNotComplete() throws PictureRefused {
    byte[] photo = SamplePictures.encoded(SamplePictures.noise(80, 60, 1), "jpeg");

    PictureFacts facts = PictureFacts.of(SamplePictures.cutAt(photo, .8));

    assertThat(facts.complete()).isFalse();
    assertThat(facts.isPlainJpeg()).isFalse();
  }

  @Test
  void aPngSaysHowTheCameraWasHeld() throws PictureRefused {
    byte[] png = SamplePictures.encoded(SamplePictures.flag(80, 60), "png");
    byte[] exif = SamplePictures.pngChunk("eXIf", SamplePictures.tiff(6));

    assertThat(PictureFacts.of(SamplePictures.insert(png, 33, exif)).orientation()).isEqualTo(6);
  }

  @Test
  void bombsAreRefusedFromTheHeader() {
    assertThatThrownBy(() -> PictureFacts.of(SamplePictures.pngHeader(40_000, 40_000)))
        .isInstanceOf(PictureRefused.class)
        .hasMessageContaining("40000 x 40000");
  }
}
