package dev.muster.facebox.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("contracts/sophon.md §6.1.1, content-type of the push")
class PushFormTest {

  private final ObjectNode event =
      Json.object().put("identity_name", "张明").put("score", 94.8).put("reg_pic", "/9j/AA==");

  @Test
  @DisplayName("json is the object itself")
  void json() {
    PushForm.Written written = PushForm.named("json").write(event);
    assertThat(written.contentType()).isEqualTo("application/json");
    assertThat(text(written))
        .isEqualTo("{\"identity_name\":\"张明\",\"score\":94.8,\"reg_pic\":\"/9j/AA==\"}");
  }

  @Test
  @DisplayName("form-data has one part for each key: texts bare, objects as JSON text")
  void formData() {
    event.putObject("ep_info").put("ep_name", "东门");
    PushForm.Written written = PushForm.named("form-data").write(event);
    assertThat(written.contentType()).matches("multipart/form-data; boundary=muster-[0-9a-f-]{36}");
    String boundary = written.contentType().replaceAll(".*=", "");
    assertThat(text(written))
        .isEqualTo(
            """
            --BOUNDARY
            Content-Disposition: form-data; name="identity_name"

            张明
            --BOUNDARY
            Content-Disposition: form-data; name="score"

            94.8
            --BOUNDARY
            Content-Disposition: form-data; name="reg_pic"

            /9j/AA==
            --BOUNDARY
            Content-Disposition: form-data; name="ep_info"

            {"ep_name":"东门"}
            --BOUNDARY--
            """
                .replace("\n", "\r\n")
                .replace("BOUNDARY", boundary));
  }

  private static String text(PushForm.Written written) {
    return new String(written.bytes(), StandardCharsets.UTF_8);
  }
}
