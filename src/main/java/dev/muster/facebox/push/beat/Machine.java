package dev.muster.facebox.push.beat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/** The computer that the box runs on, measured when asked. */
final class Machine {

  private static final Path TEMPERATURE = Path.of("/sys/class/thermal/thermal_zone0/temp");

  private final com.sun.management.OperatingSystemMXBean system =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Path data;

  /**
   * @param data on the disk that is measured
   */
  Machine(Path data) {
    this.data = data;
  }

  /**
   * An amount of memory or disk.
   *
   * @param total in bytes
   * @param free in bytes
   */
  record Space(long total, long free) {

    long used() {
      return total - free;
    }

    /** Share in use, 0 to 1. */
    double share() {
      return total == 0 ? 0 : rounded((double) used() / total);
    }
  }

  /** Share of all processors in use, 0 to 1. */
  double load() {
    return rounded(Math.max(0, system.getCpuLoad()));
  }

  int processors() {
    return system.getAvailableProcessors();
  }

  String architecture() {
    return system.getArch();
  }

  Space memory() {
    return new Space(system.getTotalMemorySize(), system.getFreeMemorySize());
  }

  Space disk() {
    try {
      FileStore store = Files.getFileStore(data);
      return new Space(store.getTotalSpace(), store.getUsableSpace());
    } catch (IOException e) {
      throw new UncheckedIOException("Measuring the disk of " + data, e);
    }
  }

  /** Degrees Celsius, where the machine tells. */
  OptionalInt temperature() {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(TEMPERATURE).strip()) / 1000);
    } catch (IOException | NumberFormatException notTold) {
      return OptionalInt.empty();
    }
  }

  String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** As the vendor prints sizes: {@code 549.0M}, {@code 10.46G}. */
  static String size(long bytes) {
    double megabytes = bytes / 1024.0 / 1024.0;
    return megabytes < 1024
        ? String.format(Locale.ROOT, "%.1fM", megabytes)
        : String.format(Locale.ROOT, "%.2fG", megabytes / 1024);
  }

  private static double rounded(double share) {
    return Math.round(share * 100) / 100.0;
  }
}
