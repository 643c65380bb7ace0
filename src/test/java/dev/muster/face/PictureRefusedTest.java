package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRefusedTest {

  @Test
  void anEmptyFile() {
    assertThat(faultOf(new byte[0])).isEqualTo(PictureFault.EMPTY);
  }

  @Test
  void aFileThatIsNoPictureWhateverItsName() {
    byte[] page = "<html><body>404</body></html>".getBytes(StandardCharsets.US_ASCII);

    assertThat(faultOf(page)).isEqualTo(PictureFault.NOT_AN_IMAGE);
    assertThat(faultOf(new byte[] {(byte) 0xff})).isEqualTo(PictureFault.NOT_AN_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftypheic", "ftypmif1", "ftypavif"})
  void aPhoneFormatWithTheWayOut(String brand) {
    byte[] bytes = ("\0\0\0\30" + brand + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);

    PictureRefused refused = refusalOf(bytes, PictureLimits.DEFAULT);

    assertThat(refused.fault()).isEqualTo(PictureFault.UNSUPPORTED_FORMAT);
    assertThat(refused).hasMessageContaining("export it as JPEG");
  }

  @Test
  void aTiff() {
    byte[] tiff = Arrays.copyOf(SamplePictures.tiff(1), 200);

    assertThat(faultOf(tiff)).isEqualTo(PictureFault.UNSUPPORTED_FORMAT);
  }

  @Test
  void moreBytesThanAllowedBeforeAnythingElseIsLookedAt() {
    PictureLimits limits = new PictureLimits(100, 1000, 1000, 1000);

    assertThat(refusalOf(new byte[101], limits).fault()).isEqualTo(PictureFault.TOO_MANY_BYTES);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.6, 0.99})
  void aJpegThatWasCutOff(double share) {
    byte[] cut = SamplePictures.cutAt(photo("jpeg"), share);

    assertThat(faultOf(cut)).isEqualTo(PictureFault.TRUNCATED);
  }

  @Test
  void aCutJpegWhoseThumbnailStillHasAnEndMarker() {
    byte[] thumbnail = {(byte) 0xff, (byte) 0xd9};
    byte[] tiff = SamplePictures.join(SamplePictures.tiff(1), thumbnail);
    byte[] jpeg = SamplePictures.insert(photo("jpeg"), 2, SamplePictures.exif(tiff));

    assertThat(faultOf(SamplePictures.cutAt(jpeg, .5))).isEqualTo(PictureFault.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp"})
  void otherFormatsThatWereCutOff(String format) {
    byte[] cut = SamplePictures.cutAt(photo(format), .6);

    assertThat(faultOf(cut)).isEqualTo(PictureFault.TRUNCATED);
  }

  @Test
  void aPngWithAFlippedByte() {
    byte[] png = photo("png");
    png[png.length / 2] ^= 0x10;

    PictureRefused refused = refusalOf(png, PictureLimits.DEFAULT);

    assertThat(refused.fault()).isEqualTo(PictureFault.CORRUPT);
    assertThat(refused).hasMessageContaining("checksum");
  }

  @Test
  void aJpegWithAnImpossibleMarkerInIt() {
    byte[] jpeg = photo("jpeg");
    jpeg[jpeg.length / 2] = (byte) 0xff;
    jpeg[jpeg.length / 2 + 1] = 0x4a;

    assertThat(faultOf(jpeg)).isEqualTo(PictureFault.CORRUPT);
  }

  @Test
  void aJpegWithoutPictureData() {
    byte[] jpeg = SamplePictures.jpeg(64, 48);
    byte[] end = {(byte) 0xff, (byte) 0xd9};
    byte[] hollow =
        SamplePictures.join(Arrays.copyOf(jpeg, SamplePictures.indexOf(jpeg, 0xda)), end);

    assertThat(faultOf(hollow)).isEqualTo(PictureFault.CORRUPT);
  }

  /** No spoilt file may end in anything but a picture or a refusal. */
  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void whateverElseIsWrongIsARefusalAndNotAnAccident(String format) {
    Random random = new Random(17);
    byte[] good = SamplePictures.encoded(SamplePictures.flag(60, 40), format);
    for (int round = 0; round < 300; round++) {
      byte[] spoilt = good.clone();
      for (int i = 0; i <= round % 6; i++) {
        spoilt[8 + random.nextInt(spoilt.length - 8)] = (byte) random.nextInt(256);
      }
      readOrRefuse(spoilt);
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      Picture picture = Picture.read(bytes, PictureLimits.DEFAULT);
      assertThat(picture.width()).isPositive();
    } catch (PictureRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static byte[] photo(String format) {
    return SamplePictures.encoded(SamplePictures.noise(120, 90, 3), format);
  }

  private static PictureFault faultOf(byte[] bytes) {
    return refusalOf(bytes, PictureLimits.DEFAULT).fault();
  }

  private static PictureRefused refusalOf(byte[] bytes, PictureLimits limits) {
    PictureRefused refused =
        catchThrowableOfType(PictureRefused.class, () -> Picture.read(bytes, limits));
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }
}
