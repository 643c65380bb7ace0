package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.SeenFace;
import java.util.List;

/**
 * Finds, measures and compares faces, and judges whether somebody is there. Source:
 * contracts/baidu.md §4.2, §4.6 to §4.8.
 */
public final class BaiduLooks {

  /** One false rejection in a thousand, when the service does not say where that is. §4.7. */
  private static final double USUAL_THRESHOLD = 0.3;

  private final BaiduCalls calls;

  BaiduLooks(BaiduCalls calls) {
    this.calls = calls;
  }

  /** Where the faces are and how well they are seen. */
  public BaiduLook<List<SeenFace>> locate(BaiduLook<List<SeenFace>> look) {
    Look.Locate wish = (Look.Locate) look.wish();
    return look.ask(
        new Question<>(
            BaiduCalls.DETECT,
            calls.body(BaiduWire.Detect.of(look.sent(0), wish.most())),
            (now, result) -> now.endWith(new Outcome.Answered<>(faces(now, result)))));
  }

  /** Whether two pictures show one person. */
  public BaiduLook<Comparison> verify(BaiduLook<Comparison> look) {
    List<BaiduWire.One> pictures =
        List.of(BaiduWire.One.of(look.sent(0)), BaiduWire.One.of(look.sent(1)));
    return look.ask(new Question<>(BaiduCalls.MATCH, calls.body(pictures), BaiduLooks::compared));
  }

  /** Whether pictures show somebody who is there. */
  public BaiduLook<Liveness> live(BaiduLook<Liveness> look) {
    return look.ask(
        new Question<>(
            BaiduCalls.FACE_VERIFY,
            calls.body(look.pictures().stream().map(one -> BaiduWire.One.of(one.jpeg())).toList()),
            BaiduLooks::judged));
  }

  private static List<SeenFace> faces(BaiduLook<?> look, JsonNode result) {
    return BaiduSight.faces(result).stream()
        .map(face -> new SeenFace(look.place(face.place()), face.confidence(), face.measures()))
        .toList();
  }

  private static BaiduLook<Comparison> compared(BaiduLook<Comparison> now, JsonNode result) {
    Double score = BaiduSight.number(result, "score");
    if (score == null) {
      return now.giveUp(missing("score"));
    }
    Score counted = new Score(score, BaiduClouds.scale(now.cloud()));
    return now.endWith(new Outcome.Answered<>(new Comparison(counted, counted.isSame())));
  }

  private static BaiduLook<Liveness> judged(BaiduLook<Liveness> now, JsonNode result) {
    Double score = BaiduSight.number(result, "face_liveness");
    if (score == null) {
      return now.giveUp(missing("face_liveness"));
    }
    Double threshold = BaiduSight.number(result.path("thresholds"), "frr_1e-3");
    return now.endWith(
        new Outcome.Answered<>(
            new Liveness(score, threshold == null ? USUAL_THRESHOLD : threshold)));
  }

  private static Outcome<Void> missing(String what) {
    return new Outcome.OutcomeUnknown<>("the cloud answered without a " + what);
  }
}
