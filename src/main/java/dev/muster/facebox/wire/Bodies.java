package dev.muster.facebox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Reads request bodies within bounds: a single body up to the limit, and all bodies in work
 * together up to {@value #MEGABYTES_IN_WORK} MB; above that a request waits for its turn, but not
 * for ever. Requests without a body never wait.
 */
public final class Bodies {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int MEGABYTES_IN_WORK = 192;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int limit;
  private final Semaphore megabytes = new Semaphore(MEGABYTES_IN_WORK, true);

  public Bodies(int limit) {
    this.limit = limit;
  }

  /** Handles the request while its share of the memory for bodies is held. */
  public ServerResponse bounded(ServerRequest request, HandlerFunction<ServerResponse> next)
      throws Exception {
    long announced = request.servletRequest().getContentLengthLong();
    if (announced > limit) {
      throw tooLarge();
    }
    boolean chunked = request.headers().firstHeader("Transfer-Encoding") != null;
    long expected = chunked ? limit : Math.max(0, announced);
    int share = Math.min(MEGABYTES_IN_WORK, (int) (expected / MEGABYTE) + 1);
    if (!chunked && announced <= 0) {
      return next.handle(request);
    }
    if (!megabytes.tryAcquire(share, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new Refusal(BoxError.SERVER_ERROR, "too much is being sent at once; try again");
    }
    try {
      return next.handle(request);
    } finally {
      megabytes.release(share);
    }
  }

  /** The JSON object in the body. */
  public Fields read(ServerRequest request, Family family) throws IOException {
    byte[] body = request.servletRequest().getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLarge();
    }
    Optional<MediaType> type = request.headers().contentType();
    if (type.filter(sent -> isJson(sent, family)).isEmpty()) {
      throw family.wrongContentType("send application/json");
    }
    if (body.length == 0) {
      throw new Refusal(BoxError.EMPTY_REQUEST_JSON);
    }
    return new Fields(parse(body, family), family);
  }

  /** v2 takes {@code application/json} only ({@code contracts/sophon.md §1.2}). */
  private static boolean isJson(MediaType type, Family family) {
    if (family == Family.V2) {
      return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
    }
    return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
  }

  private static ObjectNode parse(byte[] body, Family family) throws IOException {
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw family.notJson("the body must be a JSON object");
    } catch (JsonProcessingException e) {
      throw family.notJson("the body is not valid JSON");
    }
  }

  private Refusal tooLarge() {
    return new Refusal(BoxError.PAYLOAD_TOO_LARGE, "at most " + limit + " bytes");
  }
}
