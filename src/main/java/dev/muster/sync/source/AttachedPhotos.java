package dev.muster.sync.source;

import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * Pictures that a source tells together with the people, kept until somebody wants them, for they
 * could be had again only with the whole list. A picture that the photo store has is not kept
 * twice, and one that the source no longer tells is deleted.
 */
final class AttachedPhotos {

  /** How such a picture is named in place of what the source tells. */
  static final String MARK = "sha256:";

  /** Largest picture, in bytes. */
  static final int MOST = 20 << 20;

  /** No name of a file is that long. */
  private static final int LEAST_BARE = 1000;

  private static final Pattern DATA =
      Pattern.compile("data:(?:image/[A-Za-z0-9.+-]{1,40})?(?:;[A-Za-z0-9=._-]{1,60})*;base64,");

  private final Path folder;
  private final PhotoStore store;
  private final Clock clock;

  AttachedPhotos(Path folder, PhotoStore store, Clock clock) {
    this.folder = folder;
    this.store = store;
    this.clock = clock;
  }

  /** The name of the picture that the text holds; empty when it holds none. */
  Optional<String> keep(String sync, String text) {
    Matcher data = DATA.matcher(text);
    boolean announced = data.lookingAt();
    if (!announced && text.length() < LEAST_BARE) {
      return Optional.empty();
    }
    try {
      byte[] picture =
          Base64.getMimeDecoder().decode(announced ? text.substring(data.end()) : text);
      return picture.length == 0 ? Optional.empty() : Optional.of(keep(sync, picture));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The name of the picture. */
  String keep(String sync, byte[] picture) {
    String digest = Digest.of(picture);
    if (!store.has(digest)) {
      write(sync, digest, picture);
    }
    return MARK + digest;
  }

  private void write(String sync, String digest, byte[] picture) {
    Path file = folder.resolve(sync).resolve(digest);
    try {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        Path draft = file.resolveSibling("." + digest + ThreadLocalRandom.current().nextLong());
        Files.write(draft, picture);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException("keeping a picture of the source of " + sync + " failed", e);
    }
  }

  /**
   * @param name as {@link #keep} gave it
   */
  Optional<byte[]> find(String sync, String name) throws IOException {
    String digest = name.substring(MARK.length());
    if (store.has(digest)) {
      return Optional.of(store.get(digest));
    }
    Path file = folder.resolve(sync).resolve(digest);
    return Digest.is(digest) && Files.exists(file)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  /** Deletes what the source told before that moment and not since. */
  void forget(String sync, Instant before) {
    Path own = folder.resolve(sync);
    if (Files.notExists(own)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(own)) {
      for (Path one : all) {
        if (Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("deleting pictures of the source of " + sync + " failed", e);
    }
  }

  /**
   * Deletes what belongs to no sync of these.
   *
   * @return whose pictures are gone
   */
  List<String> forgetAllBut(Collection<String> syncs) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    List<String> gone = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path one : all) {
        String sync = one.getFileName().toString();
        if (!syncs.contains(sync)) {
          FileSystemUtils.deleteRecursively(one);
          gone.add(sync);
        }
      }
    }
    return gone;
  }
}
