package dev.muster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * A box with a recording proxy before it, a bridge and a receiver, all running: shared by the tests
 * that leave them running.
 */
record Site(
    RunningMuster box, RecordingProxy proxy, RunningMuster bridge, int embedded, Receiver receiver)
    implements ExtensionContext.Store.CloseableResource {

  /** The device of the group lobby, to which one test brings one person. */
  static final String LOBBY_DOOR = "192.168.1.64";

  /** Gives every test class the same site. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.create(Site.class))
          .getOrComputeIfAbsent(Site.class, key -> Site.open(), Site.class);
    }
  }

  /** One box "gate", one subscriber, and two drops: {@code slow} waits longer for a file. */
  static String configuration(String box, Receiver receiver) {
    return """
        muster:
          batch-quiet: 6s
          drop-look: 200
          hand-back-every: 200
          report-every: 300
          boxes:
            - name: gate
              url: %s
              devices:
                - {name: front-door, address: 192.168.1.63, group: staff}
                - {name: lobby-door, address: %s, group: lobby}
          drops:
            - {name: drop, folder: drop, settle: 300ms}
            - {name: slow, folder: slow, settle: 3s}
          subscribers:
            - name: receiver
              url: %s
              secret: %s
              retry: [1s, 1s, 1s, 1s, 2s, 2s, 5s, 5s, 10s, 10s]
        """
        .formatted(box, LOBBY_DOOR, receiver.url(), Receiver.SECRET);
  }

  private static Site open() {
    try {
      Path folder = Files.createTempDirectory("muster-site");
      Receiver receiver = new Receiver();
      RunningMuster box =
          RunningMuster.facebox(folder.resolve("box"), RunningMuster.freePort()).start();
      RecordingProxy proxy = new RecordingProxy(box.url());
      int embedded = RunningMuster.freePort();
      RunningMuster bridge =
          RunningMuster.bridge(
                  folder.resolve("bridge"),
                  configuration(proxy.url(), receiver),
                  "--muster.facebox.port=" + embedded)
              .start();
      return new Site(box, proxy, bridge, embedded, receiver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FaceboxClient atBox() {
    return new FaceboxClient(box.url());
  }

  WatchedFolder drop() {
    return new WatchedFolder(bridge.home().resolve("drop"));
  }

  WatchedFolder slowDrop() {
    return new WatchedFolder(bridge.home().resolve("slow"));
  }

  @Override
  public void close() {
    bridge.close();
    proxy.close();
    box.close();
    receiver.close();
    try {
      FileSystemUtils.deleteRecursively(bridge.home().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
