package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.SeenFace;
import java.util.List;

/** Has a v2 box look at pictures. Source: contracts/sophon.md §5.3.1. */
public final class V2Looks {

  private final V2Calls calls;
  private final SophonSight sight;

  V2Looks(V2Calls calls, SophonSight sight) {
    this.calls = calls;
    this.sight = sight;
  }

  /** Asks where the faces are. */
  public Ask<BoxLook<List<SeenFace>>> locate(BoxLook<List<SeenFace>> look) {
    return sight.ask(
        look,
        calls.detect(look.box(), look.picture().jpeg(), false),
        (now, body) ->
            SophonSight.faces(now, body.path("faces"), ((Look.Locate) now.wish()).most()));
  }

  /** Asks for the features of the faces. */
  public Ask<BoxLook<Features>> describe(BoxLook<Features> look) {
    return sight.ask(
        look,
        calls.detect(look.box(), look.picture().jpeg(), true),
        (now, body) -> SophonSight.features(body.path("faces"), "feature_base64_str"));
  }

  /** Has two pictures compared; leaves no event. */
  public Ask<BoxLook<Comparison>> verify(BoxLook<Comparison> look) {
    V2Wire.Comparison wire =
        new V2Wire.Comparison(look.pictures().get(0).jpeg(), look.pictures().get(1).jpeg(), "no");
    return sight.ask(look, calls.compare(look.box(), wire), V2Looks::compared);
  }

  /** The box tells a score and leaves the decision to whoever asked. */
  private static Outcome<Comparison> compared(BoxLook<Comparison> now, JsonNode body) {
    if (!body.path("score").isNumber()) {
      return new Outcome.OutcomeUnknown<>("the box answered a comparison without a score");
    }
    Score score = new Score(body.path("score").asDouble(), SophonSight.scale(now.box()));
    return new Outcome.Answered<>(new Comparison(score, score.isSame()));
  }
}
