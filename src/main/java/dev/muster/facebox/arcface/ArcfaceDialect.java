package dev.muster.facebox.arcface;

import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The ArcFace HTTP API, {@code /face2/locate}, {@code /face2/verify} and {@code /face2/features}:
 * signed envelopes, always answered with HTTP 200; what is no call of it is answered in plain text
 * ({@code contracts/arcface.md §5.2}).
 */
public final class ArcfaceDialect implements Dialect {

  private static final String ROOT = "/face2/";

  private final Gate gate;
  private final FaceCalls calls;
  private final RequestIds ids;
  private final Clock clock;
  private final int bodyLimit;

  /**
   * @param recogniser absent when recognition is off: every admitted call is answered with 9900
   */
  public ArcfaceDialect(ArcfaceSettings settings, @Nullable Recogniser recogniser, Clock clock) {
    this.clock = clock;
    this.gate = new Gate(settings, clock);
    this.calls =
        new FaceCalls(
            new Reading(recogniser, settings.pictureLimit().toBytes()),
            settings.boxOrder(),
            settings.threshold());
    this.ids = new RequestIds(clock);
    this.bodyLimit = (int) settings.bodyLimit().toBytes();
  }

  @Override
  public boolean speaks(String path) {
    return path.startsWith(ROOT);
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    call(routes, "locate", calls::locate);
    call(routes, "verify", calls::verify);
    call(routes, "features", calls::features);
    return routes.build();
  }

  /** For what fails before or beside the calls. */
  @Override
  public ServerResponse refused(Refusal refusal) {
    return switch (refusal.error()) {
      case NOT_FOUND -> Answers.text(404, "Not Found");
      case PAYLOAD_TOO_LARGE -> Answers.text(413, "Request Entity Too Large");
      case BAD_REQUEST -> Answers.text(400, "Error when parsing request");
      default -> Answers.declined(about("", ""), Fault.INFERENCE.declined());
    };
  }

  private void call(
      RouterFunctions.Builder routes,
      String name,
      Function<GoValue.Obj, Map<String, GoValue>> call) {
    routes.POST(ROOT + name, request -> answer(request, call));
    routes.route(request -> request.path().equals(ROOT + name), request -> Answers.onlyPost());
  }

  private ServerResponse answer(
      ServerRequest request, Function<GoValue.Obj, Map<String, GoValue>> call) throws IOException {
    byte[] body = body(request);
    Envelope envelope;
    try {
      envelope = gate.admit(body);
    } catch (Declined declined) {
      return Answers.declined(about("", ""), declined);
    }
    String id = ids.next();
    try {
      return Answers.success(about(envelope.appId(), id), call.apply(envelope.data()));
    } catch (Declined declined) {
      return Answers.declined(about(envelope.appId(), id), declined);
    }
  }

  private byte[] body(ServerRequest request) throws IOException {
    if (request.servletRequest().getContentLengthLong() > bodyLimit) {
      throw new Refusal(BoxError.PAYLOAD_TOO_LARGE);
    }
    byte[] body = request.servletRequest().getInputStream().readNBytes(bodyLimit + 1);
    if (body.length > bodyLimit) {
      throw new Refusal(BoxError.PAYLOAD_TOO_LARGE);
    }
    return body;
  }

  private Answers.About about(String appId, String requestId) {
    return new Answers.About(appId, requestId, clock.instant().getEpochSecond());
  }
}
