package dev.muster.face;

import static dev.muster.face.Colours.assertColour;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void readsTheUsualFormats(String format) throws PictureRefused {
    Picture picture = read(SamplePictures.encoded(SamplePictures.flag(80, 60), format));

    assertThat(picture.width()).isEqualTo(80);
    assertThat(picture.height()).isEqualTo(60);
    assertColour(picture, 10, 10, SamplePictures.RED);
    assertColour(picture, 70, 50, SamplePictures.BLUE);
  }

  @Test
  void readsWebp() throws PictureRefused {
    String onePixel = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    Picture picture = read(Base64.getDecoder().decode(onePixel));

    assertThat(picture.width()).isEqualTo(1);
    assertThat(picture.height()).isEqualTo(1);
  }

  @Test
  void transparentPartsBecomeWhite() throws PictureRefused {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(30, 30, SamplePictures.RED);
    image.setRGB(31, 31, 0x80000000);

    Picture picture = read(SamplePictures.encoded(image, "png"));

    assertThat(picture.image().getRGB(5, 5)).isEqualTo(0xffffffff);
    assertColour(picture, 30, 30, SamplePictures.RED);
    assertColour(picture, 31, 31, 0xff808080);
  }

  @Test
  void readsACmykJpegInItsColours() throws PictureRefused, IOException {
    Picture picture = read(cmyk(0, 200, 200, 20));

    int colour = picture.image().getRGB(20, 20);

    assertThat(colour >> 16 & 255).as("red").isGreaterThan(150);
    assertThat(colour >> 8 & 255).as("green").isLessThan(110);
    assertThat(colour & 255).as("blue").isLessThan(110);
  }

  @Test
  void decodesALargePhotoInPart() throws PictureRefused {
    PictureLimits limits = new PictureLimits(1 << 20, 1000, 1_000_000, 30_000);

    Picture picture = Picture.read(SamplePictures.jpeg(400, 200), limits);

    assertThat(picture.width()).isEqualTo(200);
    assertThat(picture.height()).isEqualTo(100);
    assertColour(picture, 20, 20, SamplePictures.RED);
  }

  @Test
  void ignoresWhatStandsBehindTheEnd() throws PictureRefused {
    byte[] photo = SamplePictures.join(SamplePictures.jpeg(80, 60), new byte[200]);

    assertThat(read(photo).width()).isEqualTo(80);
  }

  @Test
  void leavesCompressedTextsOfAPngAlone() throws PictureRefused {
    byte[] png = SamplePictures.encoded(SamplePictures.flag(30, 30), "png");
    byte[] text = SamplePictures.pngChunk("zTXt", new byte[] {'a', 0, 0, 1, 2, 3, 4});

    assertThat(read(SamplePictures.insert(png, 33, text)).width()).isEqualTo(30);
  }

  private static Picture read(byte[] bytes) throws PictureRefused {
    return Picture.read(bytes, PictureLimits.DEFAULT);
  }

  private static byte[] cmyk(int cyan, int magenta, int yellow, int black) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 40, 40, 4, null);
    int[] ink = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        raster.setPixel(x, y, ink);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return SamplePictures.insert(bytes.toByteArray(), 2, adobeMarker());
  }

  /** APP14 with transform 0: the inks are stored inverted, as Adobe's programs do. */
  private static byte[] adobeMarker() {
    byte[] marker = new byte[16];
    byte[] start = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100};
    System.arraycopy(start, 0, marker, 0, start.length);
    return marker;
  }
}
