package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Refusal;
import dev.muster.directory.CallCounter;
import dev.muster.recogniser.RecogniserService;
import dev.muster.recogniser.RecogniserService.SignType;
import dev.muster.recogniser.SentPictures;
import dev.muster.store.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks that are answered by texts, without any HTTP. */
final class ArcfaceKit {

  static final String NAME = "face-1";

  final ObjectMapper json = new ObjectMapper();
  final TestClock clock = new TestClock();
  final List<String> counted = new ArrayList<>();
  final CallCounter counts = (lane, operation) -> counted.add(lane);
  final ArcfaceQuestions questions = new ArcfaceQuestions();
  final ArcfaceDialogue dialogue =
      new ArcfaceDialogue(new ArcfaceCalls(json, new Signing(), clock), counts, json, () -> 7);

  static RecogniserService service(SignType signType, String key, @Nullable Double threshold) {
    return new RecogniserService(
        NAME,
        "arcface",
        URI.create("http://127.0.0.1:5555/"),
        "3F0C1D2E4B5A69788796A5B4C3D2E1F0",
        "secret-of-the-app",
        null,
        signType,
        key,
        null,
        2,
        0,
        Duration.ofSeconds(15),
        threshold,
        new RecogniserService.Photo(1_500_000, 1920));
  }

  static RecogniserService service() {
    return service(SignType.SHA256, "", null);
  }

  static ArcfaceLooks looks(RecogniserService service) {
    return new ArcfaceLooks(new ArcfaceServices(List.of(service)), new SentPictures(1));
  }

  <T> ArcfaceLook<T> answered(ArcfaceLook<T> look, String body) {
    return answered(look, 200, body);
  }

  <T> ArcfaceLook<T> answered(ArcfaceLook<T> look, int status, String body) {
    Ask<ArcfaceLook<T>> ask = dialogue.ask(look);
    return ask.answered(new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }

  JsonNode sent(ArcfaceLook<?> look) {
    try {
      return json.readTree(dialogue.ask(look).call().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String success(String data) {
    return "{\"appId\":\"x\",\"code\":0,\"data\":{%s,\"msg\":\"success\"},\"success\":true,\"timestamp\":1}"
        .formatted(data);
  }

  static String error(String code, String message, long timestamp) {
    return "{\"appId\":\"\",\"code\":%s,\"data\":{\"msg\":\"%s\",\"requestId\":\"\"},\"success\":false,\"timestamp\":%d}"
        .formatted(code, message, timestamp);
  }

  /** How it ended, in a few words. */
  static String end(ArcfaceLook<?> look) {
    Outcome<?> outcome = look.outcome();
    return outcome == null
        ? "asking"
        : outcome.fold(
            value -> "answered",
            Refusal::toString,
            why -> "not reached: " + why,
            why -> "unknown: " + why);
  }
}
