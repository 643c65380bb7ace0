package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.face.PictureFacts;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.SeenFace;
import dev.muster.sample.SampleFaces;
import dev.muster.store.Store;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class RecogniserApiTest {

  private static final byte[] PICTURE = SampleFaces.landscape(3);

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  @Autowired private MockMvc mvc;
  @Autowired private Store store;
  @Autowired private ConsoleKit.Errands errands;
  private Seeds seeds;

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
    errands.wishes.clear();
  }

  @Test
  void eachRecogniserSaysWhatItCanDoAndHowItCounts() throws Exception {
    mvc.perform(get("/api/recognisers"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].name").value("cloud-1"))
        .andExpect(jsonPath("$[0].skills.length()").value(6))
        .andExpect(jsonPath("$[0].scale.threshold").value(80))
        .andExpect(jsonPath("$[0].calls").value(0))
        .andExpect(jsonPath("$[1].skills[1]").value("identify"))
        .andExpect(jsonPath("$[1].scale").isEmpty());
  }

  @Test
  void aPictureIsTurnedUprightAndScaledBeforeItIsSent() throws Exception {
    answered(List.of(new SeenFace(new Place(10, 20, 30, 40), 0.9, null)));

    show("cloud-1", "locate", lyingOnItsSide())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.pictures[0].width").value(240))
        .andExpect(jsonPath("$.pictures[0].height").value(320))
        .andExpect(jsonPath("$.faces[0].place.left").value(10))
        .andExpect(jsonPath("$.faces[0].confidence").value(0.9))
        .andExpect(jsonPath("$.candidates").doesNotExist());

    Look.Locate asked = (Look.Locate) errands.wishes.get(0);
    PictureFacts sent = PictureFacts.of(asked.picture());
    assertThat(sent.isPlainJpeg()).isTrue();
    assertThat(List.of(sent.width(), sent.height())).containsExactly(240, 320);
  }

  @Test
  void whoIsRecognisedIsNamedWhenTheRosterKnowsThem() throws Exception {
    seeds.person("7", "Ada");
    answered(
        List.of(
            new Candidate("7", "k7", "staff", Watchers.percent(91), true),
            new Candidate("", "their-own", "", null, false)));

    show("cloud-1", "identify", PICTURE)
        .andExpect(jsonPath("$.candidates[0].identity_id").value("7"))
        .andExpect(jsonPath("$.candidates[0].name").value("Ada"))
        .andExpect(jsonPath("$.candidates[0].score").value(91))
        .andExpect(jsonPath("$.candidates[0].closeness").value(0.91))
        .andExpect(jsonPath("$.candidates[0].confirmed").value(true))
        .andExpect(jsonPath("$.candidates[1].identity_id").isEmpty())
        .andExpect(jsonPath("$.candidates[1].key").value("their-own"))
        .andExpect(jsonPath("$.candidates[1].confirmed").value(false));
  }

  @Test
  void nobodyIsAnAnswer() throws Exception {
    answered(List.of());

    show("cloud-1", "identify", PICTURE)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.candidates.length()").value(0));
  }

  @Test
  void twoPicturesAreCompared() throws Exception {
    answered(new Comparison(Watchers.percent(42), false));

    show("cloud-1", "verify", PICTURE, PICTURE)
        .andExpect(jsonPath("$.comparison.score").value(42))
        .andExpect(jsonPath("$.comparison.same").value(false))
        .andExpect(jsonPath("$.scale.threshold").value(80))
        .andExpect(jsonPath("$.pictures.length()").value(2));
  }

  @Test
  void severalPicturesOfOnePersonShowWhetherSheIsThere() throws Exception {
    answered(new Liveness(0.2, 0.5));

    show("cloud-1", "liveness", PICTURE, PICTURE, PICTURE)
        .andExpect(jsonPath("$.liveness.live").value(false));
    assertThat(((Look.CheckLiveness) errands.wishes.get(0)).pictures()).hasSize(3);
  }

  @Test
  void theNumbersOfAFaceAreToldOnlyWhenAskedFor() throws Exception {
    answered(new Features(new float[] {0.6f, 0.8f}));

    show("cloud-1", "describe", PICTURE)
        .andExpect(jsonPath("$.features.length").value(2))
        .andExpect(jsonPath("$.features.numbers").doesNotExist());
    mvc.perform(sent("cloud-1", "describe", PICTURE).param("features", "true"))
        .andExpect(jsonPath("$.features.numbers[1]").value(0.8));
  }

  @Test
  void aRefusedPictureIsExplainedInTheReadersLanguage() throws Exception {
    errands.answer =
        wish -> new Outcome.Refused<>(new Refusal(Reason.NO_FACE, "error_code 222202"));

    mvc.perform(sent("cloud-1", "locate", PICTURE).header("Accept-Language", "zh"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.reason").value("NO_FACE"))
        .andExpect(jsonPath("$.words").value("照片中未找到人脸。"))
        .andExpect(jsonPath("$.advice").value(containsString("正面")))
        .andExpect(jsonPath("$.particulars").value("error_code 222202"));
  }

  @Test
  void whatIsNoPictureIsRefusedBeforeAnybodyIsAsked() throws Exception {
    show("cloud-1", "locate", "a letter".getBytes())
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.reason").value("NOT_AN_IMAGE"));
    assertThat(errands.wishes).isEmpty();
  }

  @Test
  void aServiceThatIsAwayAndOneThatFellSilentAreToldApart() throws Exception {
    errands.answer = wish -> new Outcome.NotReached<>("Connection refused");
    show("cloud-1", "locate", PICTURE)
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.particulars").value("Connection refused"));

    errands.answer = wish -> new Outcome.OutcomeUnknown<>("read timed out");
    show("cloud-1", "locate", PICTURE)
        .andExpect(status().isGatewayTimeout())
        .andExpect(jsonPath("$.reason").value("NO_ANSWER"));
  }

  @Test
  void whatARecogniserCannotDoIsAConflict() throws Exception {
    show("cloud-2", "verify", PICTURE, PICTURE)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("cloud-2 cannot verify; it can locate, identify."));
  }

  @Test
  void wrongQuestionsNameTheirMistake() throws Exception {
    show("nobody", "locate", PICTURE)
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value("There is no recogniser nobody."));
    show("cloud-1", "guess", PICTURE)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("skill"));
    show("cloud-1", "verify", PICTURE)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("allowed are 2")));
    mvc.perform(sent("cloud-1", "identify", PICTURE).param("most", "21"))
        .andExpect(status().isBadRequest());
    show("cloud-1", "locate", new byte[20 * 1024 * 1024 + 1])
        .andExpect(status().isBadRequest())
        .andExpect(content().string(not(containsString("AAAA"))));
    assertThat(errands.wishes).isEmpty();
  }

  private void answered(Object answer) {
    errands.answer = wish -> new Outcome.Answered<>(answer);
  }

  private ResultActions show(String recogniser, String skill, byte[]... pictures) throws Exception {
    return mvc.perform(sent(recogniser, skill, pictures).header("Accept-Language", "en"));
  }

  private static MockMultipartHttpServletRequestBuilder sent(
      String recogniser, String skill, byte[]... pictures) {
    MockMultipartHttpServletRequestBuilder request =
        multipart("/api/recognisers/{name}/{skill}", recogniser, skill);
    Arrays.stream(pictures)
        .forEach(one -> request.file(new MockMultipartFile("picture", "a.jpg", null, one)));
    return request;
  }

  /** The picture with a note that it has to be turned by a quarter. */
  private static byte[] lyingOnItsSide() {
    byte[] note =
        ByteBuffer.allocate(36)
            .putShort((short) 0xffe1)
            .putShort((short) 34)
            .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1})
            .putShort((short) 0x112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) 6)
            .putShort((short) 0)
            .putInt(0)
            .array();
    ByteArrayOutputStream turned = new ByteArrayOutputStream();
    turned.write(PICTURE, 0, 2);
    turned.writeBytes(note);
    turned.write(PICTURE, 2, PICTURE.length - 2);
    return turned.toByteArray();
  }
}
