package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** When the embedded face box runs, and when it does not. */
@ExtendWith({Site.Shared.class, ShowLogs.class})
class StandaloneBoxIT {

  @Test
  void theBoxAloneAnswersAndIsNoBridge(Site site) {
    assertThat(site.atBox().people()).isNotNegative();
    assertThat(site.atBox().knows("nobody")).isFalse();
    assertThat(site.box().log()).doesNotContain("routes and lanes run from");
    assertThat(site.box().home().resolve("routes")).doesNotExist();
  }

  @Test
  void aBridgeWithAConfiguredBoxStartsNoOther(Site site) {
    assertThatThrownBy(() -> new Socket("127.0.0.1", site.embedded()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void withoutAnyConfigurationABoxAReceiverAndADropAreThere(@TempDir Path folder) {
    int port = RunningMuster.freePort();
    try (RunningMuster muster =
        RunningMuster.bridge(folder, "", "--muster.facebox.port=" + port).start()) {
      WatchedFolder drop = new WatchedFolder(folder.resolve("drop"));
      drop.drop("staff/0007_Anna.jpg", SampleFaces.person(7).photo(View.frontal()));
      FaceboxClient box = new FaceboxClient("http://127.0.0.1:" + port);
      Patience.until("Anna on the embedded box").until(() -> box.nameOf("0007").equals("Anna"));
      Patience.until("the photo in .done").until(() -> drop.done().contains("staff/0007_Anna.jpg"));
      assertThat(muster.errors()).isEmpty();
      muster.stop();
    }
  }
}
