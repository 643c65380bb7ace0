package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

  private static final int TOLERANCE = 24;

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void readsTheUsualFormats(String format) throws PictureRefused {
    Picture picture = read(SamplePictures.encoded(SamplePictures.flag(80, 60), format));

    assertThat(picture.width()).isEqualTo(80);
    assertThat(picture.height()).isEqualTo(60);
    assertColour(picture, 10, 10, SamplePictures.RED);
    assertColour(picture, 70, 50, SamplePictures.BLUE);
  }

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

  private static void assertColour(Picture picture, int x, int y, int expected) {
    int actual = picture.image().getRGB(x, y);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(actual >> shift & 255)
          .as("colour %x at %d,%d", actual, x, y)
          .isCloseTo(expected >> shift & 255, Offset.offset(TOLERANCE));
    }
  }
}
