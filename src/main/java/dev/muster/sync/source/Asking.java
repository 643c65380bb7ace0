package dev.muster.sync.source;

import dev.muster.call.Answer;
import dev.muster.call.Answer.Arrived;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One request for a list or a page of one, and what its answer means before anybody reads it. */
final class Asking {

  /** Largest answer, in bytes. */
  static final long MOST = 256L << 20;

  private static final Set<Integer> FOR_A_MOMENT = Set.of(429, 500, 502, 503, 504);

  private final Drafts drafts;

  Asking(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * @param accept what is wanted, unless the configuration says otherwise
   * @param read what is done with an answer that came in completely and is a good one
   */
  Ask<Reading> ask(
      Reading reading, URI address, String accept, BiFunction<Reading, Path, Reading> read) {
    Path draft = drafts.fresh();
    Map<String, String> headers = new HashMap<>(Map.of("Accept", accept));
    headers.putAll(reading.source().headers());
    Call call =
        Call.get(address.toString())
            .with(headers)
            .read(new Download(draft, MOST, reading.source().longest()));
    reading.reader().calls(1);
    return new Ask<>(
        reading,
        call,
        (now, answer) -> {
          try {
            return judged(now, shown(address), answer, arrived -> read.apply(now, draft));
          } finally {
            Drafts.delete(draft);
          }
        });
  }

  private static Reading judged(
      Reading reading, String address, Answer answer, Function<Arrived, Reading> read) {
    if (answer instanceof Answer.Lost lost && lost.tooLarge()) {
      return reading.failed(SourceFiles.unusable(address, lost.why()));
    }
    return answer.fold(
        arrived ->
            arrived.status() == 200 ? read.apply(arrived) : unwanted(reading, address, arrived),
        why -> reading.again(Told.of(Reason.NOT_REACHED, address + ": " + why), 0),
        why -> reading.again(Told.of(Reason.NO_ANSWER, address + ": " + why), 0));
  }

  private static Reading unwanted(Reading reading, String address, Arrived arrived) {
    int status = arrived.status();
    String why = "the source %s answered %d".formatted(address, status);
    if (FOR_A_MOMENT.contains(status)) {
      return reading.again(why, seconds(arrived.retryAfter()) * 1000);
    }
    return reading.failed(
        status >= 300 && status < 400 ? why + ", and redirections are not followed" : why);
  }

  private static long seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}") ? Long.parseLong(retryAfter) : 0;
  }

  /** Without the query, which may hold what proves who asks. */
  static String shown(URI address) {
    return address.toString().replaceAll("\\?.*", "");
  }
}
