package dev.muster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * A bridge with a v1 box "east" and a v2 box "west", running for all tests that leave them running.
 * Each test has people and folders of its own.
 */
record SharedCampus(Path folder, Campus campus, RunningMuster bridge)
    implements ExtensionContext.Store.CloseableResource {

  /** Gives every test class the same campus. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == SharedCampus.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.create(SharedCampus.class))
          .getOrComputeIfAbsent(SharedCampus.class, key -> SharedCampus.open(), SharedCampus.class);
    }
  }

  private static final String SETTINGS =
      """
      batch-quiet: 3s
      removal-limit: 5
      photo: {same-face: off, other-face: off}
      drops:
        - {name: drop, folder: drop, settle: 300ms}
        - {name: again, folder: again, settle: 300ms, manifest: required}
        - {name: trial, folder: trial, settle: 300ms, mode: check}
        - {name: leavers, folder: leavers, settle: 300ms}
      """;

  private static SharedCampus open() {
    try {
      Path folder = Files.createTempDirectory("muster-campus");
      Campus campus = new Campus(folder);
      campus.gate("east", "v1");
      campus.gate("west", "v2");
      return new SharedCampus(folder, campus, campus.bridge(SETTINGS).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Console console() {
    return new Console(bridge);
  }

  WatchedFolder drop(String name) {
    return new WatchedFolder(bridge.home().resolve(name));
  }

  Gate gate(String name) {
    return campus.gates().stream()
        .filter(gate -> gate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether everybody of these stands on every box. */
  boolean standEverywhere(String... people) {
    return campus.gates().stream()
        .map(Gate::everybody)
        .map(Map::keySet)
        .allMatch(ids -> ids.containsAll(java.util.List.of(people)));
  }

  /** Whether nobody of these stands on any box. */
  boolean standNowhere(String... people) {
    return campus.gates().stream()
        .map(Gate::everybody)
        .map(Map::keySet)
        .allMatch(ids -> java.util.Collections.disjoint(ids, java.util.List.of(people)));
  }

  @Override
  public void close() {
    campus.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
