package dev.muster.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.event.SubscriberTrial;
import dev.muster.event.SubscriberTrial.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries a subscriber on the events that came last, before it goes into the configuration. */
@Controller
final class SubscriberTry {

  private static final int LARGEST = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SubscriberTrial trial;

  SubscriberTry(SubscriberTrial trial) {
    this.trial = trial;
  }

  /**
   * What would have happened.
   *
   * @param lookedAt how many events were looked at, the newest ones
   * @param samples what would have been sent of the newest; a text when it is no JSON or cut
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Tried(
      int lookedAt,
      int wouldHavePassed,
      int droppedByTransform,
      List<JsonNode> samples,
      List<String> problems) {

    static Tried of(Outcome outcome) {
      return new Tried(
          outcome.lookedAt(),
          outcome.wouldHavePassed(),
          outcome.droppedByTransform(),
          outcome.samples().stream().map(Tried::json).toList(),
          outcome.problems());
    }

    private static JsonNode json(String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        return TextNode.valueOf(text);
      }
    }
  }

  /** The body of a request, of which no more is read than a trial takes. */
  static String text(InputStream body) throws IOException {
    return new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
  }

  Outcome on(String text, int last) {
    try {
      return trial.on(text, last);
    } catch (IllegalArgumentException e) {
      String words = String.valueOf(e.getMessage());
      throw new BadParameter(
          words.startsWith("muster.") ? words.replaceAll(" .*", "") : "body", words);
    } catch (SubscriberTrial.Busy e) {
      throw new Conflict(String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/subscribers/try")
  String answer(
      @RequestParam(defaultValue = "") String subscriber,
      @RequestParam(defaultValue = "300") String last,
      Model model) {
    try {
      model.addAttribute("tried", on(subscriber, number(last)));
    } catch (BadParameter | Conflict e) {
      model.addAttribute("wrong", e.getMessage());
    }
    return "subscriber/try :: answer";
  }

  private static int number(String text) {
    if (!text.strip().matches("[1-9][0-9]{0,4}")
        || Integer.parseInt(text.strip()) > SubscriberTrial.MOST) {
      throw new BadParameter(
          "last", "last is \"%s\"; allowed are 1 to %d".formatted(text, SubscriberTrial.MOST));
    }
    return Integer.parseInt(text.strip());
  }
}
