package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.SeenFace;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of an ArcFace service, signed in both ways, against its twin in the embedded box. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArcfaceRecogniserTest {

  private static final String APP = "3F0C1D2E4B5A69788796A5B4C3D2E1F0";
  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
  private static final byte[] ALICE = SampleFaces.person(7).photo(View.frontal());
  private static final byte[] ALICE_LATER = SampleFaces.person(7).photo(View.varied(1));
  private static final byte[] BOB = SampleFaces.person(8).photo(View.frontal());
  private static final byte[] NOBODY = SampleFaces.landscape(1);

  private PlacingSite site;
  private RunningBridge bridge;

  @BeforeAll
  void start() {
    site =
        new PlacingSite(
            "--muster.facebox.arcface.apps[0].id=" + APP,
            "--muster.facebox.arcface.apps[0].secret=secret",
            "--muster.facebox.arcface.sm2-private-key=" + KEY);
    bridge =
        RunningBridge.on(
            site.url(),
            "--muster.recognisers[0].name=sha",
            "--muster.recognisers[0].kind=arcface",
            "--muster.recognisers[0].url=" + site.url(),
            "--muster.recognisers[0].app-id=" + APP,
            "--muster.recognisers[0].app-secret=secret",
            "--muster.recognisers[0].rate=50",
            "--muster.recognisers[1].name=sm2",
            "--muster.recognisers[1].kind=arcface",
            "--muster.recognisers[1].url=" + site.url(),
            "--muster.recognisers[1].app-id=" + APP,
            "--muster.recognisers[1].app-secret=secret",
            "--muster.recognisers[1].sign-type=SM2",
            "--muster.recognisers[1].sm2-private-key=" + KEY,
            "--muster.recognisers[2].name=stranger",
            "--muster.recognisers[2].kind=arcface",
            "--muster.recognisers[2].url=" + site.url(),
            "--muster.recognisers[2].app-id=" + APP,
            "--muster.recognisers[2].app-secret=wrong",
            "--muster.recognisers[3].name=gone",
            "--muster.recognisers[3].kind=arcface",
            "--muster.recognisers[3].url=http://127.0.0.1:1",
            "--muster.recognisers[3].app-id=" + APP,
            "--muster.recognisers[3].app-secret=secret");
  }

  @AfterAll
  void stop() {
    bridge.close();
    site.close();
  }

  @BeforeEach
  void noFaults() {
    site.empty();
    site.forgetCalls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha", "sm2"})
  void aFaceIsFoundWhereItIs(String name) {
    List<SeenFace> faces = answered(new Look.Locate(name, ALICE, 3));
    assertThat(faces).hasSize(1);
    Place place = faces.get(0).place();
    assertThat(place.left() + place.width() / 2).isBetween(180.0, 300.0);
    assertThat(place.top() + place.height() / 2).isBetween(200.0, 400.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha", "sm2"})
  void twoPhotosOfOnePersonAreCloserThanThoseOfTwo(String name) {
    Comparison same = answered(new Look.Verify(name, ALICE, ALICE_LATER));
    Comparison other = answered(new Look.Verify(name, ALICE, BOB));
    assertThat(same.same()).isTrue();
    assertThat(other.same()).isFalse();
    assertThat(same.score().closeness()).isGreaterThan(other.score().closeness());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha", "sm2"})
  void featuresTellTheSame(String name) {
    float[] alice = answered(new Look.Describe(name, ALICE)).numbers();
    float[] later = answered(new Look.Describe(name, ALICE_LATER)).numbers();
    float[] bob = answered(new Look.Describe(name, BOB)).numbers();
    assertThat(alice).hasSize(512);
    assertThat(cosine(alice, alice)).isBetween(0.9999, 1.0001);
    assertThat(cosine(alice, later)).isGreaterThan(cosine(alice, bob));
  }

  @Test
  void nobodyInThePictureIsARefusal() {
    assertThat(refused(new Look.Locate("sha", NOBODY, 1))).isEqualTo(Reason.NO_FACE);
    assertThat(refused(new Look.Describe("sha", NOBODY))).isEqualTo(Reason.NO_FACE);
    assertThat(refused(new Look.Verify("sha", ALICE, NOBODY))).isEqualTo(Reason.NO_FACE);
    assertThat(refused(new Look.Describe("sha", new byte[0]))).isEqualTo(Reason.EMPTY_FILE);
    assertThat(site.calls()).as("an empty file is not sent").hasSize(3);
  }

  @Test
  void aWrongSecretIsNobodysPicture() {
    assertThat(notReached(new Look.Describe("stranger", ALICE)))
        .startsWith("KEYS_REFUSED: ")
        .contains("9800");
  }

  @Test
  void aServiceThatIsAwayIsNotReachedAndOneWhoseAnswerIsLostIsUnknown() {
    assertThat(notReached(new Look.Describe("gone", ALICE))).startsWith("NOT_REACHED: ");
    site.fault(Map.of("where", "POST /face2/features", "what", "drop-after", "first", 1));
    assertThat(bridge.run(new Look.Describe("sha", ALICE)))
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void whatItCannotDoIsSaidAtOnce() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> bridge.run(new Look.Identify("sha", ALICE, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sha cannot identify-face");
  }

  private <T> T answered(Look<T> look) {
    Outcome<T> outcome = bridge.run(look);
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return ((Outcome.Answered<T>) outcome).value();
  }

  private Reason refused(Look<?> look) {
    return ((Outcome.Refused<?>) bridge.run(look)).refusal().reason();
  }

  private String notReached(Look<?> look) {
    return ((Outcome.NotReached<?>) bridge.run(look)).why();
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
