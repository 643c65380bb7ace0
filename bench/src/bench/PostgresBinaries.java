package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The programs of PostgreSQL that this machine has, run as a user whom they accept: they refuse
 * root.
 *
 * @param folder where initdb, pg_ctl, postgres and psql are
 * @param user whom they run as; empty when that is who we are
 */
record PostgresBinaries(Path folder, String user) {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final List<String> USERS = List.of("postgres", "nobody");

  static PostgresBinaries find() throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    return new PostgresBinaries(folders(), root ? unprivileged() : "");
  }

  private static Path folders() throws IOException {
    List<Path> candidates = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, "pg_ctl"))) {
        candidates.add(Path.of(folder, "pg_ctl").toRealPath().getParent());
      }
    }
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> versions = Files.list(INSTALLED)) {
        versions
            .sorted(Comparator.reverseOrder())
            .map(one -> one.resolve("bin"))
            .forEach(candidates::add);
      }
    }
    return candidates.stream()
        .filter(
            one ->
                Stream.of("initdb", "pg_ctl", "postgres", "psql")
                    .allMatch(name -> Files.isExecutable(one.resolve(name))))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "no PostgreSQL server here: initdb, pg_ctl, postgres and psql are neither in"
                        + " the PATH nor below "
                        + INSTALLED));
  }

  private static String unprivileged() throws IOException {
    for (String user : USERS) {
      try {
        Command.run(List.of("runuser", "-u", user, "--", "true"), Map.of());
        return user;
      } catch (IOException e) {
        System.err.println("PostgreSQL cannot run as " + user + ": " + e.getMessage());
      }
    }
    throw new IOException(
        "PostgreSQL refuses root, and none of "
            + USERS
            + " can run it; start the bench as somebody else");
  }

  /** Makes the user the owner. */
  void give(Path path) throws IOException {
    if (!user.isEmpty()) {
      var users = path.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(path, users.lookupPrincipalByName(user));
    }
  }

  String run(Object... words) throws IOException {
    return run(Map.of(), words);
  }

  /** Runs one of the programs, by name, to its end. */
  String run(Map<String, String> environment, Object... words) throws IOException {
    List<String> command = new ArrayList<>();
    if (!user.isEmpty()) {
      command.addAll(List.of("runuser", "-u", user, "--"));
    }
    command.add(folder.resolve(words[0].toString()).toString());
    Arrays.stream(words).skip(1).forEach(word -> command.add(word.toString()));
    return Command.run(command, environment);
  }
}
