package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.baidu.aip.face.AipFace;
import com.baidu.aip.face.FaceVerifyRequest;
import com.baidu.aip.face.MatchRequest;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendor's SDK as it is: its host is fixed, so it is given a proxy, which it can be, and the
 * program trusts the proxy's certificate.
 */
@DisplayName("the official Baidu Java SDK works against the twin")
class BaiduSdkTest {

  private static final String HOST = "aip.baidubce.com";
  private static final String RED = photo(Color.RED, 150);
  private static final String RED_AGAIN = photo(Color.RED, 140);
  private static final String BLUE = photo(Color.BLUE, 150);
  private static final String TYPE = "BASE64";

  private static RunningBox box;
  private static TlsDetour detour;
  private static SSLSocketFactory before;
  private static AipFace sdk;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    box = RunningBox.start(directory, BaiduClient.settings("liveness=pass", "admin=true"));
    detour = new TlsDetour(HOST, directory, box.port());
    before = HttpsURLConnection.getDefaultSSLSocketFactory();
    HttpsURLConnection.setDefaultSSLSocketFactory(detour.context().getSocketFactory());
    sdk = sdk(BaiduClient.API_KEY, BaiduClient.SECRET_KEY);
  }

  @AfterAll
  static void stop() throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
    detour.close();
    box.close();
  }

  @Test
  @DisplayName("all eleven operations of the library")
  void library() {
    assertThat(code(sdk.groupAdd("sdk", none()))).isZero();
    assertThat(code(sdk.groupAdd("sdk_copy", none()))).isZero();
    JSONObject added =
        sdk.addUser(RED, TYPE, "sdk", "u1", options("user_info", "红", "quality_control", "LOW"));
    assertThat(code(added)).as("%s", added).isZero();
    String token = added.getJSONObject("result").getString("face_token");
    assertThat(code(sdk.addUser(BLUE, TYPE, "sdk", "u1", none()))).isZero();
    assertThat(sdk.getUser("u1", "sdk", none()).toString()).contains("红");
    assertThat(sdk.faceGetlist("u1", "sdk", none()).toString()).contains(token);
    assertThat(code(sdk.userCopy("u1", options("src_group_id", "sdk", "dst_group_id", "sdk_copy"))))
        .isZero();
    assertThat(code(sdk.faceDelete("u1", "sdk", token, none()))).isZero();
    assertThat(code(sdk.updateUser(RED_AGAIN, TYPE, "sdk", "u1", none()))).isZero();
    assertThat(
            sdk.getGroupUsers("sdk", options("start", "0", "length", "50"))
                .getJSONObject("result")
                .getJSONArray("user_id_list")
                .toString())
        .isEqualTo("[\"u1\"]");
    assertThat(sdk.getGroupList(options("length", "1000")).toString()).contains("sdk_copy");
    assertThat(code(sdk.deleteUser("sdk", "u1", none()))).isZero();
    assertThat(code(sdk.deleteUser("sdk", "u1", none()))).isEqualTo(223103);
    assertThat(code(sdk.groupDelete("sdk", none()))).isZero();
    assertThat(code(sdk.groupDelete("sdk_copy", none()))).isZero();
    assertThat(detour.connected()).isNotEmpty().allMatch((HOST + ":443")::equals);
  }

  @Test
  @DisplayName("detect, search, multi-search, match and faceverify")
  void recognition() {
    sdk.addUser(RED, TYPE, "known", "u1", none());
    HashMap<String, Object> wish = new HashMap<>();
    wish.put("face_field", "quality");
    wish.put("max_face_num", "2");
    JSONObject seen = sdk.detect(RED, TYPE, wish);
    assertThat(code(seen)).as("%s", seen).isZero();
    assertThat(seen.toString()).contains("chin_contour");

    HashMap<String, Object> search = new HashMap<>();
    search.put("max_user_num", "3");
    search.put("match_threshold", "80");
    JSONObject found = sdk.search(RED_AGAIN, TYPE, "known", search);
    assertThat(
            found
                .getJSONObject("result")
                .getJSONArray("user_list")
                .getJSONObject(0)
                .getString("user_id"))
        .isEqualTo("u1");
    assertThat(code(sdk.search(BLUE, TYPE, "known", search))).isEqualTo(222207);
    assertThat(code(sdk.multiSearch(RED, TYPE, "known", new HashMap<>()))).isZero();
    JSONObject same = sdk.match(List.of(new MatchRequest(RED, TYPE), new MatchRequest(RED, TYPE)));
    assertThat(same.getJSONObject("result").getDouble("score")).isGreaterThan(99);
    JSONObject alive = sdk.faceverify(List.of(new FaceVerifyRequest(RED, TYPE, "quality")));
    assertThat(alive.getJSONObject("result").getDouble("face_liveness")).isGreaterThan(0.9);
  }

  @Test
  @DisplayName("§2.3, §2.4: what the SDK makes of errors is what the contract says it makes")
  void errors() {
    AipFace wrong = sdk(BaiduClient.API_KEY, "wrong");
    // after a 401 of the token endpoint it signs with its keys, for good; it takes the 14 that the
    // twin answers to that for "may not", and says 6 in its place
    assertThat(code(wrong.getGroupList(none()))).isEqualTo(6);

    box.post("/admin/faults", "{\"where\":\"POST /rest/*\",\"what\":\"status\",\"status\":503}");
    assertThat(sdk.getGroupList(none()).getString("error_code")).isEqualTo("SDK108");
    box.json("DELETE", "/admin/faults", "{}");
    assertThat(code(sdk.getGroupList(none()))).isZero();
  }

  private static AipFace sdk(String apiKey, String secretKey) {
    AipFace made = new AipFace(BaiduClient.APP, apiKey, secretKey);
    made.setHttpProxy("127.0.0.1", detour.port());
    made.setConnectionTimeoutInMillis(20_000);
    made.setSocketTimeoutInMillis(20_000);
    return made;
  }

  private static int code(JSONObject answer) {
    return answer.getInt("error_code");
  }

  private static HashMap<String, String> none() {
    return new HashMap<>();
  }

  private static HashMap<String, String> options(String... pairs) {
    HashMap<String, String> options = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      options.put(pairs[i], pairs[i + 1]);
    }
    return options;
  }

  private static String photo(Color colour, int size) {
    return Base64.getEncoder().encodeToString(FakeRecogniser.photo(colour, size));
  }
}
