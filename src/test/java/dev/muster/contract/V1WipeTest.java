package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@EmbeddedOnly("wipes the box")
@DisplayName("contracts/sophon.md §4.6: POST /SophonFogSys/api/WipeData")
class V1WipeTest {

  private static final String WIPE = "/SophonFogSys/api/WipeData";

  private Box own;
  private V1 box;
  private V1.Door door;
  private String person;

  @BeforeEach
  void start() {
    own = Box.start("--muster.facebox.restart-time=100ms");
    box = new V1(own);
    V1.Group group = box.permission();
    person = box.person(Faces.ANN, group);
    door = box.door(group);
    box.match(door, Faces.of(Faces.ANN));
    V1.data(box.put(V1.CONFIGS, Json.object("config_dict", Json.object("PASSMODE", "allpass"))));
  }

  @AfterEach
  void stop() {
    own.close();
  }

  @Test
  @DisplayName("users takes people and devices, and leaves events; the options are echoed")
  void users() {
    wipe("users");

    afterRestart(
        () -> {
          assertThat(people()).isZero();
          assertThat(devices()).isZero();
          assertThat(events()).isEqualTo(1);
          assertThat(passMode()).isEqualTo("allpass");
        });
  }

  @Test
  @DisplayName("events takes events and leaves people")
  void eventsOnly() {
    wipe("events");

    afterRestart(
        () -> {
          assertThat(events()).isZero();
          assertThat(people()).isEqualTo(1);
          assertThat(devices()).isEqualTo(1);
          assertThat(box.row(person).path("identity_id").asText()).isEqualTo(person);
        });
  }

  @Test
  @DisplayName("all takes both and resets the settings; default_group is there again")
  void all() {
    wipe("all");

    afterRestart(
        () -> {
          assertThat(people()).isZero();
          assertThat(devices()).isZero();
          assertThat(events()).isZero();
          assertThat(passMode()).isEqualTo("normal");
          assertThat(V1.data(box.get(V1.FIND_GROUPS + "?info.name=default_group&exact=true")))
              .hasSize(1);
        });
  }

  /** The answer comes first, then the box restarts (§4.6). */
  private void wipe(String option) {
    Object options =
        Json.object(
            "wipe_options",
            Json.object(
                "users",
                option.equals("users"),
                "events",
                option.equals("events"),
                "all",
                option.equals("all")));
    assertThat(V1.data(box.post(WIPE, options))).isEqualTo(options);
  }

  /** A call that meets the box while it is away is made again. */
  private static void afterRestart(ThrowingRunnable facts) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(facts);
  }

  private int people() {
    return V1.data(box.get(V1.USERS + "?group_name=default_group"))
        .path("pagination")
        .path("total_count")
        .asInt(-1);
  }

  private int devices() {
    return V1.data(box.get(V1.DEVICES)).path("devices_list").size();
  }

  private int events() {
    Reply reply = box.get(V1.EVENTS + "?per_page=1&page=0");
    V1.data(reply);
    return reply.json().path("pagination").path("total_count").asInt(-1);
  }

  private String passMode() {
    return V1.data(box.get(V1.CONFIGS + "/PASSMODE")).path("PASSMODE").asText();
  }
}
