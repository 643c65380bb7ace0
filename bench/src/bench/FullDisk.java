package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The preloaded library that makes the disk full for one folder; absent where there is no gcc. */
final class FullDisk {
  private final Path library;
  private final Path flag;
  private final Path below;

  /** Full for everything below this folder. */
  FullDisk(Options options, Path below) throws IOException {
    this.library = options.bench("out/fulldisk.so");
    this.flag = options.bench("work/disk-is-full");
    this.below = below;
    free();
  }

  boolean present() {
    return Files.exists(library);
  }

  Map<String, String> environment() {
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
