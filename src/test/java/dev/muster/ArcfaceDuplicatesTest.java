package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same face under two numbers, by the features of an ArcFace service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArcfaceDuplicatesTest {

  private static final String APP = "3F0C1D2E4B5A69788796A5B4C3D2E1F0";
  private static final String FEATURES = "POST /face2/features";
  private static final View VIEW = View.frontal().sized(240, 300);

  private PlacingSite site;
  private RunningBridge bridge;

  @BeforeAll
  void start() {
    site =
        new PlacingSite(
            "--muster.facebox.arcface.apps[0].id=" + APP,
            "--muster.facebox.arcface.apps[0].secret=secret");
    bridge =
        RunningBridge.on(
            site.url(),
            "--muster.breaker.open-seconds=1",
            "--muster.photo.recogniser=face-1",
            "--muster.photo.same-face-from=0.6",
            "--muster.photo.other-face=off",
            "--muster.recognisers[0].name=face-1",
            "--muster.recognisers[0].kind=arcface",
            "--muster.recognisers[0].url=" + site.url(),
            "--muster.recognisers[0].app-id=" + APP,
            "--muster.recognisers[0].app-secret=secret");
  }

  @AfterAll
  void stop() {
    bridge.close();
    site.close();
  }

  @BeforeEach
  void nobody() {
    bridge.reset();
    site.empty();
    site.forgetCalls();
  }

  @Test
  void theSameFaceIsFoundByTheFeaturesOfTheService() {
    enrol("0001", photo(7));
    enrol("0002", photo(8));
    enrol("0003", savedAgain(photo(7)));
    assertThat(warning("0001")).isEqualTo("null");
    assertThat(warning("0002")).isEqualTo("null");
    assertThat(warning("0003")).startsWith("SAME_FACE_TWO_IDS: 0001 (");
    assertThat(bridge.text("SELECT DISTINCT engine FROM face_template"))
        .isEqualTo("arcface:face-1");
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void aServiceThatIsAwayStopsNobodyAndTheComparisonIsMadeUpFor() {
    site.fault(Map.of("where", FEATURES, "what", "drop-after", "first", 1000));
    enrol("0001", photo(9));
    enrol("0002", photo(10));
    enrol("0003", savedAgain(photo(9)));
    assertThat(bridge.text("SELECT DISTINCT warning FROM batch_row"))
        .isEqualTo("FACE_NOT_COMPARED: face-1");
    site.empty();

    await("the comparison to be made up for")
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              bridge.pass(Duration.ofSeconds(31));
              assertThat(
                      bridge.text("SELECT count(*) FROM batch_row WHERE warning LIKE 'FACE_NOT%'"))
                  .isEqualTo("0");
            });

    assertThat(warning("0002")).isEqualTo("null");
    assertThat(warning("0001") + warning("0003"))
        .contains("SAME_FACE_TWO_IDS: 0003 (")
        .contains("SAME_FACE_TWO_IDS: 0001 (");
    assertThat(bridge.text("SELECT count(*) FROM face_template WHERE template <> ''"))
        .isEqualTo("3");
  }

  @Test
  void theVerySameFileUnderTwoNumbersIsFoundThoughTheServiceIsAway() {
    site.fault(Map.of("where", FEATURES, "what", "drop-after", "first", 1000));
    enrol("0001", photo(11));
    enrol("0002", photo(11));
    assertThat(warning("0002")).startsWith("SAME_FACE_TWO_IDS: 0001 (1.00)");
  }

  @Test
  void aPhotoWithoutAFaceIsEnrolledAndAskedForOnce() {
    enrol("0001", SampleFaces.landscape(1));
    bridge.pass(Duration.ofSeconds(31));
    await().until(() -> bridge.text("SELECT count(*) FROM face_template").equals("1"));
    assertThat(warning("0001")).isEqualTo("null");
  }

  private void enrol(String id, byte[] photo) {
    bridge.drop(id + ".jpg", photo);
    await(id)
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () ->
                bridge
                    .text("SELECT count(*) FROM person WHERE identity_id = '" + id + "'")
                    .equals("1"));
  }

  private String warning(String id) {
    return bridge.text("SELECT warning FROM batch_row WHERE identity_id = '" + id + "'");
  }

  /** Another person in each test: faces of people who left are known for a while. */
  private static byte[] photo(int person) {
    return SampleFaces.person(person).photo(VIEW);
  }

  private long asked() {
    return site.calls().stream().filter(FEATURES::equals).count();
  }

  private static byte[] savedAgain(byte[] jpeg) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
