package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a site unpacks, and the script that starts it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DistributionIT {

  private static final String QUICK = "-XX:TieredStopAtLevel=1";
  @TempDir static Path unpacked;
  private static Path script;
  @TempDir Path site;
  private int port;

  @BeforeAll
  static void unpack() throws Exception {
    Path archive = Path.of(System.getProperty("muster.distribution")).toAbsolutePath();
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", unpacked.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    try (Stream<Path> folders = Files.list(unpacked)) {
      script = folders.toList().get(0).resolve("bin/muster");
    }
  }

  @BeforeEach
  void configure() throws IOException {
    port = RunningMuster.freePort();
    Files.createDirectories(site.resolve("config"));
    Files.writeString(
        site.resolve("config/application.yaml"),
        """
        server: {port: %d}
        muster: {facebox: {port: 0, websocket-port: -1}}
        """
            .formatted(port));
  }

  @Test
  void itIsRehearsedBeforeTheFirstStartAndTheNextOneUsesWhatWasLearnt() throws Exception {
    Files.writeString(
        site.resolve("config/application.yaml"),
        "muster: {boxes: [{name: real, url: \"http://127.0.0.1:1\"}]}");
    Process rehearsal =
        start(
            Map.of(
                "MUSTER_STORE_URL", "jdbc:postgresql://127.0.0.1:1/real",
                "MUSTER_BOXES_0_NAME", "real",
                "MUSTER_BOXES_0_URL", "http://127.0.0.1:1",
                "MUSTER_OPTS", QUICK + " -Dmuster.public-url=http://127.0.0.1:1"),
            "--rehearse");
    assertThat(rehearsal.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(said())
        .contains(
            "A site to throw away has started",
            "3 people who do not exist were dropped and stand on its embedded box",
            "One of them was shown to it; the event arrived, signed");
    assertThat(rehearsal.exitValue()).isZero();
    assertThat(learnt()).hasSize(1);
    assertThat(site.resolve("drop")).as("nothing of this site was touched").doesNotExist();
    Files.delete(site.resolve("said"));
    configure();

    Process muster =
        start(Map.of("MUSTER_OPTS", QUICK + " -Dmuster.public-url=http://127.0.0.1:1"));
    awaitUp(muster);
    assertThat(said()).doesNotContain("rehears").contains("routes and lanes run from " + routes());
    muster.destroy();
    assertThat(muster.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(learnt()).hasSize(1);
  }

  @Test
  void itStartsAsWellWhereNothingCanBeKept() throws Exception {
    Process muster = start(Map.of("MUSTER_CACHE", "/dev/null/start"));
    awaitUp(muster);
    assertThat(said()).contains("muster: goes on without what a rehearsal would have taught it.");
    muster.destroy();
    assertThat(muster.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void aRehearsalThatFailsSaysWhyAndIsNotRepeatedAtEveryStart() throws Exception {
    Files.createDirectories(site.resolve("routes"));
    Files.writeString(site.resolve("routes/broken.camel.yaml"), "- route: {id: [");
    for (String said :
        List.of("The rehearsal failed: ", "the last rehearsal did not come to its end")) {
      Process muster = start(Map.of());
      assertThat(muster.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(muster.exitValue()).as("with these routes it cannot start").isEqualTo(1);
      assertThat(said()).contains(said);
      if (said.startsWith("the last")) {
        assertThat(said()).doesNotContain("rehearses once");
      }
      Files.delete(site.resolve("said"));
    }
  }

  @Test
  void aJavaThatIsMissingOrTooOldIsNamed() throws Exception {
    Process none = start(Map.of("JAVA_HOME", "/nowhere"));
    assertThat(none.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(none.exitValue()).isEqualTo(1);
    assertThat(said())
        .startsWith("muster: there is no /nowhere/bin/java. Install Java 17 or newer");
    Files.delete(site.resolve("said"));

    Path old = site.resolve("java-11");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
    Files.setPosixFilePermissions(
        Files.createFile(old.resolve("bin/java")),
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
    Process tooOld = start(Map.of("JAVA_HOME", old.toString()));
    assertThat(tooOld.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(tooOld.exitValue()).isEqualTo(1);
    assertThat(said()).contains("is Java 11. Install Java 17 or newer");
  }

  private Process start(Map<String, String> variables, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList())
            .directory(site.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(site.resolve("said").toFile()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MUSTER_OPTS", QUICK);
    builder.environment().remove("MUSTER_CACHE");
    builder.environment().putAll(variables);
    return builder.start();
  }

  private void awaitUp(Process muster) {
    SignOfLife sign = new SignOfLife(port, "POST", "/events/nobody", "UNKNOWN_BOX");
    Patience.until("it gives " + sign)
        .until(
            () -> {
              assertThat(muster.isAlive()).as(said()).isTrue();
              return sign.seen();
            });
  }

  private static String routes() throws IOException {
    return script.toRealPath().getParent().getParent().resolve("routes").toString();
  }

  private String said() throws IOException {
    return Files.readString(site.resolve("said"));
  }

  private List<Path> learnt() throws IOException {
    try (Stream<Path> files = Files.list(site.resolve("var/start"))) {
      return files.toList();
    }
  }
}
