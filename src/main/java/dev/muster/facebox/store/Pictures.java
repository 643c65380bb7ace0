package dev.muster.facebox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures as files, each under its own id. A picture that was kept is complete and on disk: it is
 * written aside, synced, renamed, and the folder is synced.
 */
public final class Pictures {

  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /** Into how many folders the files are spread. */
  public static final int FOLDERS = 256;

  private final Path directory;
  private final FileTime start;

  public Pictures(Path directory) {
    this.directory = directory;
    try {
      for (int i = 0; i < FOLDERS; i++) {
        Files.createDirectories(directory.resolve("%02x".formatted(i)));
      }
      syncFolder(directory);
      this.start = timeOf(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Making the picture folders in " + directory, e);
    }
  }

  /**
   * Keeps the bytes and returns their new id.
   *
   * @throws dev.muster.facebox.wire.Refusal with {@code NO_SPACE} when the disk is full
   */
  public String keep(byte[] bytes) {
    String id = UUID.randomUUID().toString();
    Path target = path(id);
    Path folder = target.getParent();
    Path aside = folder.resolve(id + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folder);
      return id;
    } catch (IOException e) {
      drop(aside, e);
      String doing = "Keeping a picture in " + folder;
      throw FullDisk.judge(doing, new UncheckedIOException(doing, e));
    }
  }

  public Optional<byte[]> find(String id) {
    if (!id.matches(ID)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(path(id)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading picture " + id, e);
    }
  }

  /**
   * Deletes a picture that nothing names any more. What is answered was decided before: a file that
   * cannot be deleted is logged, and swept at a later start.
   */
  public void delete(String id) {
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException e) {
      LOG.warn(
          "Picture {} could not be deleted and stays until a later start: {}", id, e.toString());
    }
  }

  /** Whether pictures can be kept now. */
  public boolean isAvailable() {
    try {
      return Files.isWritable(directory) && Files.getFileStore(directory).getUsableSpace() > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Names of the files in a folder that were there before this object was. */
  public List<String> olderThanStart(int folder) {
    Path path = directory.resolve("%02x".formatted(folder));
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(this::isOld).map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Listing the pictures in " + path, e);
    }
  }

  /** Deletes a file that {@link #olderThanStart} named, be it a picture or a part of one. */
  public void deleteFile(int folder, String name) {
    Path file = directory.resolve("%02x".formatted(folder)).resolve(name);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Deleting " + file, e);
    }
  }

  private boolean isOld(Path file) {
    try {
      return Files.getLastModifiedTime(file).compareTo(start) < 0;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Looking at " + file, e);
    }
  }

  /** What the clock of the file system says now: it may differ from that of the program. */
  private static FileTime timeOf(Path directory) throws IOException {
    Path probe = Files.createTempFile(directory, "start", ".part");
    FileTime now = Files.getLastModifiedTime(probe);
    Files.delete(probe);
    return now;
  }

  /** A part of a picture would only take space. */
  private static void drop(Path aside, IOException reason) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private Path path(String id) {
    return directory.resolve(id.substring(0, 2)).resolve(id);
  }

  private static void syncFolder(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return; // folders cannot be opened there; NTFS journals the rename
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
