package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Boxes;
import dev.muster.box.Device;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.enrol.ledger.Goal;
import dev.muster.enrol.ledger.Placing;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions to a box and what each answer makes of the registration, without any HTTP. */
class SophonDialogueTest {

  private static final String OK = "{\"data\":{\"message\":\"ok\"}}";
  private final ObjectMapper json = new ObjectMapper();
  private final Box box =
      new Box(
          "box-1",
          URI.create("http://192.168.1.22:5555/"),
          "v1",
          List.of(
              new Device("front door", "192.168.1.63", "staff", "photo"),
              new Device("gate", "192.168.1.64", "visitors", "photo")),
          4,
          Duration.ofSeconds(1),
          "percent");
  private TestStore stored;
  private BoxSetup setup;
  private SophonBox begin;
  private SophonPeople people;
  private SophonSetup rest;
  private Registration now;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    stored = Database.SQLITE.open(folder);
    setup = new BoxSetup(stored.store(), new TestClock());
    Boxes boxes = new Boxes(List.of(box));
    PhotoStore photos = new PhotoStore(folder.resolve("photos"));
    SophonCalls calls = new SophonCalls(json);
    begin = new SophonBox(boxes, setup, calls, json);
    people = new SophonPeople(calls, photos, setup, json);
    rest = new SophonSetup(calls, setup, name -> "http://muster:8080/events/" + name, json);
    String photo = photos.put("photo".getBytes(StandardCharsets.UTF_8));
    Person person =
        new Person(
            "00 7&x=1", "王芳", PersonType.VIP, new TreeSet<>(List.of("staff", "visitors")), photo);
    now =
        begin.begin(
            new Placing(
                "box-1",
                person,
                Goal.PLACE,
                person.version(),
                null,
                0,
                false,
                photo,
                null,
                "lease"));
  }

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void itBeginsWithWhatIsKnownToStandOnTheBox() {
    assertThat(now.isPermissionUnknown()).isTrue();
    assertThat(now.isFaceGroupUnknown()).isTrue();
    assertThat(now.isDeviceUnknown()).isTrue();
    assertThat(now.isUnsubscribed()).isTrue();
    setup.stands("box-1", Part.PERMISSION, "staff", "p-1");
    setup.stands("box-1", Part.PERMISSION, "visitors", "p-2");
    setup.stands("box-1", Part.FACE_GROUP, "default_group", "g-1");
    setup.stands("box-1", Part.DEVICE, "staff", "front door");
    setup.refused("box-1", Part.DEVICE, "visitors", "too many");
    setup.stands("box-1", Part.EVENT_URL, "", "http://muster:8080/events/box-1");
    Registration later = begin.begin(now.placing());
    assertThat(later.isPermissionUnknown()).isFalse();
    assertThat(later.isFaceGroupUnknown()).isFalse();
    assertThat(later.isDeviceUnknown()).isFalse();
    assertThat(later.isUnsubscribed()).isFalse();
    setup.forget("box-1");
    assertThat(begin.begin(now.placing()).isPermissionUnknown()).isTrue();
  }

  @Test
  void aPermissionGroupIsTakenByItsExactNameOnly() {
    Ask<Registration> ask = begin.findPermission(now);
    assertThat(ask.call().method()).isEqualTo("GET");
    assertThat(ask.call().url())
        .isEqualTo(
            "http://192.168.1.22:5555/SophonFace/api/permissions?info.name=staff&exact=true");
    String others =
        "{\"data\":[{\"_id\":\"p-0\",\"info\":{\"name\":\"staff 2\"}},"
            + "{\"_id\":\"\",\"info\":{\"name\":\"staff\"}}]}";
    now = answered(ask, 200, others);
    assertThat(now.isPermissionAbsent()).isTrue();
    now = answered(begin.findPermission(now), 200, entry("p-1", "staff"));
    assertThat(now.isPermissionAbsent()).isFalse();
    assertThat(now.known().permissions()).containsEntry("staff", "p-1");
    assertThat(setup.find("box-1", Part.PERMISSION, "staff")).isPresent();
  }

  @Test
  void aPermissionGroupThatExistsAlreadyIsNoObstacle() throws IOException {
    now = answered(begin.findPermission(now), 200, "{\"data\":[]}");
    Ask<Registration> ask = begin.createPermission(now);
    assertThat(sent(ask).path("permission_name").asText()).isEqualTo("staff");
    assertThat(answered(ask, 400, error(40091)).isOver()).isFalse();
    assertThat(answered(ask, 400, error(40012)).isOver()).isFalse();
    assertThat(answered(ask, 400, error(40001)).outcome()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void anEmptyIdIsNeverUsed() {
    now = answered(begin.findPermission(now), 200, "{\"data\":[]}");
    assertThat(begin.missPermission(now).outcome())
        .isEqualTo(
            new Outcome.OutcomeUnknown<>(
                "the box took the permission group \"staff\" but does not list it"));
    now = answered(begin.findFaceGroup(now), 200, "{\"data\":[]}");
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(now.isFaceGroupUnknown()).isTrue();
  }

  @Test
  void aPersonIsCreatedWhenAbsentAndUpdatedWhenOutdated() throws IOException {
    knowEverything();
    Ask<Registration> find = people.find(now);
    assertThat(find.call().url())
        .endsWith("/SophonFogSys/api/users?group_name=default_group&identity_id=00%207%26x%3D1");
    assertThat(answered(find, 200, users("")).isPersonAbsent()).isTrue();
    assertThat(answered(find, 404, error(40401)).isPersonAbsent()).isTrue();
    assertThat(answered(find, 200, users(row("00 7&x=1", "older"))).isPersonOutdated()).isTrue();
    assertThat(answered(find, 200, users(row("someone else", "older"))).isPersonAbsent()).isTrue();
    Registration current = answered(find, 200, users(row("00 7&x=1", now.placing().version())));
    assertThat(current.isPersonAbsent() || current.isPersonOutdated()).isFalse();

    JsonNode user = sent(people.create(now));
    assertThat(user.path("group_name").asText()).isEqualTo("default_group");
    assertThat(user.path("identity_id").asText()).isEqualTo("00 7&x=1");
    assertThat(user.path("reg_photo").asText()).isEqualTo("cGhvdG8=");
    assertThat(user.path("ignore_exist").asBoolean(true)).isFalse();
    assertThat(user.path("create_no_exit_permission").asBoolean(true)).isFalse();
    assertThat(user.path("fiqa_level").asText()).isEqualTo("custom");
    assertThat(user.path("info").toString())
        .isEqualTo(
            "{\"name\":\"王芳\",\"type\":5,\"permission_ids\":[\"p-1\",\"p-2\"],\"muster_version\":\"%s\"}"
                .formatted(now.placing().version()));
    assertThat(people.update(now).call().method()).isEqualTo("PUT");
    assertThat(sent(people.update(now)).path("info")).isEqualTo(user.path("info"));
  }

  @Test
  void aBoxThatDeniesAGroupWasEmptiedAndIsForgotten() {
    knowEverything();
    setup.stands("box-1", Part.PERMISSION, "staff", "p-1");
    now = answered(people.create(now), 404, error(40491));
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(setup.all()).isEmpty();
  }

  @Test
  void aPersonWhoExistsAlreadyIsReadAgain() {
    knowEverything();
    assertThat(answered(people.create(now), 400, error(40011)).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void devicesAreAddedOrBoundToTheirGroup() throws IOException {
    knowEverything();
    String known =
        "{\"data\":{\"devices_list\":[{\"device_id\":\"d-9\",\"device_key\":\"192.168.1.64\","
            + "\"permission_id\":\"elsewhere\"}]}}";
    now = answered(rest.findDevices(now), 200, known);
    assertThat(now.isDeviceAbsent()).isTrue();
    assertThat(now.isDeviceElsewhere()).isTrue();
    JsonNode added = sent(rest.addDevices(now)).path("devices_list");
    assertThat(added).hasSize(1);
    assertThat(added.path(0).path("device_key").asText()).isEqualTo("192.168.1.63");
    assertThat(added.path(0).path("permission_id").asText()).isEqualTo("p-1");
    assertThat(added.path(0).path("group_id").asText()).isEqualTo("g-1");
    JsonNode bound = sent(rest.bindDevices(now)).path("devices_list");
    assertThat(bound).hasSize(1);
    assertThat(bound.path(0).path("device_id").asText()).isEqualTo("d-9");
    assertThat(bound.path(0).path("permission_id").asText()).isEqualTo("p-2");
    now = rest.devicesDone(answered(rest.addDevices(now), 200, OK));
    assertThat(now.isDeviceUnknown()).isFalse();
    assertThat(setup.find("box-1", Part.DEVICE, "staff").orElseThrow().value())
        .isEqualTo("front door");
  }

  @Test
  void aRefusedDeviceIsNotedAndDoesNotEndTheAttempt() {
    knowEverything();
    now = answered(rest.findDevices(now), 200, "{\"data\":{\"devices_list\":[]}}");
    now = rest.devicesDone(answered(rest.addDevices(now), 400, error(40098)));
    assertThat(now.isOver()).isFalse();
    assertThat(now.isDeviceUnknown()).isFalse();
    assertThat(setup.find("box-1", Part.DEVICE, "staff").orElseThrow().problem())
        .isEqualTo("the box answered 40098 words");
  }

  @Test
  void theEventAddressIsSetUnlessItIsOursAlready() throws IOException {
    Ask<Registration> find = rest.findEventUrl(now);
    assertThat(answered(find, 200, pushesTo("http://other")).isEventUrlElsewhere()).isTrue();
    assertThat(answered(find, 404, error(40400)).isEventUrlElsewhere()).isTrue();
    assertThat(
            answered(find, 200, pushesTo("http://muster:8080/events/box-1")).isEventUrlElsewhere())
        .isFalse();
    assertThat(answered(find, 200, "<html>").outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    JsonNode url = sent(rest.setEventUrl(now));
    assertThat(url.path("history_upload_event_url").path(0).asText())
        .isEqualTo("http://muster:8080/events/box-1");
    assertThat(url.path("content-type").asText()).isEqualTo("json");
    assertThat(url.path("reported_peroid").asInt()).isEqualTo(1);
    now = rest.subscribed(answered(rest.setEventUrl(now), 200, OK));
    assertThat(now.isUnsubscribed()).isFalse();
  }

  @Test
  void anythingButASuccessEndsTheAttempt() {
    Ask<Registration> ask = begin.findFaceGroup(now);
    assertThat(ask.answered(new Answer.NotReached("refused")).outcome())
        .isInstanceOf(Outcome.NotReached.class);
    assertThat(ask.answered(new Answer.Lost("timeout")).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(answered(ask, 200, "{}").outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(answered(ask, 200, error(50091)).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(answered(ask, 200, error(40000)).outcome()).isInstanceOf(Outcome.Refused.class);
  }

  private void knowEverything() {
    now = answered(begin.findPermission(now), 200, entry("p-1", "staff"));
    now = answered(begin.findPermission(now), 200, entry("p-2", "visitors"));
    now = answered(begin.findFaceGroup(now), 200, entry("g-1", "default_group"));
  }

  private static Registration answered(Ask<Registration> ask, int status, String body) {
    return ask.answered(new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }

  private JsonNode sent(Ask<Registration> ask) throws IOException {
    return json.readTree(ask.call().body());
  }

  private static String entry(String id, String name) {
    return "{\"data\":[{\"_id\":\"%s\",\"info\":{\"name\":\"%s\"}}]}".formatted(id, name);
  }

  private static String users(String rows) {
    return "{\"data\":{\"identities_list\":[" + rows + "]}}";
  }

  private static String row(String id, String version) {
    return "{\"identity_id\":\"%s\",\"info\":{\"muster_version\":\"%s\"}}".formatted(id, version);
  }

  private static String pushesTo(String url) {
    return "{\"data\":{\"history_upload_event_url\":[\"" + url + "\"]}}";
  }

  private static String error(int code) {
    return "{\"error\":{\"code\":%d,\"message\":\"words\"}}".formatted(code);
  }
}
