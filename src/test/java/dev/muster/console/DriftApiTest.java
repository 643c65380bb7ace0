package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.box.Boxes;
import dev.muster.box.Drifts;
import dev.muster.box.Found.FoundDevice;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Upload;
import dev.muster.box.Inspection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class DriftApiTest {

  private static final String HERE = "http://127.0.0.1:9/events/box-1";

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  @Autowired private MockMvc mvc;
  @Autowired private ConsoleKit.Look look;
  @Autowired private Drifts drifts;
  @Autowired private Boxes boxes;

  @Test
  void theReportIsEmptyThenSaysWhatDriftedAndTheFixAnswersWhatIsLeft() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    new DriftGauge(boxes, drifts).bindTo(meters);
    mvc.perform(get("/api/boxes/box-1/drift"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.box").value("box-1"))
        .andExpect(jsonPath("$.checked_at").isEmpty())
        .andExpect(jsonPath("$.items", hasSize(0)));
    assertThat(drift(meters)).isNaN();

    look.inspect = begun -> found(begun, "http://elsewhere/hook");
    mvc.perform(post("/api/boxes/box-1/drift/check").header("Accept-Language", "zh"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.drifted").value(1))
        .andExpect(jsonPath("$.items[0].part").value("event_url"))
        .andExpect(jsonPath("$.items[0].wanted").value(HERE))
        .andExpect(jsonPath("$.items[0].found").value("http://elsewhere/hook"))
        .andExpect(jsonPath("$.items[0].problem").value("EVENT_URL_ELSEWHERE"))
        .andExpect(jsonPath("$.items[0].words").value("盒子把事件上报到了别的地址。"))
        .andExpect(jsonPath("$.items[0].fix").value("point_here"))
        .andExpect(jsonPath("$.items[0].fix_words").value("让盒子把事件上报到这里"))
        .andExpect(jsonPath("$.items[1].problem").value("DEVICE_UNKNOWN"))
        .andExpect(jsonPath("$.items[1].drift").value(false))
        .andExpect(jsonPath("$.items[1].fix").isEmpty());
    mvc.perform(get("/api/boxes/box-1/drift").header("Accept-Language", "en"))
        .andExpect(jsonPath("$.items[0].words").value("The box reports its events somewhere else."))
        .andExpect(jsonPath("$.checked_at").isNotEmpty());
    assertThat(drift(meters)).isEqualTo(1);

    look.repair = begun -> found(begun, HERE).declined("back: the box answered 40098");
    mvc.perform(post("/api/boxes/box-1/drift/fix"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.drifted").value(0))
        .andExpect(jsonPath("$.trouble").value("back: the box answered 40098"))
        .andExpect(jsonPath("$.items", hasSize(1)));
    assertThat(drift(meters)).isZero();
  }

  @Test
  void aBoxThatDoesNotAnswerIsSaidToBeSilent() throws Exception {
    look.inspect = begun -> begun.failed("NOT_REACHED: refused");
    mvc.perform(post("/api/boxes/box-1/drift/check"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.trouble").value("It cannot be reached: refused"));
  }

  @Test
  void anUnknownBoxIsNotFound() throws Exception {
    for (String path : List.of("/api/boxes/nobody/drift/check", "/api/boxes/nobody/drift/fix")) {
      mvc.perform(post(path))
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.detail", containsString("no box nobody")));
    }
    mvc.perform(get("/api/boxes/nobody/drift")).andExpect(status().isNotFound());
  }

  @Test
  void whoAsksWhileSomebodyElseLooksIsToldSo() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    look.inspect =
        begun -> {
          looking.countDown();
          try {
            enough.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return begun.failed("no");
        };
    var first = CompletableFuture.runAsync(() -> drifts.check("box-1"));
    looking.await();
    mvc.perform(post("/api/boxes/box-1/drift/fix")).andExpect(status().isConflict());
    enough.countDown();
    first.join();
  }

  @Test
  void anotherSiteMayNotPutABoxRight() throws Exception {
    mvc.perform(post("/api/boxes/box-1/drift/fix").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
  }

  private static Inspection found(Inspection begun, String address) {
    return begun.with(
        begun
            .found()
            .withGroups(List.of(new Group("p1", "staff"), new Group("p2", "visitors")))
            .withUpload(new Upload(List.of(address), 1, true))
            .withDevices(
                List.of(
                    device("front-door", "192.168.1.63", "p1"),
                    device("visitor-gate", "192.168.1.64", "p2"),
                    device("kitchen", "192.168.1.99", "p1"))));
  }

  private static FoundDevice device(String name, String address, String group) {
    return new FoundDevice(name, name, address, "photo", group, null, Map.of());
  }

  private static double drift(SimpleMeterRegistry meters) {
    return meters.get("muster.box.drift").tag("box", "box-1").gauge().value();
  }
}
