package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.SeenFace;
import dev.muster.recogniser.SentPicture;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of the service. Source: contracts/arcface.md §7.1. */
public final class ArcfaceQuestions {

  /** Where the faces are; the surest comes first. */
  public ArcfaceLook<List<SeenFace>> locate(ArcfaceLook<List<SeenFace>> look) {
    int most = ((Look.Locate) look.wish()).most();
    SentPicture picture = look.pictures().get(0);
    Map<String, Object> data = Map.of("image", base64(picture), "max_face_num", most);
    return look.ask(new Question<>("/face2/locate", data, answer -> located(answer, picture)));
  }

  /** Whether two pictures show one person. */
  public ArcfaceLook<Comparison> verify(ArcfaceLook<Comparison> look) {
    Map<String, Object> data =
        Map.of(
            "image1", base64(look.pictures().get(0)),
            "image2", base64(look.pictures().get(1)));
    Scale scale = ArcfaceServices.scale(look.service());
    boolean own = look.service().threshold() != null;
    return look.ask(new Question<>("/face2/verify", data, answer -> verified(answer, scale, own)));
  }

  /** The features of the face. */
  public ArcfaceLook<Features> describe(ArcfaceLook<Features> look) {
    Map<String, Object> data = Map.of("image", base64(look.pictures().get(0)));
    return look.ask(new Question<>("/face2/features", data, ArcfaceQuestions::described));
  }

  private static String base64(SentPicture picture) {
    return Base64.getEncoder().encodeToString(picture.jpeg());
  }

  /** Boxes are left, top, right, bottom, whatever the service's document says. §7.1 */
  private static Outcome<List<SeenFace>> located(JsonNode answer, SentPicture picture) {
    List<SeenFace> faces = new ArrayList<>();
    for (JsonNode box : answer.path("locations")) {
      if (box.size() != 4 || !isNumbers(box)) {
        return unclear("a place that is not four numbers");
      }
      faces.add(
          new SeenFace(
              picture.place(
                  box.get(0).doubleValue(),
                  box.get(1).doubleValue(),
                  box.get(2).doubleValue(),
                  box.get(3).doubleValue()),
              null,
              null));
    }
    if (faces.isEmpty()) {
      JsonNode number = answer.path("face_num");
      return number.isNumber() && number.intValue() == 0 ? noFace() : unclear("no places");
    }
    return new Outcome.Answered<>(List.copyOf(faces));
  }

  /** No face is said with the score of the best match: is_match is looked at first. §9.4 */
  private static Outcome<Comparison> verified(JsonNode answer, Scale scale, boolean own) {
    JsonNode match = answer.path("is_match");
    JsonNode score = answer.path("score");
    if (!match.isBoolean() || !isFinite(score)) {
      return unclear("no is_match and score");
    }
    if (!match.booleanValue() && score.doubleValue() == 0) {
      return noFace();
    }
    Score told = new Score(score.doubleValue(), scale);
    return new Outcome.Answered<>(
        new Comparison(told, match.booleanValue() && (!own || told.isSame())));
  }

  private static Outcome<Features> described(JsonNode answer) {
    JsonNode features = answer.path("features");
    if (features.isNull()) {
      return noFace();
    }
    Optional<Features> read = ReadFeatures.of(features);
    return read.isPresent()
        ? new Outcome.Answered<>(read.get())
        : unclear("features that are no list of numbers");
  }

  static boolean isNumbers(JsonNode list) {
    for (JsonNode number : list) {
      if (!isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFinite(JsonNode number) {
    return number.isNumber() && Double.isFinite(number.doubleValue());
  }

  private static <T> Outcome<T> noFace() {
    return new Outcome.Refused<>(new Refusal(Reason.NO_FACE, "the service sees no face"));
  }

  private static <T> Outcome<T> unclear(String what) {
    return new Outcome.OutcomeUnknown<>("the service answered " + what);
  }
}
