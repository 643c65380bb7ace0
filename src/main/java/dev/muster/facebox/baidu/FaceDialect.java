package dev.muster.facebox.baidu;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /rest/2.0/face/v3/*}: the gateway judges the token and counts the call, then the service
 * answers; both with HTTP 200 ({@code contracts/baidu.md §3}).
 */
final class FaceDialect implements Dialect {

  private static final String REST = "/rest/2.0/";
  private static final String ROOT = REST + "face/v3/";
  private static final String SIGNED = "bce-auth-v1/";

  private final Map<String, Call> calls;
  private final AccessTokens tokens;
  private final Allowance allowance;
  private final Groups groups;
  private final Answers answers;
  private final int bodyLimit;

  /**
   * @param calls by their path below {@code /rest/2.0/face/v3/}
   */
  FaceDialect(
      Map<String, Call> calls,
      AccessTokens tokens,
      Allowance allowance,
      Groups groups,
      Answers answers,
      int bodyLimit) {
    this.calls = Map.copyOf(calls);
    this.tokens = tokens;
    this.allowance = allowance;
    this.groups = groups;
    this.answers = answers;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public boolean speaks(String path) {
    return path.startsWith(REST);
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route(request -> speaks(request.path()), this::answer);
  }

  /** What failed outside a call, or is to fail by order. */
  @Override
  public ServerResponse refused(Refusal refusal) {
    BoxError error = refusal.error();
    if (error == BoxError.PAYLOAD_TOO_LARGE) {
      return Answers.json(413, Answers.gateway(Fault.IMAGE_SIZE.declined()));
    }
    return answers.declined(
        switch (error) {
          case NOT_FOUND -> Fault.METHOD.declined();
          case NO_SPACE -> Fault.DATABASE.declined();
          default -> Fault.BACKEND.declined();
        });
  }

  private ServerResponse answer(ServerRequest request) throws IOException {
    try {
      Call call = call(request);
      String app = admitted(request);
      byte[] body = body(request);
      groups.purge();
      return answers.success(call.answer(app, body));
    } catch (Declined declined) {
      return answers.declined(declined);
    }
  }

  private Call call(ServerRequest request) {
    return Optional.ofNullable(calls.get(name(request)))
        .filter(known -> request.method().name().equals("POST"))
        .orElseThrow(Fault.METHOD::declined);
  }

  /** The id of the app that may call now. */
  private String admitted(ServerRequest request) {
    Map<String, String> query = Parameters.of(request.servletRequest().getQueryString());
    String token = query.getOrDefault("access_token", "");
    if (token.isEmpty() && isSigned(request.headers().firstHeader("Authorization"))) {
      throw Fault.SIGNED_KEY.declined();
    }
    BaiduSettings.App app = tokens.judge(token);
    if (!app.permitted()) {
      throw Fault.PERMISSION.declined();
    }
    allowance.take(name(request));
    return app.id();
  }

  private static boolean isSigned(@Nullable String authorization) {
    return authorization != null && authorization.startsWith(SIGNED);
  }

  private static String name(ServerRequest request) {
    String path = request.path();
    return path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
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
}
