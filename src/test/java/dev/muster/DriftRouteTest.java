package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.muster.ScriptedServer.Reply;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Drift.Item;
import dev.muster.box.DriftProblem;
import dev.muster.box.DriftReport;
import dev.muster.box.Drifts;
import dev.muster.facebox.RunningBox;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real routes look at real boxes of both APIs, which somebody else has changed. */
class DriftRouteTest {

  private static final String HOOK = "http://192.0.2.1/hook";

  @TempDir static Path folder;
  private static RunningBox box;
  private static RunningBox second;
  private static ScriptedBox scripted;
  private static ConfigurableApplicationContext bridge;
  private Drifts drifts;
  private RunningBox there;

  @BeforeAll
  static void start() throws Exception {
    box = RunningBox.start(folder.resolve("one"));
    second = RunningBox.start(folder.resolve("two"));
    scripted = new ScriptedBox();
    bridge =
        new SpringApplicationBuilder(Bridge.class)
            .properties("spring.config.location=classpath:/")
            .run(
                "--server.port=0",
                "--muster.store.data=" + folder.resolve("var"),
                "--muster.drops[0].name=drop",
                "--muster.drops[0].folder=" + Files.createDirectories(folder.resolve("drop")),
                "--muster.public-url=http://muster.example:8080",
                "--muster.drift-first=0s",
                "--muster.drift-every=1s",
                "--muster.boxes[0].name=v1",
                "--muster.boxes[0].url=http://127.0.0.1:" + box.port(),
                "--muster.boxes[0].devices[0].name=front",
                "--muster.boxes[0].devices[0].address=192.168.1.63",
                "--muster.boxes[0].devices[0].group=staff",
                "--muster.boxes[1].name=v2",
                "--muster.boxes[1].api=v2",
                "--muster.boxes[1].url=http://127.0.0.1:" + second.port(),
                "--muster.boxes[1].devices[0].name=front",
                "--muster.boxes[1].devices[0].address=192.168.1.63",
                "--muster.boxes[1].devices[0].group=staff",
                "--muster.boxes[2].name=scripted",
                "--muster.boxes[2].url=" + scripted.url(),
                "--muster.boxes[2].timeout=2s");
  }

  @AfterAll
  static void stop() {
    bridge.close();
    box.close();
    second.close();
    scripted.close();
  }

  @BeforeEach
  void find() {
    drifts = bridge.getBean(Drifts.class);
    scripted.forgetCalls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void whatWasChangedBehindOurBackIsFoundAndPutRight(String name) {
    there = name.equals("v1") ? box : second;
    placed("0007", name, "staff", "cooks");
    assertThat(items(whenFree(() -> drifts.check(name))))
        .extracting(Item::problem, Item::item)
        .containsExactlyInAnyOrder(
            tuple(DriftProblem.EVENT_URL_MISSING, ""),
            tuple(DriftProblem.GROUP_MISSING, "cooks"),
            tuple(DriftProblem.GROUP_MISSING, "staff"),
            tuple(DriftProblem.DEVICE_MISSING, "front"));

    DriftReport right = whenFree(() -> drifts.fix(name));
    assertThat(right.trouble()).isEmpty();
    assertThat(right.entries()).isEmpty();
    String device = device().path("device_id").asText();
    String staff = device().path("permission_id").asText();
    assertThat(staff).isEqualTo(group("staff")).isNotEmpty();
    assertThat(eventUrl()).isEqualTo("http://muster.example:8080/events/" + name);

    pushTo(HOOK);
    bind(device, "somewhere", group("cooks"));
    addDevice("192.168.1.99", "kitchen", group("cooks"));
    BoxSetup setup = bridge.getBean(BoxSetup.class);
    setup.stands(name, Part.EVENT_URL, "", "http://muster.example:8080/events/" + name);
    setup.stands(name, Part.DEVICE, "staff", "front");
    assertThat(items(whenFree(() -> drifts.check(name))))
        .extracting(Item::problem, Item::wanted, Item::found)
        .containsExactly(
            tuple(
                DriftProblem.EVENT_URL_ELSEWHERE,
                "http://muster.example:8080/events/" + name,
                HOOK),
            tuple(DriftProblem.DEVICE_OTHER_GROUP, "staff", "cooks"),
            tuple(DriftProblem.DEVICE_OTHER_NAME, "front", "somewhere"),
            tuple(DriftProblem.DEVICE_UNKNOWN, "", "kitchen (cooks)"));
    assertThat(setup.find(name, Part.EVENT_URL, "")).isEmpty();
    assertThat(setup.find(name, Part.DEVICE, "staff")).isEmpty();

    DriftReport again = whenFree(() -> drifts.fix(name));
    assertThat(again.trouble()).isEmpty();
    assertThat(items(again)).extracting(Item::problem).containsExactly(DriftProblem.DEVICE_UNKNOWN);
    assertThat(device().path("permission_id").asText()).isEqualTo(staff);
    assertThat(device().path("device_name").asText()).isEqualTo("front");
    assertThat(device().path("netRelay").path("ip").asText()).isEqualTo("10.0.0.9");
    assertThat(eventUrl()).isEqualTo("http://muster.example:8080/events/" + name);
  }

  /** The timer may be at the box at the same moment. */
  private static DriftReport whenFree(Callable<Optional<DriftReport>> step) {
    return await().atMost(Duration.ofSeconds(30)).until(step, Optional::isPresent).orElseThrow();
  }

  @Test
  void theTimerFindsWhatChangedOnABoxThatIsSetUp() {
    scripted.next("GET /SophonFogSys", Reply.of(200, "{\"data\":{\"permissions_list\":[]}}"));
    var before = drifts.report("scripted").checkedAt();
    bridge.getBean(BoxSetup.class).stands("scripted", Part.PERMISSION, "staff", "p1");
    await().until(() -> !Objects.equals(drifts.report("scripted").checkedAt(), before));
    assertThat(items(drifts.report("scripted")))
        .extracting(Item::problem)
        .contains(DriftProblem.EVENT_URL_MISSING);
    bridge.getBean(BoxSetup.class).forget("scripted");
    await().until(() -> drifts.check("scripted").isPresent());
  }

  @Test
  void aBoxThatSpeaksTheOtherApiIsFoundOut() {
    scripted.next("GET /SophonFogSys", Reply.of(404, "<html>no</html>"));
    scripted.next("POST /sophon/v2", Reply.of(200, "{\"permissions\":[],\"pagination\":{}}"));
    assertThat(items(whenFree(() -> drifts.check("scripted"))))
        .extracting(Item::problem, Item::found)
        .containsExactly(tuple(DriftProblem.OTHER_API, "v2"));
    assertThat(scripted.calls()).hasSize(2);
  }

  @Test
  void aBoxThatIsDownIsSaidToBeAndTheLastReportStays() {
    scripted.next("GET /SophonFogSys", Reply.of(404, "<html>no</html>"));
    scripted.next("POST /sophon/v2", Reply.of(200, "{\"permissions\":[],\"pagination\":{}}"));
    DriftReport whole = whenFree(() -> drifts.check("scripted"));
    scripted.whileDown(
        () -> {
          DriftReport after = whenFree(() -> drifts.fix("scripted"));
          assertThat(after.trouble()).containsAnyOf("NOT_REACHED: ", "NO_ANSWER: ");
          assertThat(after.checkedAt()).isEqualTo(whole.checkedAt());
          assertThat(after.entries()).isEqualTo(whole.entries());
        });
  }

  @Test
  void theRepairStopsAtOnceWhenTheBoxFallsSilent() {
    scripted.next("GET /SophonFogSys", Reply.of(200, "{\"data\":{\"permissions_list\":[]}}"));
    scripted.next("POST /SophonFogSys/api/HistoryEventUrl", Reply.none());
    DriftReport after = whenFree(() -> drifts.fix("scripted"));
    assertThat(after.trouble()).contains("NO_ANSWER: ");
    assertThat(scripted.calls()).last().isEqualTo("POST /SophonFogSys/api/HistoryEventUrl");
  }

  private static List<Item> items(DriftReport report) {
    return report.entries().stream().map(DriftReport.Entry::item).toList();
  }

  /** Somebody of these groups is to stand on the box; nobody places them. */
  private static void placed(String id, String directory, String... groups) {
    Person person =
        new Person(id, "x", PersonType.EMPLOYEE, new TreeSet<>(Set.of(groups)), "a".repeat(64));
    bridge
        .getBean(Store.class)
        .write(
            db -> {
              Roster.savePhoto(db, person.photo(), person.photo(), 6, 1);
              Roster.save(db, person, 1);
              return db.sql(
                      """
                      INSERT INTO placement (identity_id, directory, version, state, attempts,
                        next_at, updated_at) VALUES (?, ?, 'v', 'PLACED', 0, 0, 1)
                      """)
                  .params(id, directory)
                  .update();
            });
  }

  private com.fasterxml.jackson.databind.JsonNode device() {
    for (var row : there.get("/SophonDevice/api/Devices").data().path("devices_list")) {
      if (row.path("device_key").asText().equals("192.168.1.63")) {
        return row;
      }
    }
    throw new AssertionError("the device is gone");
  }

  private String group(String name) {
    return there
        .get("/SophonFace/api/permissions?info.name=" + name + "&exact=true")
        .json()
        .at("/data/0/_id")
        .asText();
  }

  private String eventUrl() {
    return there
        .get("/SophonFogSys/api/HistoryEventUrl")
        .data()
        .at("/history_upload_event_url/0")
        .asText();
  }

  private void pushTo(String url) {
    there.post(
        "/SophonFogSys/api/HistoryEventUrl",
        "{\"history_upload_event_url\":[\""
            + url
            + "\"],\"content-type\":\"json\",\"reported_peroid\":5}");
  }

  private void bind(String id, String name, String group) {
    there.put(
        "/SophonDevice/api/Devices",
        "{\"devices_list\":[{\"device_id\":\"%s\",\"device_name\":\"%s\",\"device_key\":\"192.168.1.63\",\"device_type\":\"photo\",\"group_id\":\"default_group\",\"permission_id\":\"%s\",\"netRelay\":{\"ip\":\"10.0.0.9\",\"net_port\":1}}]}"
            .formatted(id, name, group));
  }

  private void addDevice(String address, String name, String group) {
    there.post(
        "/SophonDevice/api/Devices",
        "{\"devices_list\":[{\"device_name\":\"%s\",\"device_key\":\"%s\",\"device_type\":\"photo\",\"group_id\":\"default_group\",\"permission_id\":\"%s\"}]}"
            .formatted(name, address, group));
  }
}
