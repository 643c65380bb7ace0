package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.library.EngineRecogniser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("bad weather: whatever is sent, the box answers, says why, and lives")
class BadWeatherTest {

  private static final String USERS = "/SophonFogSys/api/users";
  private static final String MATCH = "/SophonMatch/api/PictureMatch";

  private static RunningBox box;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box =
        RunningBox.start(
            new EngineRecogniser(new BuiltinEngine(), 12 << 20),
            directory,
            "--muster.facebox.picture-limit=12MB");
  }

  @AfterAll
  static void stop() {
    assertThat(box.get("/status").status()).isEqualTo(200);
    box.close();
  }

  @Test
  @DisplayName("base64 with line breaks or as data URI is a picture, garbage and nothing are 40003")
  void base64() {
    byte[] photo = FakeRecogniser.nobody();
    String plain = RunningBox.base64(photo);
    String lines = plain.replaceAll("(.{60})", "$1\\\\r\\\\n");

    for (String picture : List.of(plain, lines, "data:image/png;base64," + plain, " " + plain)) {
      assertThat(enrol(picture).code()).as("a picture without a face").isEqualTo(40004);
    }
    for (String garbage :
        List.of("", "=", "%%%", "a", "data:,", "aGVsbG8=", "\\u0000", plain + "!", "图片")) {
      RunningBox.Reply reply = enrol(garbage);
      assertThat(reply.code()).as("<%s>", garbage).isEqualTo(40003);
      assertThat(reply.status()).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("a picture of 10 MB is read, one above the limit is 40007")
  void largePictures() throws IOException {
    assertThat(enrol(RunningBox.base64(noise(1850))).code()).isEqualTo(40004);
    assertThat(enrol(RunningBox.base64(noise(2200))).code()).isEqualTo(40007);
  }

  @Test
  @DisplayName(
      "200 KB that unpack to 40,000 by 40,000 pixels are 40007, at once and without memory")
  void decompressionBomb() throws IOException {
    byte[] bomb = png(40_000, 40_000, 1, 40_000, new byte[0]);
    assertThat(bomb.length).isLessThan(200_000);
    long start = System.nanoTime();
    assertThat(enrol(RunningBox.base64(bomb)).code()).isEqualTo(40007);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @DisplayName("more rows than announced, and a comment that unpacks to 1 GB, are not unpacked")
  void hiddenBombs() throws IOException {
    assertThat(enrol(RunningBox.base64(png(100, 100, 8, 2_000_000, new byte[0]))).code())
        .isEqualTo(40004);
    byte[] comment = chunk("zTXt", join(new byte[] {'a', 0, 0}, zeros(1L << 30)));
    assertThat(comment.length).isLessThan(2_000_000);
    assertThat(enrol(RunningBox.base64(png(100, 100, 8, 100, comment))).code()).isEqualTo(40004);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"[],", "{},", "1,", "\"\",", "[[[[[]]]]],"})
  @DisplayName("30 MB of tiny values are refused before they are a gigabyte of memory")
  void manyValues(String value) {
    String body = "{\"a\":[" + value.repeat((30 << 20) / value.length()) + "0]}";
    for (String path : List.of(USERS, MATCH)) {
      RunningBox.Reply reply = box.post(path, body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.code()).isEqualTo(40000);
    }
  }

  @Test
  @DisplayName("deep, wide and endless JSON is refused")
  void json() {
    StringBuilder keys = new StringBuilder("{");
    for (int i = 0; i < 1_000_000; i++) {
      keys.append('"').append(i).append("\":1,");
    }
    assertThat(box.post(USERS, keys.append("\"a\":1}").toString()).code()).isEqualTo(40000);
    assertThat(box.post(USERS, "{\"a\":".repeat(200_000)).code()).isEqualTo(40000);
    assertThat(box.post(USERS, "[".repeat(1_000_000)).code()).isEqualTo(40000);
    assertThat(box.post(USERS, "{\"identity_id\":" + "9".repeat(100_000) + "}").code())
        .isEqualTo(40000);
    assertThat(box.post(USERS, "{\"a\":\"" + "x".repeat(33 << 20) + "\"}").code()).isEqualTo(41300);
    assertThat(
            box.post(MATCH, "{\"compare_time\":1e999999999,\"rgb_image_base64\":\"x\"}").status())
        .isBetween(400, 499);
  }

  private static RunningBox.Reply enrol(String picture) {
    return box.post(
        USERS,
        """
        {"group_name":"default_group","identity_id":"x","reg_photo":"%s","fiqa_level":"no",
         "info":{"name":"x","type":1,"permission_ids":[]}}"""
            .formatted(picture));
  }

  /** A PNG that no compression makes smaller. */
  private static byte[] noise(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** A black picture in grey of so many bits. */
  private static byte[] png(int width, int height, int bits, long rows, byte[] more)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) bits);
    return join(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
        chunk("IHDR", header.array()),
        more,
        chunk("IDAT", zeros(rows * (1 + (width * bits + 7) / 8))),
        chunk("IEND", new byte[0]));
  }

  /** So many zeros, packed. */
  private static byte[] zeros(long number) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 16];
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (long left = number; left > 0; left -= some.length) {
        out.write(some, 0, (int) Math.min(left, some.length));
      }
    }
    return packed.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = join(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(named);
    return join(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        named,
        ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
