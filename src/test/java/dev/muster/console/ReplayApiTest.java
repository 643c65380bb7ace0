package dev.muster.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.event.Replays;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What may be asked of a replay, and how it is answered and shown. */
@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class ReplayApiTest {

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  @Autowired private MockMvc mvc;
  @Autowired private Replays replays;

  @Test
  void aWishThatCannotBeNamesItsParameter() throws Exception {
    refused("{'subscriber':'nobody'}", "subscriber is");
    refused("{'subscriber':'sample-receiver','since':'yesterday'}", "allowed is a time such as");
    refused("{'subscriber':'sample-receiver','type':'boss'}", "allowed are employee, visitor");
    refused("{'subscriber':'sample-receiver','rate':-1}", "allowed are 0");
    refused(
        "{'subscriber':'sample-receiver','since':'2026-01-02T00:00:00Z','until':'2026-01-01T00:00:00+08:00'}",
        "allowed is a time after since");
  }

  @Test
  void aReplayIsCountedBegunShownAndStopped() throws Exception {
    asked("/api/replays/preview", "{'subscriber':'sample-receiver'}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.chosen").value(0))
        .andExpect(jsonPath("$.passing").value(0));
    asked("/api/replays", "{'subscriber':'sample-receiver','person':'0007','rate':5}")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.state").value("done"))
        .andExpect(jsonPath("$.percent").value(100))
        .andExpect(jsonPath("$.person").value("0007"));
    replays.goOn();
    mvc.perform(get("/api/replays")).andExpect(jsonPath("$", hasSize(1)));
    mvc.perform(post("/api/replays/1/cancel"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Replay 1 is over.")));
    mvc.perform(get("/api/replays/99")).andExpect(status().isNotFound());
    mvc.perform(get("/replays").header("Accept-Language", "zh"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("重放")))
        .andExpect(content().string(containsString("每秒最多 5 个")));
  }

  private void refused(String wish, String words) throws Exception {
    asked("/api/replays", wish)
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString(words)));
  }

  private ResultActions asked(String path, String wish) throws Exception {
    return mvc.perform(
        post(path).contentType(MediaType.APPLICATION_JSON).content(wish.replace('\'', '"')));
  }
}
