package dev.muster.facebox.baidu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.facebox.RunningBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client written from the service's document alone: it shares no code with the box. */
final class BaiduClient {

  static final String API_KEY = "4E1BG9lTnlSeIf1NQFlrSq6h";
  static final String SECRET_KEY = "544ca4657ba8002e3dea3ac2f5fdd241";
  static final String APP = "16073012";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RunningBox box;
  private final String token;

  BaiduClient(RunningBox box) {
    this.box = box;
    this.token = token(box, API_KEY, SECRET_KEY).path("access_token").asText();
  }

  private BaiduClient(RunningBox box, String token) {
    this.box = box;
    this.token = token;
  }

  /** Two settings that let this client in. */
  static String[] settings(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "--muster.facebox.baidu.apps[0].id=" + APP;
    all[1] = "--muster.facebox.baidu.apps[0].api-key=" + API_KEY;
    all[2] = "--muster.facebox.baidu.apps[0].secret-key=" + SECRET_KEY;
    for (int i = 0; i < more.length; i++) {
      all[i + 3] = "--muster.facebox." + more[i];
    }
    return all;
  }

  static JsonNode token(RunningBox box, String apiKey, String secretKey) {
    return box.post(
            "/oauth/2.0/token?grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(apiKey, secretKey),
            "")
        .json();
  }

  BaiduClient with(String otherToken) {
    return new BaiduClient(box, otherToken);
  }

  String token() {
    return token;
  }

  /** Calls {@code /rest/2.0/face/v3/<call>}; pairs of names and values make the body. */
  JsonNode call(String call, Object... pairs) {
    return send(call, json(fields(pairs)));
  }

  /** A call whose body is a list. */
  JsonNode list(String call, List<Map<String, Object>> body) {
    return send(call, json(body));
  }

  JsonNode send(String call, String body) {
    RunningBox.Reply reply = box.post(path(call), body);
    if (reply.status() != 200) {
      throw new AssertionError("HTTP " + reply.status());
    }
    return reply.json();
  }

  String path(String call) {
    return "/rest/2.0/face/v3/"
        + call
        + "?access_token="
        + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  int code(String call, Object... pairs) {
    return call(call, pairs).path("error_code").asInt(-1);
  }

  /** Registers a face and expects it to be taken. */
  JsonNode enrol(String group, String user, byte[] photo, Object... more) {
    Map<String, Object> fields = fields(more);
    fields.put("image", Base64.getEncoder().encodeToString(photo));
    fields.put("image_type", "BASE64");
    fields.put("group_id", group);
    fields.put("user_id", user);
    JsonNode answer = send("faceset/user/add", json(fields));
    if (answer.path("error_code").asInt(-1) != 0) {
      throw new AssertionError(answer.toString());
    }
    return answer.path("result");
  }

  static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  static Map<String, Object> image(byte[] photo) {
    return fields("image", Base64.getEncoder().encodeToString(photo), "image_type", "BASE64");
  }

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
