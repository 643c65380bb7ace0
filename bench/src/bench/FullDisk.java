package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The preloaded library that makes the disk full for folders; absent where there is no gcc. */
final class FullDisk {
  private final Path library;
  private final Path flag;

  FullDisk(Options options) throws IOException {
    this.library = options.bench("out/fulldisk.so");
    this.flag = options.bench("work/disk-is-full");
    free();
  }

  boolean present() {
    return Files.exists(library);
  }

  /** For a program whose disk it is: nothing below this folder can be written while it is full. */
  Map<String, String> environment(Path below) {
    return present()
        ? Map.of(
            "LD_PRELOAD", library.toString(),
            "FULL_WHEN", flag.toString(),
            "FULL_BELOW", below.toString())
        : Map.of();
  }

  void fill() throws IOException {
    Files.createDirectories(flag.getParent());
    Files.writeString(flag, "");
  }

  void free() throws IOException {
    Files.deleteIfExists(flag);
  }
}
