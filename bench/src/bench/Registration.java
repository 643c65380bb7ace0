package bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The JSON of one registration (contracts/sophon.md §4.3.1), by text as scripts build it. */
final class Registration {
  private static final String JSON =
      "{\"group_name\":\"default_group\",\"identity_id\":\"%s\",\"reg_photo\":\"";
  private static final String REST =
      "\",\"create_no_exit_permission\":false,\"ignore_exist\":false,"
          + "\"info\":{\"name\":\"%s\",\"type\":1,\"permission_ids\":[]},"
          + "\"fiqa_level\":\"custom\"}";

  private Registration() {}

  /** Through strings, as a script does it. */
  static byte[] viaStrings(String id, byte[] photo) {
    String base64 = Base64.getEncoder().encodeToString(photo);
    return (JSON.formatted(id) + base64 + REST.formatted(id)).getBytes(StandardCharsets.UTF_8);
  }

  /** The photo is encoded straight into the body. */
  static byte[] viaBytes(String id, byte[] photo) {
    byte[] base64 = Base64.getEncoder().encode(photo);
    byte[] front = front(id);
    byte[] back = back(id);
    byte[] body = new byte[front.length + base64.length + back.length];
    System.arraycopy(front, 0, body, 0, front.length);
    System.arraycopy(base64, 0, body, front.length, base64.length);
    System.arraycopy(back, 0, body, front.length + base64.length, back.length);
    return body;
  }

  static byte[] front(String id) {
    return JSON.formatted(id).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] back(String id) {
    return REST.formatted(id).getBytes(StandardCharsets.UTF_8);
  }
}
