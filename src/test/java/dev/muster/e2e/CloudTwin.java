package dev.muster.e2e;

import java.nio.file.Path;

/** A face box that stands for a Baidu library and for a cloud-face service. */
final class CloudTwin {

  static final String BAIDU = "baidu-1";
  static final String CLOUD_FACE = "hall";

  private CloudTwin() {}

  /** The process, not started yet. */
  static RunningMuster in(Path folder, int port) {
    return RunningMuster.facebox(
        folder,
        port,
        "--muster.facebox.admin=true",
        "--muster.facebox.baidu.apps[0].id=1",
        "--muster.facebox.baidu.apps[0].api-key=key",
        "--muster.facebox.baidu.apps[0].secret-key=secret");
  }

  /** A process that was launched and may not answer yet, behind a proxy that takes notes. */
  static Gate behindProxy(Path folder) {
    RunningMuster twin = in(folder, RunningMuster.freePort());
    twin.launch();
    return new Gate("twin", "v1", twin, new RecordingProxy(twin.url()));
  }

  /** Both clouds as configuration below {@code muster}. */
  static String clouds(String url) {
    return """
        clouds:
          - {name: baidu-1, kind: baidu, url: "%1$s", api-key: key, secret-key: secret, rate: 0, quality: NONE}
          - {name: hall, kind: cloud-face, url: "%1$s", rate: 0}
        """
        .formatted(url);
  }
}
