package dev.muster.vendor.arcface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Call;
import dev.muster.recogniser.RecogniserService;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that we send, signed. Source: contracts/arcface.md §1, §2.3. */
final class ArcfaceCalls {

  private static final String VERSION = "1";
  private static final String PLAIN = "plain";

  private final ObjectMapper json;
  private final Signing signing;
  private final Clock clock;

  /** By how many seconds the clock of a service is ahead of ours, once that has mattered. */
  private final Map<String, Long> ahead = new ConcurrentHashMap<>();

  ArcfaceCalls(ObjectMapper json, Signing signing, Clock clock) {
    this.json = json;
    this.signing = signing;
    this.clock = clock;
  }

  /** Signed with the time of the service, as far as it is known. */
  Call signed(RecogniserService service, Question<?> question) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("appId", service.appId());
    fields.put("version", VERSION);
    fields.put("signType", service.signType().name());
    fields.put("encType", PLAIN);
    fields.put(SignedText.TIMESTAMP, seconds() + ahead.getOrDefault(service.name(), 0L));
    fields.put("data", question.data());
    fields.put(
        SignedText.SIGNATURE,
        signing.signData(service, SignedText.of(fields, service.appSecret())));
    try {
      return Call.post(service.address(question.path()), json.writeValueAsBytes(fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing the request of a recogniser failed", e);
    }
  }

  /** Goes by the clock of the service from now on. §9.8 */
  void follow(String service, long timestamp) {
    ahead.put(service, timestamp - seconds());
  }

  private long seconds() {
    return clock.instant().getEpochSecond();
  }
}
