package dev.muster.enrol.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.call.Reason;
import dev.muster.enrol.parcel.Unpacked.RefusedEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {

  private static final Limits LIMITS =
      new Limits(100, 10 << 20, 1 << 20, 200, Duration.ofMinutes(1), 0);

  @TempDir Path home;

  private Path folder() {
    return home.resolve("parcel");
  }

  private Unpacked unpack(ZipBytes zip) throws Exception {
    return unpack(zip.bytes(), LIMITS);
  }

  private Unpacked unpack(byte[] zip, Limits limits) throws Exception {
    return Unpacking.into(Files.write(home.resolve("a.zip"), zip), folder(), limits);
  }

  private String refused(byte[] zip, Limits limits) {
    ZipRefused refused = catchThrowableOfType(ZipRefused.class, () -> unpack(zip, limits));
    assertThat(refused).as("the ZIP was not refused").isNotNull();
    assertThat(refused.refusal().reason()).isEqualTo(Reason.ZIP_UNREADABLE);
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("a.zip");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return refused.refusal().detail();
  }

  private String read(String path) throws IOException {
    return Files.readString(folder().resolve(path));
  }

  @Test
  void filesAppearWithTheirFolders() throws Exception {
    Unpacked unpacked =
        unpack(ZipBytes.utf8().add("staff/0007_张三.jpg", "a").add("people.csv", "b").add("x/", ""));
    assertThat(unpacked.files()).containsExactly("staff/0007_张三.jpg", "people.csv");
    assertThat(unpacked.refused()).isEmpty();
    assertThat(read("staff/0007_张三.jpg")).isEqualTo("a");
    assertThat(read("people.csv")).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "GB18030", "UTF-8"})
  void namesWithoutAWordOnTheirEncodingAreRecognised(String charset) throws Exception {
    assertThat(unpack(ZipBytes.unsaid(charset).add("部门\\联通_7.jpg", "a").add("欧阳.jpg", "b")).files())
        .containsExactly("部门/联通_7.jpg", "欧阳.jpg");
  }

  @Test
  void theNameThatInfoZipAddsCounts() throws Exception {
    assertThat(unpack(ZipBytes.infoZip().add("张三.jpg", "a")).files()).containsExactly("张三.jpg");
  }

  @Test
  void namesOfMacsAreComposed() throws Exception {
    assertThat(unpack(ZipBytes.utf8().add("Mu\u0308ller.jpg", "a")).files())
        .containsExactly("M\u00FCller.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.jpg", "a/../../x.jpg", "a/..", "/etc/x.jpg", "\\\\srv\\x.jpg", "..\\x.jpg",
            "C:\\x.jpg",
        "c:x.jpg", "a\u0000.jpg", "a\nb.jpg", "CON", "a/nul.txt", "com1.jpg", ".hidden/x.jpg",
        ".done", "a./x.jpg", " x.jpg", "x.jpg ", "a*.jpg", "a/b/c/d/e/f/g/h/i/j/k.jpg"
      })
  void namesThatMayNotBeUsedAreRefusedAlone(String name) throws Exception {
    Unpacked unpacked = unpack(ZipBytes.utf8().add(name, "bad").add("7.jpg", "good"));
    assertThat(unpacked.files()).containsExactly("7.jpg");
    assertThat(unpacked.refused())
        .extracting(r -> r.refusal().reason())
        .containsExactly(Reason.BAD_PATH);
    assertThat(unpacked.refused().get(0).name()).doesNotContainPattern("\\p{Cntrl}");
    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void aNameThatIsTooLongIsRefused() throws Exception {
    Unpacked unpacked =
        unpack(
            ZipBytes.utf8().add("名".repeat(81) + ".jpg", "a").add("n".repeat(236) + ".jpg", "b"));
    assertThat(unpacked.files()).containsExactly("n".repeat(236) + ".jpg");
  }

  @Test
  void linksAreRefused() throws Exception {
    ZipBytes zip =
        ZipBytes.utf8()
            .add(
                "7.jpg",
                "/etc/passwd".getBytes(StandardCharsets.UTF_8),
                e -> e.setUnixMode(0120777))
            .add("fifo.jpg", new byte[0], e -> e.setUnixMode(0010644))
            .add("8.jpg", "x".getBytes(StandardCharsets.UTF_8), e -> e.setUnixMode(0100755));
    Unpacked unpacked = unpack(zip);
    assertThat(unpacked.files()).containsExactly("8.jpg");
    assertThat(unpacked.refused())
        .extracting(RefusedEntry::name)
        .containsExactly("7.jpg", "fifo.jpg");
    assertThat(Files.isExecutable(folder().resolve("8.jpg"))).isFalse();
  }

  @Test
  void whatSystemsLeaveBehindIsPassedOver() throws Exception {
    Unpacked unpacked =
        unpack(
            ZipBytes.utf8()
                .add("__MACOSX/._7.jpg", "")
                .add("a/.DS_Store", "")
                .add("a/Thumbs.db", "")
                .add("a/._7.jpg", "")
                .add("~$people.xlsx", "")
                .add("Desktop.ini", "")
                .add("a/7.jpg", "x"));
    assertThat(unpacked.files()).containsExactly("a/7.jpg");
    assertThat(unpacked.refused()).isEmpty();
  }

  @Test
  void ofTwoEntriesWithOneNameTheFirstStands() throws Exception {
    Unpacked unpacked =
        unpack(
            ZipBytes.utf8()
                .add("a/7.jpg", "1")
                .add("A/7.JPG", "2")
                .add("a/7.jpg", "3")
                .add("a", "4")
                .add("a/7.jpg/x.jpg", "5"));
    assertThat(unpacked.files()).containsExactly("a/7.jpg");
    assertThat(unpacked.refused())
        .hasSize(4)
        .allMatch(r -> r.refusal().reason() == Reason.BAD_PATH);
    assertThat(read("a/7.jpg")).isEqualTo("1");
  }

  @Test
  void aZipWithinAZipIsRefusedAlone() throws Exception {
    Unpacked unpacked = unpack(ZipBytes.utf8().add("more.zip", "PK").add("7.jpg", "x"));
    assertThat(unpacked.files()).containsExactly("7.jpg");
    assertThat(unpacked.refused().get(0).refusal().reason()).isEqualTo(Reason.ZIP_UNREADABLE);
  }

  @Test
  void anEntryThatIsTooLargeIsRefusedAlone() throws Exception {
    Unpacked unpacked =
        unpack(ZipBytes.utf8().add("film.mp4", new byte[(1 << 20) + 1], e -> {}).add("7.jpg", "x"));
    assertThat(unpacked.files()).containsExactly("7.jpg");
    assertThat(unpacked.refused().get(0).refusal().reason()).isEqualTo(Reason.TOO_MANY_BYTES);
  }

  @Test
  void aZipThatUnpacksToTooMuchIsRefused() {
    ZipBytes zip = ZipBytes.utf8();
    for (int i = 0; i < 11; i++) {
      zip.add(i + ".bmp", new byte[1 << 20], e -> {});
    }
    byte[] bytes = zip.bytes();
    assertThat(refused(bytes, LIMITS)).contains("more than");
    Limits ratio = new Limits(100, 1L << 40, 1L << 30, 1, Duration.ofMinutes(1), 0);
    byte[] bomb = ZipBytes.utf8().add("x.bmp", new byte[70 << 20], e -> {}).bytes();
    assertThat(refused(bomb, ratio)).contains("more than 67108864");
  }

  @Test
  void aZipThatLiesAboutSizesIsRefused() {
    byte[] bytes = ZipBytes.utf8().add("x.bmp", new byte[1 << 20], e -> {}).bytes();
    int header = ZipBytes.last(bytes, "x.bmp") - 46;
    ZipBytes.little(bytes).putInt(header + 24, 10);
    assertThat(refused(bytes, LIMITS)).contains("more than it says");
  }

  @Test
  void aZipWithTooManyEntriesIsRefusedWhateverItSays() {
    ZipBytes zip = ZipBytes.utf8();
    for (int i = 0; i < 101; i++) {
      zip.add(i + ".jpg", "");
    }
    byte[] bytes = zip.bytes();
    assertThat(refused(bytes.clone(), LIMITS)).contains("more than 100 files");
    ZipBytes.little(bytes).putShort(bytes.length - 22 + 8, (short) 1);
    ZipBytes.little(bytes).putShort(bytes.length - 22 + 10, (short) 1);
    assertThat(refused(bytes, LIMITS)).contains("more than 100 files");
  }

  @Test
  void aZipThatTakesTooLongIsRefused() {
    Limits hurry = new Limits(100, 10 << 20, 1 << 20, 200, Duration.ZERO, 0);
    assertThat(refused(ZipBytes.utf8().add("7.jpg", "x").bytes(), hurry)).contains("too long");
  }

  @Test
  void aFullDiskIsSeenBefore() {
    Limits reserve =
        new Limits(100, 10 << 20, 1 << 20, 200, Duration.ofMinutes(1), Long.MAX_VALUE / 2);
    assertThat(refused(ZipBytes.utf8().add("7.jpg", "x").bytes(), reserve)).contains("make room");
  }

  @Test
  void aPasswordRefusesTheZip() {
    byte[] bytes = ZipBytes.utf8().add("7.jpg", "x").bytes();
    bytes[ZipBytes.last(bytes, "7.jpg") - 46 + 8] |= 1;
    assertThat(refused(bytes, LIMITS)).contains("password");
  }

  @Test
  void ofAZipThatIsCutNothingIsUsed() {
    byte[] whole = ZipBytes.utf8().add("7.jpg", "abcdefgh").add("8.jpg", "abcdefgh").bytes();
    for (int cut = 0; cut < whole.length; cut += 7) {
      assertThat(refused(Arrays.copyOf(whole, cut), LIMITS)).isNotBlank();
    }
  }

  @Test
  void damageAnywhereIsARefusalAndNeverOtherContent() throws Exception {
    Random random = new Random(5);
    byte[] content = new byte[3000];
    random.nextBytes(content);
    byte[] whole = ZipBytes.utf8().add("a/7.jpg", content, e -> {}).bytes();
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        Unpacked unpacked = unpack(damaged, LIMITS);
        for (String file : unpacked.files()) {
          assertThat(Files.readAllBytes(folder().resolve(file))).isEqualTo(content);
        }
        Drafts.delete(folder());
      } catch (ZipRefused e) {
        assertThat(folder()).doesNotExist();
      }
    }
  }

  @Test
  void anEmptyZipHoldsNothing() throws Exception {
    assertThat(unpack(ZipBytes.utf8()).files()).isEmpty();
    assertThat(folder()).isDirectory();
  }

  @Test
  void whatACrashLeftIsSweptAway() throws Exception {
    Path draft = Files.createDirectories(home.resolve(".parcel.unpacking/old"));
    Files.writeString(draft.resolve("half.jpg"), "x");
    assertThat(unpack(ZipBytes.utf8().add("7.jpg", "x")).files()).containsExactly("7.jpg");
    try (Stream<Path> all = Files.walk(folder())) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(1);
    }
    assertThat(home.resolve(".parcel.unpacking")).doesNotExist();
  }

  @Test
  void aFolderThatIsThereIsNotTouched() throws Exception {
    Files.createDirectories(folder().resolve("kept"));
    assertThatThrownBy(() -> unpack(ZipBytes.utf8().add("7.jpg", "x")))
        .isInstanceOf(IOException.class);
    assertThat(folder().resolve("kept")).exists();
    assertThat(List.of(folder().toFile().list())).containsExactly("kept");
  }
}
