package bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reference: the sequential script in Java. Read, base64, JSON, POST, a new connection each. */
final class SeedSequential {
  private SeedSequential() {}

  public static void main(String[] args) throws Exception {
    ClientRun.measure(
        args,
        (port, files) -> {
          for (Path file : files) {
            byte[] body = Registration.viaStrings(ClientRun.id(file), Files.readAllBytes(file));
            Http.post(ClientRun.users(port), body, false);
          }
        });
  }
}
