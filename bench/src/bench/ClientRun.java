package bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every enrolment reference does: enrol the warm-up photos, tell the box to count afresh,
 * enrol the measured photos, print the CPU time of the measured part.
 */
final class ClientRun {
  /** Enrols all files to the box on this port. */
  interface Way {
    void enrol(int port, List<Path> files) throws Exception;
  }

  private ClientRun() {}

  /** Arguments: port, folder, number of warm-up photos, number of measured photos. */
  static void measure(String[] args, Way way) throws Exception {
    int port = Integer.parseInt(args[0]);
    List<Path> warm = files(Path.of(args[1]), "w", Integer.parseInt(args[2]));
    List<Path> measured = files(Path.of(args[1]), "p", Integer.parseInt(args[3]));
    if (!warm.isEmpty()) {
      way.enrol(port, warm);
    }
    Http.get(port, "/bench/mark");
    long before = cpuNanos();
    way.enrol(port, measured);
    double millis = (cpuNanos() - before) / 1e6;
    System.out.println("done cpuMs=" + millis);
    System.exit(0);
  }

  /** The first {@code count} files of a folder with this prefix. */
  static List<Path> files(Path folder, String prefix, int count) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .limit(count)
          .toList();
    }
  }

  static String id(Path file) {
    return file.getFileName().toString().replace(".jpg", "");
  }

  static URI users(int port) {
    return URI.create("http://127.0.0.1:" + port + "/SophonFogSys/api/users");
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
