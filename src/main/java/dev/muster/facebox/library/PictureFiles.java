package dev.muster.facebox.library;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pictures that a client names by their place on the box, such as {@code register_image_path}
 * ({@code contracts/sophon.md §5.2.1}). The API asks for no password, so only the files of one
 * permitted folder can be read, and the answer for everything else is the same, whether it exists
 * or not.
 */
public final class PictureFiles {

  private static final String NONE =
      "this box reads no pictures by path; muster.facebox.images names the folder that it may read";
  private static final String ELSEWHERE =
      "no readable picture of this name in the folder of muster.facebox.images";

  private final Optional<Path> folder;
  private final long limit;

  /**
   * @param folder the permitted folder with everything below it; empty permits none
   * @param limit largest file in bytes
   */
  public PictureFiles(Optional<Path> folder, long limit) {
    this.folder = folder.map(path -> path.toAbsolutePath().normalize());
    this.limit = limit;
  }

  /**
   * The bytes of the file.
   *
   * @param path absolute, or relative to the permitted folder
   * @throws Refusal IMAGE_NOT_OPENED unless it is a readable file in the permitted folder, symbolic
   *     links followed; IMAGE_SIZE_TOO_LARGE_ERROR when it is too large
   */
  public byte[] read(String path) {
    Path permitted = folder.orElseThrow(() -> new Refusal(BoxError.IMAGE_NOT_OPENED, NONE));
    try {
      Path root = permitted.toRealPath();
      Path named = permitted.resolve(path).normalize();
      if (!named.startsWith(permitted) && !named.startsWith(root)) {
        throw elsewhere(); // before the disk is asked: not even its time to answer says anything
      }
      Path real = named.toRealPath();
      if (!real.startsWith(root) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
        throw elsewhere();
      }
      return bytes(real);
    } catch (IOException | InvalidPathException unreadable) {
      throw elsewhere();
    }
  }

  private byte[] bytes(Path real) throws IOException {
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit + 1));
      if (bytes.length > limit) {
        throw new Refusal(BoxError.IMAGE_SIZE_TOO_LARGE_ERROR, "at most " + limit + " bytes");
      }
      return bytes;
    }
  }

  private static Refusal elsewhere() {
    return new Refusal(BoxError.IMAGE_NOT_OPENED, ELSEWHERE);
  }
}
