package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures that sources name. */
class SourcePhotosTest {

  private static final byte[] PICTURE = {1, 2, 3};

  @TempDir private Path folder;
  private SourceKit kit;
  private Path photos;
  private ListSource source;

  @BeforeEach
  void start() throws IOException {
    kit = new SourceKit(folder);
    photos = Files.createDirectory(folder.resolve("photos-of-hr"));
    Files.write(photos.resolve("1001.jpg"), PICTURE);
    source =
        SourceKit.source(
            "kind",
            "url",
            "url",
            "https://hr.example/lists/people.csv",
            "photos",
            photos.toString(),
            "headers.Authorization",
            "Bearer x",
            "photo-hosts[0]",
            "img.example:8443");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001.jpg", "1001.JPG", "1001", "./1001.jpg"})
  void aNameIsLookedUpInTheFolder(String name) {
    PhotoWish wish = PhotoWish.of("hr", source, name);
    assertThat(wish.way()).isEqualTo("file");
    assertThat(bytes(kit.photos.read(wish))).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.jpg",
        "/etc/passwd",
        "link.jpg",
        "none.jpg",
        "a/../../secret.jpg",
        ".",
        "x\0.jpg"
      })
  void nothingOutsideOfTheFolderIsEverRead(String name) throws IOException {
    Files.write(folder.resolve("secret.jpg"), PICTURE);
    Files.createSymbolicLink(photos.resolve("link.jpg"), folder.resolve("secret.jpg"));
    assertThat(reason(kit.photos.read(PhotoWish.of("hr", source, name))))
        .isEqualTo(Reason.PHOTO_NOT_GIVEN);
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(photos.resolve("2.jpg").toFile(), "rw")) {
      huge.setLength(AttachedPhotos.MOST + 1L);
    }
    assertThat(reason(kit.photos.read(PhotoWish.of("hr", source, "2.jpg"))))
        .isEqualTo(Reason.TOO_MANY_BYTES);
  }

  @Test
  void aShareThatIsAwayIsTriedAgain() throws IOException {
    Files.delete(photos.resolve("1001.jpg"));
    Files.delete(photos);
    assertThat(kit.photos.read(PhotoWish.of("hr", source, "1001.jpg")).outcome())
        .isInstanceOfSatisfying(
            Outcome.NotReached.class, away -> assertThat(away.why()).contains("is it mounted?"));
  }

  @Test
  void withoutAFolderTheOneOfTheListServes() throws IOException {
    ListSource file = SourceKit.source("kind", "file", "path", photos + "/people.csv");
    assertThat(bytes(kit.photos.read(PhotoWish.of("hr", file, "1001.jpg")))).isEqualTo(PICTURE);
  }

  @Test
  void anotherFileOfTheSameNameHasAnotherMark() throws IOException {
    PhotoWish wish = PhotoWish.of("hr", source, "1001.jpg");
    String before = kit.photos.mark(wish);
    assertThat(kit.photos.mark(wish)).isEqualTo(before).startsWith("1001.jpg|3|");
    Files.setLastModifiedTime(
        photos.resolve("1001.jpg"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(kit.photos.mark(wish)).isNotEqualTo(before);
    assertThat(kit.photos.mark(PhotoWish.of("hr", source, "none.jpg"))).isEqualTo("none.jpg");
    assertThat(kit.photos.mark(PhotoWish.of("hr", source, "https://hr.example/1.jpg")))
        .isEqualTo("https://hr.example/1.jpg");
    assertThat(kit.photos.mark(PhotoWish.of("hr", source, ""))).isEmpty();
  }

  @Test
  void whatProvesWhoAsksGoesToTheHostOfTheListOnly() {
    assertThat(call("https://hr.example/photos/1.jpg").call().headers())
        .containsEntry("Authorization", "Bearer x");
    assertThat(call("https://img.example:8443/1.jpg").call().headers())
        .doesNotContainKey("Authorization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/1.jpg",
        "http://hr.example/1.jpg",
        "https://img.example/1.jpg",
        "https://hr.example@evil.example/1.jpg",
        "http://169.254.169.254/latest/meta-data"
      })
  void nobodyElseIsAsked(String address) {
    PhotoWish ended = kit.photos.begin(PhotoWish.of("hr", source, address));
    assertThat(ended.isOpen()).isFalse();
    assertThat(reason(ended)).isEqualTo(Reason.BAD_PHOTO_NAME);
  }

  @ParameterizedTest
  @CsvSource({
    "photos/1.jpg,https://hr.example/lists/photos/1.jpg",
    "/photos/1.jpg,https://hr.example/photos/1.jpg",
    "1.jpg?size=full,https://hr.example/lists/1.jpg?size=full",
    "?photo-of=1,https://hr.example/lists/p.csv?photo-of=1"
  })
  void aNameWithoutAFolderIsAnAddressBesideTheList(String name, String address) {
    ListSource bare = SourceKit.source("kind", "url", "url", "https://hr.example/lists/p.csv");
    PhotoWish wish = PhotoWish.of("hr", bare, name);
    assertThat(wish.way()).isEqualTo("http");
    assertThat(kit.photos.begin(wish).isOpen()).isTrue();
    assertThat(kit.photos.ask(wish).call().url()).isEqualTo(address);
  }

  @Test
  void anAnswerIsAPictureOrAReason() {
    Ask<PhotoWish> ask = call("https://hr.example/1.jpg");
    assertThat(bytes(ask.answered(new Answer.Arrived(200, PICTURE, "")))).isEqualTo(PICTURE);
    assertThat(reason(ask.answered(new Answer.Arrived(404, new byte[0], ""))))
        .isEqualTo(Reason.PHOTO_NOT_GIVEN);
    assertThat(reason(ask.answered(new Answer.Arrived(200, new byte[0], ""))))
        .isEqualTo(Reason.PHOTO_NOT_GIVEN);
    assertThat(
            reason(ask.answered(new Answer.Lost("the answer is larger than 20971520 bytes", true))))
        .isEqualTo(Reason.TOO_MANY_BYTES);
    assertThat(ask.answered(new Answer.Arrived(503, new byte[0], "")).outcome())
        .isInstanceOf(Outcome.NotReached.class);
    assertThat(ask.answered(new Answer.Lost("read timed out")).outcome())
        .isInstanceOf(Outcome.NotReached.class);
  }

  @Test
  void aPictureThatCameWithTheListIsTakenFromThereOrFromTheStore() {
    String name = kit.attached.keep("hr", PICTURE);
    PhotoWish wish = PhotoWish.of("hr", source, name);
    assertThat(wish.way()).isEqualTo("file");
    assertThat(bytes(kit.photos.read(wish))).isEqualTo(PICTURE);
    kit.attached.forget("hr", kit.clock.instant().plusSeconds(1));
    assertThat(reason(kit.photos.read(wish))).isEqualTo(Reason.PHOTO_NOT_GIVEN);
    kit.store.put(PICTURE);
    assertThat(bytes(kit.photos.read(wish))).isEqualTo(PICTURE);
    assertThat(kit.photos.mark(wish)).isEqualTo(name);
  }

  private Ask<PhotoWish> call(String address) {
    return kit.photos.ask(kit.photos.begin(PhotoWish.of("hr", source, address)));
  }

  private static byte[] bytes(PhotoWish wish) {
    return Objects.requireNonNull(wish.outcome())
        .fold(
            bytes -> bytes,
            refusal -> {
              throw new AssertionError(refusal.toString());
            },
            why -> {
              throw new AssertionError(why);
            },
            why -> {
              throw new AssertionError(why);
            });
  }

  private static Reason reason(PhotoWish wish) {
    return Objects.requireNonNull(wish.outcome())
        .fold(
            bytes -> {
              throw new AssertionError("there is a picture");
            },
            refusal -> {
              SourceKit.readInChinese(refusal.detail());
              return refusal.reason();
            },
            why -> {
              throw new AssertionError(why);
            },
            why -> {
              throw new AssertionError(why);
            });
  }

  @Test
  void whatCameWithTheListOfASyncThatIsNoMoreIsDeletedAndOnlyThat() throws IOException {
    String kept = kit.attached.keep("hr", new byte[] {4, 5});
    String gone = kit.attached.keep("former", new byte[] {4, 5});
    kit.photos.keepOnly(List.of("hr", "new"));
    assertThat(kit.attached.find("hr", kept)).contains(new byte[] {4, 5});
    assertThat(kit.attached.find("former", gone)).isEmpty();
    assertThat(kit.data.resolve("attached/former")).doesNotExist();
    kit.photos.keepOnly(List.of());
    assertThat(kit.data.resolve("attached")).isEmptyDirectory();
  }

  @Test
  void whereNoListEverBroughtPicturesThereIsNothingToDelete() {
    kit.photos.keepOnly(List.of("hr"));
    assertThat(kit.data.resolve("attached")).doesNotExist();
  }
}
