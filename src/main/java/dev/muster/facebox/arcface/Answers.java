package dev.muster.facebox.arcface;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers in the manner of the service, keys in order ({@code contracts/arcface.md §6}). */
final class Answers {

  /**
   * What every answer repeats.
   *
   * @param appId empty when the caller is not known
   * @param requestId empty when the caller is not known
   * @param at seconds since 1970
   */
  record About(String appId, String requestId, long at) {}

  private Answers() {}

  static ServerResponse success(About about, Map<String, GoValue> data) {
    return envelope(about, 0, "success", data);
  }

  static ServerResponse declined(About about, Declined why) {
    return envelope(about, why.fault().code(), String.valueOf(why.getMessage()), why.evidence());
  }

  /** What the router answers without an envelope. */
  static ServerResponse text(int status, String text) {
    return text(ServerResponse.status(status), text);
  }

  static ServerResponse onlyPost() {
    return text(
        ServerResponse.status(405).header(HttpHeaders.ALLOW, "OPTIONS, POST"),
        "Method Not Allowed");
  }

  private static ServerResponse text(ServerResponse.BodyBuilder answer, String text) {
    return answer
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ServerResponse envelope(
      About about, int code, String message, Map<String, GoValue> more) {
    Map<String, GoValue> data = new LinkedHashMap<>(more);
    data.put("msg", new GoValue.Text(message));
    data.put("requestId", new GoValue.Text(about.requestId()));
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("appId", new GoValue.Text(about.appId()));
    fields.put("code", GoValue.Number.of(code));
    fields.put("data", new GoValue.Obj(data));
    fields.put("encType", new GoValue.Text("plain"));
    fields.put("signType", new GoValue.Text("plain"));
    fields.put("success", new GoValue.Flag(code == 0));
    fields.put("timestamp", GoValue.Number.of(about.at()));
    String json = GoWriter.text(new GoValue.Obj(fields), JsonStyle.GO) + "\n";
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.getBytes(StandardCharsets.UTF_8));
  }
}
