package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a directory receives is looked at in the JPEG's own markers. */
class PlainPictureTest {

  private static final int SRGB_OF_LINEAR_HALF = 188;

  @Test
  void aProgressiveJpegIsNotPlainAndBecomesBaseline() throws Exception {
    byte[] progressive = jpeg(SamplePictures.flag(160, 120), true, 2);
    assertThat(JpegMarkers.of(progressive).frame()).isEqualTo(0xc2);

    assertThat(PictureFacts.of(progressive).plainJpeg(progressive)).isEmpty();
    assertPlain(rewritten(progressive));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x11, 0x21, 0x12})
  void fullOrHalfChromaIsNotPlainAndIsHalvedBothWays(int sampling) throws Exception {
    byte[] photo = sampled(SamplePictures.jpeg(160, 120), sampling);

    assertThat(PictureFacts.of(photo).plainJpeg(photo)).isEmpty();
    byte[] real = jpeg(SamplePictures.flag(160, 120), false, 1);
    assertThat(JpegMarkers.of(real).sampling()).isEqualTo("11 11 11");
    assertThat(PictureFacts.of(real).isPlainJpeg()).isFalse();
    assertPlain(rewritten(real));
  }

  @Test
  void metadataAndTrailingBytesAreLeftOutWithoutCodingThePictureAnew() throws PictureRefused {
    byte[] bare = SamplePictures.jpeg(160, 120);
    byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 6, 'h', 'o', 'm', 'e'};
    byte[] photo = SamplePictures.withOrientation(bare, 1);
    photo = SamplePictures.insert(photo, 2, comment);
    photo = SamplePictures.join(photo, "and a second file behind".getBytes());
    assertThat(PictureFacts.of(photo).isPlainJpeg()).isFalse();

    Optional<byte[]> plain = PictureFacts.of(photo).plainJpeg(photo);

    assertThat(plain).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(bare));
  }

  @Test
  void aThumbnailIsLeftOut() throws PictureRefused {
    byte[] bare = SamplePictures.jpeg(160, 120);
    byte[] thumbnail = SamplePictures.jpeg(16, 12);
    byte[] exif = SamplePictures.join(SamplePictures.tiff(1), thumbnail);
    byte[] head = {
      (byte) 0xff, (byte) 0xe1, (byte) (exif.length + 8 >> 8), (byte) (exif.length + 8)
    };
    byte[] segment =
        SamplePictures.join(SamplePictures.join(head, new byte[] {'E', 'x', 'i', 'f', 0, 0}), exif);

    byte[] photo = SamplePictures.insert(bare, 20, segment);

    assertThat(PictureFacts.of(photo).plainJpeg(photo))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(bare));
  }

  @Test
  void aTurnedPhotoIsWrittenAnewWithoutItsExif() throws PictureRefused {
    byte[] photo = SamplePictures.withOrientation(SamplePictures.jpeg(160, 120), 6);

    assertThat(PictureFacts.of(photo).plainJpeg(photo)).isEmpty();
    byte[] written = rewritten(photo);
    assertPlain(written);
    assertThat(PictureFacts.of(written).width()).isEqualTo(120);
  }

  @Test
  void anAdobeMarkerOrAMissingJfifHeaderIsNotPlain() throws PictureRefused {
    byte[] bare = SamplePictures.jpeg(160, 120);
    byte[] adobe = {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1
    };
    byte[] marked = SamplePictures.insert(bare, 20, adobe);
    byte[] headless =
        SamplePictures.join(
            java.util.Arrays.copyOf(bare, 2), java.util.Arrays.copyOfRange(bare, 20, bare.length));

    assertThat(PictureFacts.of(marked).plainJpeg(marked)).isEmpty();
    assertThat(PictureFacts.of(headless).plainJpeg(headless)).isEmpty();
    assertPlain(rewritten(marked));
    assertPlain(rewritten(headless));
  }

  @Test
  void theProfileOfAJpegIsAppliedAndLeftOut() throws PictureRefused {
    byte[] photo = SamplePictures.insert(grey128("jpeg"), 20, profileSegment());

    assertThat(PictureFacts.of(photo).plainJpeg(photo)).isEmpty();
    assertThat(middle(photo)).isCloseTo(SRGB_OF_LINEAR_HALF, Offset.offset(3));
    assertPlain(rewritten(photo));
  }

  @Test
  void theProfileOfAPngIsApplied() throws PictureRefused {
    byte[] photo =
        SamplePictures.insert(
            grey128("png"), 33, SamplePictures.pngChunk("iCCP", packed(linear())));

    assertThat(middle(photo)).isCloseTo(SRGB_OF_LINEAR_HALF, Offset.offset(3));
  }

  @Test
  void aPngWithADamagedOrHugeProfileIsTakenAsItIs() throws PictureRefused {
    byte[] png = grey128("png");
    byte[] nonsense = SamplePictures.pngChunk("iCCP", packed(new byte[] {1, 2, 3, 4}));
    byte[] huge = SamplePictures.pngChunk("iCCP", packed(new byte[64 << 20]));
    byte[] cut = SamplePictures.pngChunk("iCCP", new byte[] {'x', 0, 0, 5, 5, 5});

    assertThat(middle(SamplePictures.insert(png, 33, nonsense))).isEqualTo(128);
    assertThat(middle(SamplePictures.insert(png, 33, huge))).isEqualTo(128);
    assertThat(middle(SamplePictures.insert(png, 33, cut))).isEqualTo(128);
  }

  @Test
  void greyInEightAndInSixteenBitsKeepsItsLight() throws PictureRefused {
    BufferedImage eight = filled(BufferedImage.TYPE_BYTE_GRAY, 128);
    BufferedImage sixteen = filled(BufferedImage.TYPE_USHORT_GRAY, 128 * 257);

    assertThat(middle(SamplePictures.encoded(eight, "png"))).isCloseTo(128, Offset.offset(1));
    assertThat(middle(SamplePictures.encoded(eight, "jpeg"))).isCloseTo(128, Offset.offset(1));
    assertThat(middle(SamplePictures.encoded(sixteen, "png"))).isCloseTo(128, Offset.offset(1));
  }

  private static void assertPlain(byte[] jpeg) throws PictureRefused {
    JpegMarkers markers = JpegMarkers.of(jpeg);
    assertThat(markers.frame()).as("baseline").isEqualTo(0xc0);
    assertThat(markers.sampling()).as("chroma").isEqualTo("22 11 11");
    assertThat(markers.extras()).as("segments beside the picture").containsExactly(0xe0);
    assertThat(markers.scans()).isEqualTo(1);
    assertThat(markers.behind()).as("bytes behind the end").isZero();
    assertThat(PictureFacts.of(jpeg).isPlainJpeg()).isTrue();
  }

  private static byte[] rewritten(byte[] photo) throws PictureRefused {
    return Picture.read(photo, PictureLimits.DEFAULT).toJpeg(JpegLimits.DEFAULT);
  }

  private static int middle(byte[] photo) throws PictureRefused {
    return Picture.read(photo, PictureLimits.DEFAULT).image().getRGB(40, 30) & 255;
  }

  private static byte[] grey128(String format) {
    BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 80 * 60; i++) {
      image.setRGB(i % 80, i / 80, 0x808080);
    }
    return SamplePictures.encoded(image, format);
  }

  private static BufferedImage filled(int type, int value) {
    BufferedImage image = new BufferedImage(80, 60, type);
    for (int i = 0; i < 80 * 60; i++) {
      image.getRaster().setSample(i % 80, i / 80, 0, value);
    }
    return image;
  }

  private static byte[] linear() {
    return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
  }

  private static byte[] profileSegment() {
    byte[] word = "ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] data = SamplePictures.join(SamplePictures.join(word, new byte[] {1, 1}), linear());
    int length = data.length + 2;
    return SamplePictures.join(
        new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (length >> 8), (byte) length}, data);
  }

  private static byte[] packed(byte[] profile) {
    Deflater deflater = new Deflater();
    deflater.setInput(profile);
    deflater.finish();
    byte[] room = new byte[profile.length + 1000];
    int length = deflater.deflate(room);
    deflater.end();
    return SamplePictures.join(new byte[] {'x', 0, 0}, java.util.Arrays.copyOf(room, length));
  }

  /** Says another sampling of the luma without changing the picture: only for the header. */
  private static byte[] sampled(byte[] jpeg, int sampling) {
    byte[] other = jpeg.clone();
    other[SamplePictures.indexOf(jpeg, 0xc0) + 11] = (byte) sampling;
    return other;
  }

  private static byte[] jpeg(BufferedImage image, boolean progressive, int luma)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
      sample(metadata, luma);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void sample(IIOMetadata metadata, int luma) throws IOException {
    String form = "javax_imageio_jpeg_image_1.0";
    Element root = (Element) metadata.getAsTree(form);
    NodeList components = root.getElementsByTagName("componentSpec");
    Element first = (Element) components.item(0);
    first.setAttribute("HsamplingFactor", String.valueOf(luma));
    first.setAttribute("VsamplingFactor", String.valueOf(luma));
    metadata.setFromTree(form, root);
  }
}
