package dev.muster.vendor.baidu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Call;
import dev.muster.directory.Cloud;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The requests that we send. Source: contracts/baidu.md §1, §2, §4.2. */
final class BaiduCalls {

  /** §1.1. */
  static final URI USUAL = URI.create("https://aip.baidubce.com");

  /** Of all face calls. §4.2. */
  static final String FACE = "/rest/2.0/face/v3";

  static final String DETECT = "/detect";
  static final String MATCH = "/match";
  static final String SEARCH = "/search";
  static final String MULTI_SEARCH = "/multi-search";
  static final String FACE_VERIFY = "/faceverify";
  static final String LIBRARY = "/faceset/";
  static final String USER_ADD = "/faceset/user/add";
  static final String USER_UPDATE = "/faceset/user/update";
  static final String USER_COPY = "/faceset/user/copy";
  static final String USER_GET = "/faceset/user/get";
  static final String USER_DELETE = "/faceset/user/delete";
  static final String FACE_LIST = "/faceset/face/getlist";
  static final String FACE_DELETE = "/faceset/face/delete";
  static final String GROUP_ADD = "/faceset/group/add";
  static final String GROUP_LIST = "/faceset/group/getlist";
  static final String GROUP_DELETE = "/faceset/group/delete";
  static final String GROUP_USERS = "/faceset/group/getusers";

  /** §2.1. */
  private static final String TOKEN = "/oauth/2.0/token";

  private final ObjectMapper json;

  BaiduCalls(ObjectMapper json) {
    this.json = json;
  }

  /** The keys go in the body, where no log of addresses finds them. */
  Call token(Cloud cloud) {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(cloud.apiKey()), encoded(cloud.secretKey()));
    return Call.post(cloud.address(USUAL, TOKEN), form.getBytes(StandardCharsets.US_ASCII))
        .with(Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  /** The service takes the token in the query only. */
  Call call(Cloud cloud, Question<?> question, String token) {
    return Call.post(
        cloud.address(USUAL, FACE + question.path()) + "?access_token=" + encoded(token),
        question.body());
  }

  byte[] body(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing the request of a cloud failed", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
