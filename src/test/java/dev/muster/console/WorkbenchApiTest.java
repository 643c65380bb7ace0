package dev.muster.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class WorkbenchApiTest {

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  @Autowired private MockMvc mvc;

  @Test
  void aFieldThatDoesNotExistIsNamedAndWhatItHoldsIsNotRepeated() throws Exception {
    sent("{\"request\": \"{}\", \"secret\": \"hush-hush\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("secret is no field of the body")))
        .andExpect(jsonPath("$.detail").value(containsString("app_secret")))
        .andExpect(content().string(not(containsString("hush-hush"))));
  }

  @Test
  void whatIsNoJsonIsRefusedWithoutRepeatingIt() throws Exception {
    sent("{\"app_secret\": hush-hush}")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("line 1")))
        .andExpect(content().string(not(containsString("hush-hush"))));
    sent("null").andExpect(status().isBadRequest());
  }

  private ResultActions sent(String body) throws Exception {
    return mvc.perform(
        post("/api/workbench/signature").contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
