package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.QualityLimits;
import dev.muster.recogniser.SeenFace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaiduQualityTest {

  private static final QualityLimits LIMITS = BaiduKit.cloud("muster").limits();
  private static final String GOOD =
      """
      {"face_list":[{"face_token":"f","face_probability":1,
        "location":{"left":10.5,"top":20,"width":172,"height":170,"rotation":4},
        "angle":{"yaw":-3.2,"pitch":"2.5","roll":1},
        "quality":{"blur":0.1,"illumination":120,"completeness":1,
          "occlusion":{"left_eye":0,"right_eye":0,"nose":0,"mouth":0,"left_cheek":0,
            "right_cheek":0,"chin_contour":0}}}]}
      """;

  @Test
  void aGoodPhotoPasses() throws Exception {
    assertThat(refusal(GOOD)).isEmpty();
    SeenFace face = BaiduSight.faces(new ObjectMapper().readTree(GOOD)).get(0);
    assertThat(face.place().left()).isEqualTo(10.5);
    assertThat(face.measures().yaw()).isEqualTo(-3.2);
    assertThat(face.measures().pitch()).as("a number as a text").isEqualTo(2.5);
    assertThat(face.measures().covered()).containsKeys("chin", "left_cheek").hasSize(7);
  }

  @ParameterizedTest(name = "{0} becomes {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"left_eye\":0|\"left_eye\":0.61|FACE_COVERED|left_eye 0.61 (<= 0.6)",
        "\"mouth\":0|\"mouth\":0.71|FACE_COVERED|mouth 0.71 (<= 0.7)",
        "\"right_cheek\":0|\"right_cheek\":0.81|FACE_COVERED|right_cheek 0.81 (<= 0.8)",
        "\"chin_contour\":0|\"chin\":0.9|FACE_COVERED|chin 0.9 (<= 0.6)",
        "\"blur\":0.1|\"blur\":0.7|BLURRED|blur 0.7 (< 0.7)",
        "\"illumination\":120|\"illumination\":40|TOO_DARK|illumination 40 (> 40)",
        "\"completeness\":1|\"completeness\":0|FACE_CUT_OFF|completeness 0 (>= 1)",
        "\"yaw\":-3.2|\"yaw\":-20|FACE_TURNED|yaw 20 (< 20)",
        "\"width\":172|\"width\":99|FACE_TOO_SMALL|width 99 (>= 100)"
      })
  void whatIsBeyondALimitIsRefusedWithWhatWasMeasured(
      String part, String worse, Reason reason, String words) throws Exception {
    assertThat(GOOD).contains(part);
    assertThat(refusal(GOOD.replace(part, worse)))
        .contains(new Refusal(reason, "the cloud measured " + words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"left_eye\":0|\"left_eye\":0.6",
        "\"blur\":0.1|\"blur\":0.69",
        "\"illumination\":120|\"illumination\":40.1",
        "\"yaw\":-3.2|\"yaw\":19.9",
        "\"width\":172|\"width\":100",
        "\"blur\":0.1|\"blur\":null"
      })
  void whatReachesALimitJustSoOrIsNotToldPasses(String part, String other) throws Exception {
    assertThat(refusal(GOOD.replace(part, other))).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsSaidAndTheFirstIsTheReason() throws Exception {
    assertThat(
            refusal(
                GOOD.replace("\"blur\":0.1", "\"blur\":0.9").replace("\"nose\":0", "\"nose\":1")))
        .contains(
            new Refusal(
                Reason.FACE_COVERED, "the cloud measured nose 1 (<= 0.7), blur 0.9 (< 0.7)"));
    assertThat(refusal("{\"face_list\":null}").orElseThrow().reason()).isEqualTo(Reason.NO_FACE);
  }

  private static Optional<Refusal> refusal(String result) throws Exception {
    List<SeenFace> faces = BaiduSight.faces(new ObjectMapper().readTree(result));
    return BaiduQuality.refusal(faces, LIMITS);
  }
}
