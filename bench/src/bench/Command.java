package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One command that is run to its end, within a bounded time. */
final class Command {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private Command() {}

  /** What it wrote; an {@link IOException} that holds it when the command fails or does not end. */
  static String run(List<String> words, Map<String, String> environment) throws IOException {
    Path said = Files.createTempFile("bench", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(
            "not ended after " + PATIENCE + ": " + String.join(" ", words) + "\n" + text(said));
      }
      if (process.exitValue() != 0) {
        throw new IOException("failed: " + String.join(" ", words) + "\n" + text(said));
      }
      return text(said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it ran: " + String.join(" ", words), e);
    } finally {
      Files.delete(said);
    }
  }

  private static String text(Path said) throws IOException {
    return Files.readString(said).strip();
  }
}
