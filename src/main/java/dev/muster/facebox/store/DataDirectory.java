package dev.muster.facebox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The box's directory, held by one running box at a time. */
public record DataDirectory(Path path, FileChannel lock) implements AutoCloseable {

  /**
   * @throws IllegalStateException when another box uses the directory
   */
  public static DataDirectory take(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("box.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "Another face box uses %s; stop it or set muster.facebox.data".formatted(path));
      }
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Taking the face box directory " + path, e);
    }
  }

  /** Letting the channel go lets the lock go. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Leaving the face box directory " + path, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }
}
