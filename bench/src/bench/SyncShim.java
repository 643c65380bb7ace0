package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The preloaded library that lengthens and counts disk syncs; absent where there is no gcc. */
final class SyncShim {
  private final Path library;
  private final Path counter;
  private final int micros;

  SyncShim(Options options) {
    this.library = options.bench("out/slowsync.so");
    this.counter = options.bench("work/syncs");
    this.micros = options.number("slowsync");
  }

  boolean present() {
    return Files.exists(library);
  }

  /** The environment of a process under the shim; empty without it. */
  Map<String, String> environment() throws IOException {
    if (!present()) {
      return Map.of();
    }
    Files.createDirectories(counter.getParent());
    Files.deleteIfExists(counter);
    return Map.of(
        "LD_PRELOAD", library.toString(), "SYNC_US", "" + micros, "SYNC_COUNT", counter.toString());
  }

  /** Syncs since the counter file was made. */
  long count() throws IOException {
    if (!Files.exists(counter) || Files.size(counter) < 8) {
      return 0;
    }
    return ByteBuffer.wrap(Files.readAllBytes(counter)).order(ByteOrder.nativeOrder()).getLong();
  }
}
