package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A push of generation B (contracts/sophon.md §6.4) as a whole HTTP request. Event number n carries
 * the name {@code bench-<person>-<n>}, by which the {@link Receiver} knows it in any form; identity
 * and time are distinct. Bodies above a kilobyte hold a scene picture of their own.
 */
final class EventBody {
  private static final long FIRST_TIME = 1_700_000_000_000L;
  private static final String JSON =
      "{\"api_version\":\"1.0\",\"identity_id\":\"p%d\",\"identity_name\":\"bench-%d-%d\","
          + "\"timestamp\":%d,\"out_timestamp\":%d,\"score\":94.8,\"want_action\":\"0\","
          + "\"person_type\":1,\"dev_sno\":\"\",";
  private static final String REST =
      "\"identity_info\":{\"name\":\"bench\",\"type\":1,\"user_id\":\"bench\",\"permission_ids\":"
          + "[\"7888eb40-802e-41e8-8368-0e55f5ba4a6b\"],\"face_ids\":"
          + "[\"586f54e8-2b1c-4e0a-9a53-3f1f8d0c1b11\"],"
          + "\"image_id\":\"aaa4b182-11d2-4a3b-8f6b-0d1e2f3a4b5c\"},"
          + "\"ep_info\":{\"ep_type\":\"photo\",\"ep_name\":\"gate\",\"ep_ip\":\"127.0.0.9\","
          + "\"device_id\":\"3f09148d-b736-48fb-a29f-95bb9d23ff51\","
          + "\"ep_id\":\"0xe0a509261422__127.0.0.9\"},"
          + "\"recognize_face_attr\":{\"age\":\"youth\",\"gender\":\"male\",\"glasses\":\"no\","
          + "\"mask\":0,\"hat\":null,\"expression\":null,\"feature\":[],"
          + "\"box\":[1261,31,1375,176],"
          + "\"point\":[1293,1343,1318,1296,1339,82,84,114,140,141]},"
          + "\"recognize_face\":\"\",\"reg_pic\":\"\"";

  private final String path;
  private final byte[] rest;
  private final byte[] jpeg;
  private final byte[] pictureRest;

  EventBody(String path, int kilobytes) throws IOException {
    this.path = path;
    this.rest = REST.getBytes(StandardCharsets.US_ASCII);
    this.jpeg = kilobytes > 1 ? Photos.bases(kilobytes * 3 / 4).get(0) : null;
    this.pictureRest = jpeg == null ? new byte[0] : rest(Photos.marked(jpeg, ""));
  }

  /** The picture in base64 without its first thirty bytes, which hold the mark. */
  private static byte[] rest(byte[] marked) {
    return Base64.getEncoder().encode(Arrays.copyOfRange(marked, 30, marked.length));
  }

  ByteBuffer[] request(int person, long number) {
    long time = FIRST_TIME + number;
    String json = JSON.formatted(person, person, number, time, time + 500);
    byte[] picture = picture(number);
    byte[] end = (jpeg == null ? "}" : "\"}").getBytes(StandardCharsets.US_ASCII);
    int length = json.length() + rest.length + picture.length + pictureRest.length + end.length;
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    byte[] front = (head + json).getBytes(StandardCharsets.US_ASCII);
    return new ByteBuffer[] {
      ByteBuffer.wrap(front),
      ByteBuffer.wrap(rest),
      ByteBuffer.wrap(picture),
      ByteBuffer.wrap(pictureRest),
      ByteBuffer.wrap(end)
    };
  }

  private byte[] picture(long number) {
    if (jpeg == null) {
      return new byte[0];
    }
    byte[] start = Photos.marked(Arrays.copyOf(jpeg, 2), "event " + number);
    String base64 = Base64.getEncoder().encodeToString(start);
    return (",\"spot_pic\":\"" + base64).getBytes(StandardCharsets.US_ASCII);
  }
}
