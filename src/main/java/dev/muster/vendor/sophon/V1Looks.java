package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.SeenFace;
import java.util.List;

/** Has a v1 box look at pictures. Source: contracts/sophon.md §4.4.2, §4.4.3. */
public final class V1Looks {

  /** Of the comparison with an identity card, at its level {@code middle}. */
  private static final Scale CARD = new Scale(0, 1, false, 0.225);

  private final V1Calls calls;
  private final SophonSight sight;

  V1Looks(V1Calls calls, SophonSight sight) {
    this.calls = calls;
    this.sight = sight;
  }

  /** Asks where the faces are. */
  public Ask<BoxLook<List<SeenFace>>> locate(BoxLook<List<SeenFace>> look) {
    return sight.ask(
        look,
        calls.detect(look.box(), look.picture().jpeg(), false),
        (now, body) ->
            SophonSight.faces(now, body.path("data"), ((Look.Locate) now.wish()).most()));
  }

  /** Asks for the features of the faces. */
  public Ask<BoxLook<Features>> describe(BoxLook<Features> look) {
    return sight.ask(
        look,
        calls.detect(look.box(), look.picture().jpeg(), true),
        (now, body) -> SophonSight.features(body.path("data"), "feature"));
  }

  /** Has two pictures compared as those of an identity card and its bearer; leaves no event. */
  public Ask<BoxLook<Comparison>> verify(BoxLook<Comparison> look) {
    V1Wire.Comparison wire =
        new V1Wire.Comparison(
            look.pictures().get(0).jpeg(), look.pictures().get(1).jpeg(), "no", false);
    return sight.ask(look, calls.compare(look.box(), wire), (now, body) -> compared(body));
  }

  /** The box itself decides (§13.3); what is above 1 is not on the scale of the documents. */
  private static Outcome<Comparison> compared(JsonNode body) {
    JsonNode score = body.path("score");
    if (!body.has("retcode") || !score.isNumber()) {
      return new Outcome.OutcomeUnknown<>("the box answered a comparison without retcode or score");
    }
    Scale scale = score.asDouble() > CARD.most() ? SophonSight.PERCENT : CARD;
    return new Outcome.Answered<>(
        new Comparison(
            new Score(score.asDouble(), scale), "1".equals(body.path("retcode").asText())));
  }
}
