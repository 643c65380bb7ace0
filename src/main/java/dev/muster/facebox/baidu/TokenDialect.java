package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /oauth/2.0/token}: an API key and a secret key for an access token. Errors have {@code
 * error} and no {@code error_code} ({@code contracts/baidu.md §2}).
 */
final class TokenDialect implements Dialect {

  private static final String PATH = "/oauth/2.0/token";
  private static final int LONGEST = 64 * 1024;
  private static final String SCOPE =
      "public brain_all_scope vis-faceverify_faceverify_v3 brain_face_detect_v3 brain_face_match_v3"
          + " brain_face_search_v3 brain_face_multi_search_v3 brain_faceset_v3";

  private final BaiduSettings settings;
  private final AccessTokens tokens;

  TokenDialect(BaiduSettings settings, AccessTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  @Override
  public boolean speaks(String path) {
    return path.startsWith("/oauth/");
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route().GET(PATH, this::token).POST(PATH, this::token).build();
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    int status = refusal.error() == BoxError.NOT_FOUND ? 404 : refusal.error().httpStatus();
    return Answers.json(status, error("server_error", String.valueOf(refusal.getMessage())));
  }

  private ServerResponse token(ServerRequest request) throws IOException {
    Map<String, String> sent = sent(request);
    if (!"client_credentials".equals(sent.get("grant_type"))) {
      return declined("unsupported_grant_type", "The authorization grant type is not supported");
    }
    Optional<BaiduSettings.App> app = settings.withKey(sent.getOrDefault("client_id", ""));
    if (app.isEmpty()) {
      return declined("invalid_client", "unknown client id");
    }
    byte[] secret = bytes(sent.getOrDefault("client_secret", ""));
    return MessageDigest.isEqual(bytes(app.get().secretKey()), secret)
        ? Answers.json(200, granted(app.get()))
        : declined("invalid_client", "Client authentication failed");
  }

  /** From the query, and from the form where the query does not say. */
  private static Map<String, String> sent(ServerRequest request) throws IOException {
    Map<String, String> sent =
        new LinkedHashMap<>(Parameters.of(request.servletRequest().getQueryString()));
    byte[] body = request.servletRequest().getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      throw new Refusal(BoxError.PAYLOAD_TOO_LARGE, "at most " + LONGEST + " bytes");
    }
    Parameters.of(new String(body, StandardCharsets.UTF_8)).forEach(sent::putIfAbsent);
    return sent;
  }

  private ObjectNode granted(BaiduSettings.App app) {
    return Json.object()
        .put("refresh_token", "25." + tokens.random(32) + ".315360000.0.282335-" + app.id())
        .put("expires_in", settings.tokenLife().toSeconds())
        .put("session_key", tokens.random(48))
        .put("access_token", tokens.issue(app))
        .put("scope", SCOPE)
        .put("session_secret", tokens.random(32));
  }

  private ServerResponse declined(String error, String description) {
    return Answers.json(settings.tokenErrorStatus(), error(error, description));
  }

  private static ObjectNode error(String error, String description) {
    return Json.object().put("error", error).put("error_description", description);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
