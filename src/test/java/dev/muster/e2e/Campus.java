package dev.muster.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several boxes as processes of their own, each behind a proxy that takes notes, and one bridge.
 */
final class Campus implements AutoCloseable {

  private static final String[] AS_TARGET = {
    "--muster.facebox.recognise=false", "--muster.facebox.admin=true"
  };

  private final Path folder;
  private String each = "";
  private final List<Gate> gates = new ArrayList<>();
  private final List<RunningMuster> bridges = new ArrayList<>();

  Campus(Path folder) {
    this.folder = folder;
  }

  /** Adds a running box. */
  Gate gate(String name, String api, String... arguments) {
    RunningMuster box =
        RunningMuster.facebox(
                folder.resolve("box-" + name),
                RunningMuster.freePort(),
                Stream.concat(Arrays.stream(AS_TARGET), Arrays.stream(arguments))
                    .toArray(String[]::new))
            .start();
    Gate gate = new Gate(name, api, box, new RecordingProxy(box.url()));
    gates.add(gate);
    return gate;
  }

  /** A setting of every box. */
  Campus each(String key, String value) {
    each = "\n      " + key + ": " + value;
    return this;
  }

  List<Gate> gates() {
    return gates;
  }

  /**
   * The bridge of this campus, not started yet; the one before must be stopped.
   *
   * @param more configuration below {@code muster}, beside the boxes
   */
  RunningMuster bridge(String more, String... arguments) {
    RunningMuster bridge =
        RunningMuster.bridge(
            folder.resolve("bridge"),
            configuration(more),
            Stream.concat(Stream.of("--muster.facebox.enabled=false"), Arrays.stream(arguments))
                .toArray(String[]::new));
    bridges.add(bridge);
    return bridge;
  }

  @Override
  public void close() {
    bridges.forEach(RunningMuster::close);
    gates.forEach(Gate::close);
  }

  private String configuration(String more) {
    return """
        muster:
          drop-look: 200
          hand-back-every: 200
          report-every: 300
        %s
          boxes:
        %s
        """
        .formatted(
            more.stripTrailing().indent(2).stripTrailing(),
            gates.stream().map(this::entry).collect(Collectors.joining("\n")));
  }

  private String entry(Gate gate) {
    return """
            - name: %s
              url: %s
              api: %s
              devices:
                - {name: %s-door, address: 192.168.1.63, group: staff}%s\
        """
        .formatted(gate.name(), gate.proxy().url(), gate.api(), gate.name(), each);
  }
}
