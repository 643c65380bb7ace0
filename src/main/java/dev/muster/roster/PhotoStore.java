package dev.muster.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pictures as files, addressed by the SHA-256 of their bytes.
 *
 * <p>Guarantee: when {@link #put} returns, the bytes are on the disk under their digest, complete;
 * a crash leaves at most an unused temporary file. Putting the same bytes again is free.
 */
public final class PhotoStore {

  private static final int SHELVES = 256;

  private final Path folder;

  public PhotoStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    for (int shelf = 0; shelf < SHELVES; shelf++) {
      Files.createDirectories(folder.resolve("%02x".formatted(shelf)));
    }
    sync(folder);
  }

  /** Keeps the bytes and returns their digest. */
  public String put(byte[] bytes) {
    String digest = Digest.of(bytes);
    put(digest, bytes);
    return digest;
  }

  /** Keeps bytes whose digest is known already. */
  public void put(String digest, byte[] bytes) {
    Path file = path(digest);
    if (isThere(file)) {
      return;
    }
    try {
      Path shelf = file.getParent();
      Path draft = shelf.resolve("." + digest + "." + ThreadLocalRandom.current().nextLong());
      write(draft, bytes);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      sync(shelf);
    } catch (IOException e) {
      throw new UncheckedIOException("keeping picture " + digest + " failed", e);
    }
  }

  public byte[] get(String digest) {
    try {
      return Files.readAllBytes(path(digest));
    } catch (IOException e) {
      throw new UncheckedIOException("reading picture " + digest + " failed", e);
    }
  }

  public boolean has(String digest) {
    return isThere(path(digest));
  }

  /** Deletes a picture; only after {@link #settle} no crash brings it back. */
  public boolean unlink(String digest) {
    try {
      return Files.deleteIfExists(path(digest));
    } catch (IOException e) {
      throw new UncheckedIOException("deleting picture " + digest + " failed", e);
    }
  }

  /** Makes durable that a picture was deleted. */
  public void settle(String digest) {
    Path shelf = path(digest).getParent();
    try {
      if (Files.exists(shelf)) {
        sync(shelf);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("deleting picture " + digest + " for good failed", e);
    }
  }

  /** Files.exists makes an exception of each file that is not there. */
  private static boolean isThere(Path path) {
    return path.toFile().exists();
  }

  private Path path(String digest) {
    if (!Digest.is(digest)) {
      throw new IllegalArgumentException("not a digest: " + digest);
    }
    return folder.resolve(digest.substring(0, 2)).resolve(digest);
  }

  private static void write(Path draft, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(false);
    }
  }

  /** Makes the renames in a folder durable; not possible, and not needed, on Windows. */
  private static void sync(Path shelf) throws IOException {
    if (java.io.File.separatorChar == '\\') {
      return;
    }
    try (FileChannel channel = FileChannel.open(shelf, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
