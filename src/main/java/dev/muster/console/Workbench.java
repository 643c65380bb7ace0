package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.recogniser.PastedRequest;
import dev.muster.recogniser.SignatureBench;
import dev.muster.recogniser.SignatureReport;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The signature workbench: holds what is typed against its bounds and puts the report in words. */
final class Workbench {

  /** Characters of a request: two pictures of the largest size and what is around them. */
  static final int LONGEST = 5_000_000;

  private static final int LONGEST_KEY = 1000;

  private final SignatureBench bench;
  private final MessageSource words;
  private final Clock clock;

  Workbench(SignatureBench bench, MessageSource words, Clock clock) {
    this.bench = bench;
    this.words = words;
    this.clock = clock;
  }

  /** What is typed; what is left out is empty. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Typed(
      @Nullable String request,
      @Nullable String recogniser,
      @Nullable String appId,
      @Nullable String appSecret,
      @Nullable String sm2PrivateKey,
      @Nullable String sm2PublicKey,
      @Nullable String now) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "Typed";
    }
  }

  /** The names of the recognisers whose requests are signed. */
  List<String> names() {
    return bench.recognisers();
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  SignatureView examine(Typed typed, Locale locale) {
    String request = within("request", typed.request(), LONGEST);
    if (request.isBlank()) {
      throw new BadParameter("request", "request is empty; paste the whole body of the request");
    }
    PastedRequest pasted =
        new PastedRequest(
            request,
            key("recogniser", typed.recogniser()).strip(),
            key("app_id", typed.appId()).strip(),
            key("app_secret", typed.appSecret()),
            key("sm2_private_key", typed.sm2PrivateKey()).strip(),
            key("sm2_public_key", typed.sm2PublicKey()).strip(),
            seconds(key("now", typed.now()).strip()));
    try {
      SignatureReport report = bench.examine(pasted);
      return SignatureView.of(report, words, locale);
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      throw new BadParameter(sentence.replaceAll(" .*", ""), sentence);
    }
  }

  private long seconds(String text) {
    if (text.isEmpty()) {
      return now();
    }
    if (!text.matches("\\d{1,10}")) {
      throw new BadParameter("now", "now is no number; allowed are seconds since 1970");
    }
    return Long.parseLong(text);
  }

  private static String key(String name, @Nullable String text) {
    return within(name, text, LONGEST_KEY);
  }

  /** What is too long is not repeated: it may be a secret. */
  private static String within(String name, @Nullable String text, int longest) {
    if (text == null) {
      return "";
    }
    if (text.length() > longest) {
      throw new BadParameter(
          name,
          "%s has %d characters; allowed are at most %d".formatted(name, text.length(), longest));
    }
    return text;
  }
}
