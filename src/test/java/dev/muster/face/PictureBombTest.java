package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Small files that promise huge pictures. */
class PictureBombTest {

  @Test
  void aPngBombFromItsHeader() {
    byte[] bomb = SamplePictures.pngHeader(40_000, 40_000);

    assertThat(faultOf(bomb)).isEqualTo(PictureFault.TOO_MANY_PIXELS);
  }

  @Test
  void aPngWhoseSidesAreAllowedButNotTheirProduct() {
    assertThat(faultOf(SamplePictures.pngHeader(16_000, 16_000)))
        .isEqualTo(PictureFault.TOO_MANY_PIXELS);
  }

  @Test
  void aJpegWhoseHeaderClaimsAHugePicture() {
    byte[] jpeg = SamplePictures.jpeg(64, 48);
    int frame = SamplePictures.indexOf(jpeg, 0xc0) + 3; // marker, length, then bits, height, width
    jpeg[frame + 2] = (byte) 0xfd;
    jpeg[frame + 4] = (byte) 0xfd;

    assertThat(faultOf(jpeg)).isEqualTo(PictureFault.TOO_MANY_PIXELS);
  }

  @Test
  void aGifWhoseFrameIsLargerThanItsScreen() {
    byte[] gif = SamplePictures.encoded(SamplePictures.flag(20, 20), "gif");
    int frame = gif.length;
    do {
      frame--;
    } while (gif[frame] != 0x2c || gif[frame + 5] != 20 || gif[frame + 7] != 20);
    gif[frame + 6] = 0x7f;
    gif[frame + 8] = 0x7f;

    assertThat(faultOf(gif)).isEqualTo(PictureFault.TOO_MANY_PIXELS);
  }

  @Test
  void aWebpWhosePictureIsLargerThanItsCanvas() {
    byte[] canvas = {0, 0, 0, 0, 9, 0, 0, 9, 0, 0};
    byte[] picture = {0x2f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 0};
    byte[] body = SamplePictures.join(chunk("VP8X", canvas), chunk("VP8L", picture));
    byte[] webp = SamplePictures.join(riff(body.length), body);

    assertThat(faultOf(webp)).isEqualTo(PictureFault.CORRUPT);
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

  private static byte[] riff(int length) {
    byte[] head = "RIFF\0\0\0\0WEBP".getBytes(StandardCharsets.US_ASCII);
    head[4] = (byte) (length + 4);
    return head;
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] head = (type + "\0\0\0\0").getBytes(StandardCharsets.US_ASCII);
    head[4] = (byte) data.length;
    return SamplePictures.join(head, data);
  }
}
