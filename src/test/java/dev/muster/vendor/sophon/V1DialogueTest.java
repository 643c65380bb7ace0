package dev.muster.vendor.sophon;

import static dev.muster.vendor.sophon.DialogueKit.answered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Box.HalfPerson;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.enrol.ledger.Goal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions to a v1 box and what each answer makes of the registration, without any HTTP. */
class V1DialogueTest {

  private static final String OK = "{\"data\":{\"message\":\"ok\"}}";
  private DialogueKit kit;
  private V1Groups groups;
  private V1People people;
  private V1Setup rest;
  private Registration now;

  @BeforeEach
  void begin(@TempDir Path folder) {
    begin(new DialogueKit("v1", folder));
  }

  private void begin(DialogueKit fresh) {
    kit = fresh;
    V1Calls calls = new V1Calls(kit.json);
    groups = new V1Groups(calls, kit.dialogue, kit.setup);
    people = new V1People(calls, kit.dialogue, kit.photos, kit.keys);
    rest = new V1Setup(calls, kit.dialogue, kit.setup, DialogueKit::intake);
    now = kit.begin();
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void itBeginsWithWhatIsKnownToStandOnTheBox() {
    assertThat(now.isPermissionUnknown()).isTrue();
    assertThat(now.isFaceGroupUnknown()).isTrue();
    assertThat(now.isDeviceUnknown()).isTrue();
    assertThat(now.isUnsubscribed()).isTrue();
    kit.setup.stands("box-1", Part.PERMISSION, "staff", "p-1");
    kit.setup.stands("box-1", Part.PERMISSION, "visitors", "p-2");
    kit.setup.stands("box-1", Part.FACE_GROUP, "default_group", "g-1");
    kit.setup.stands("box-1", Part.DEVICE, "staff", "front door");
    kit.setup.refused("box-1", Part.DEVICE, "visitors", "too many");
    kit.setup.stands("box-1", Part.EVENT_URL, "", "http://muster:8080/events/box-1");
    Registration later = kit.begin();
    assertThat(later.isPermissionUnknown()).isFalse();
    assertThat(later.isFaceGroupUnknown()).isFalse();
    assertThat(later.isDeviceUnknown()).isFalse();
    assertThat(later.isUnsubscribed()).isFalse();
    kit.setup.forget("box-1");
    assertThat(kit.begin().isPermissionUnknown()).isTrue();
  }

  @Test
  void onlySomebodyWhoWasNeverSentIsNotLookedForFirst() {
    assertThat(now.isPersonUnknown()).isTrue();
    Registration fresh = kit.registrations.begin(kit.placing(Goal.PLACE, true));
    assertThat(fresh.isPersonUnknown()).isFalse();
    assertThat(fresh.isPersonAbsent()).isTrue();
    Registration leaving = kit.registrations.begin(kit.placing(Goal.REMOVE, true));
    assertThat(leaving.isPersonUnknown()).isTrue();
    assertThat(leaving.isLeaving()).isTrue();
  }

  @Test
  void aPermissionGroupIsTakenByItsExactNameOnly() {
    Ask<Registration> ask = groups.findPermission(now);
    assertThat(ask.call().method()).isEqualTo("GET");
    assertThat(ask.call().url())
        .isEqualTo(
            "http://192.168.1.22:5555/SophonFace/api/permissions?info.name=staff&exact=true");
    String others =
        "{\"data\":[{\"_id\":\"p-0\",\"info\":{\"name\":\"staff 2\"}},"
            + "{\"_id\":\"\",\"info\":{\"name\":\"staff\"}}]}";
    now = answered(ask, 200, others);
    assertThat(now.isPermissionAbsent()).isTrue();
    now = answered(groups.findPermission(now), 200, entry("p-1", "staff"));
    assertThat(now.isPermissionAbsent()).isFalse();
    assertThat(now.known().permissions()).containsEntry("staff", "p-1");
    assertThat(kit.setup.find("box-1", Part.PERMISSION, "staff")).isPresent();
  }

  @Test
  void aPermissionGroupThatExistsAlreadyIsNoObstacle() {
    now = answered(groups.findPermission(now), 200, "{\"data\":[]}");
    Ask<Registration> ask = groups.createPermission(now);
    assertThat(kit.sent(ask).path("permission_name").asText()).isEqualTo("staff");
    assertThat(answered(ask, 400, error(40091)).isOver()).isFalse();
    assertThat(answered(ask, 400, error(40012)).isOver()).isFalse();
    assertThat(answered(ask, 400, error(40001)).outcome()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void anEmptyIdIsNeverUsed() {
    now = answered(groups.findPermission(now), 200, "{\"data\":[]}");
    assertThat(groups.missPermission(now).outcome())
        .isEqualTo(
            new Outcome.OutcomeUnknown<>(
                "the box took the permission group \"staff\" but does not list it"));
    now = answered(groups.findFaceGroup(now), 200, "{\"data\":[]}");
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(now.isFaceGroupUnknown()).isTrue();
  }

  @Test
  void aPersonIsCreatedWhenAbsentAndUpdatedWhenOutdated() {
    knowEverything();
    Ask<Registration> find = people.find(now);
    assertThat(find.call().url())
        .endsWith("/SophonFogSys/api/users?group_name=default_group&identity_id=00%207%26x%3D1");
    assertThat(answered(find, 200, users("")).isPersonAbsent()).isTrue();
    assertThat(answered(find, 404, error(40401)).isPersonAbsent()).isTrue();
    assertThat(answered(find, 200, users(row("someone else", "older", "x"))).isPersonAbsent())
        .isTrue();
    assertThat(answered(find, 200, users(row(DialogueKit.ID, "older", "x"))).isPersonOutdated())
        .isTrue();
    Registration current = found(now.placing().version(), "x");
    assertThat(current.isPersonAbsent() || current.isPersonOutdated()).isFalse();
    assertThat(found(now.placing().version(), "").isPersonOutdated()).isTrue();
  }

  @Test
  void aRegistrationCarriesEverything() {
    knowEverything();
    JsonNode user = kit.sent(people.create(now));
    assertThat(user.path("group_name").asText()).isEqualTo("default_group");
    assertThat(user.path("identity_id").asText()).isEqualTo("00 7&x=1");
    assertThat(user.path("reg_photo").asText()).isEqualTo("cGhvdG8=");
    assertThat(user.path("ignore_exist").asBoolean(true)).isFalse();
    assertThat(user.path("create_no_exit_permission").asBoolean(true)).isFalse();
    assertThat(user.path("fiqa_level").asText()).isEqualTo("custom");
    assertThat(user.path("info").toString())
        .isEqualTo(
            ("{\"name\":\"王芳\",\"type\":5,\"permission_ids\":[\"p-1\",\"p-2\"],\"ext_info\":"
                    + "{\"部门\":\"研发\",\"startTime\":\"2026-01-01 08:00:00\","
                    + "\"endTime\":\"2026-12-31 23:59:59\"},"
                    + "\"muster_version\":\"%s\",\"muster_photo\":\"%s\"}")
                .formatted(now.placing().version(), kit.person.photo().substring(0, 32)));
    Registration outdated = found("older", "x");
    assertThat(people.update(outdated).call().method()).isEqualTo("PUT");
    assertThat(kit.sent(people.update(outdated)).path("info")).isEqualTo(user.path("info"));
  }

  @Test
  void thePhotoIsSentAgainOnlyWhenItIsAnotherOne() {
    knowEverything();
    String same = kit.person.photo().substring(0, 32);
    assertThat(kit.sent(people.update(found("older", "x"))).has("reg_photo")).isTrue();
    assertThat(kit.sent(people.update(found("older", "x", same))).has("reg_photo")).isFalse();
    assertThat(kit.sent(people.update(found("older", "", same))).has("reg_photo")).isTrue();
  }

  @Test
  void theFirmwareThatShowsOnlyThePhotoTellsByThatWhetherThereIsOne() {
    String without = "{\"identity_id\":\"%s\",\"info\":{},\"reg_photo\":\"%s\"}";
    Ask<Registration> find = people.find(now);
    assertThat(
            answered(find, 200, users(without.formatted(DialogueKit.ID, ""))).person().hasPhoto())
        .isFalse();
    assertThat(
            answered(find, 200, users(without.formatted(DialogueKit.ID, "/9j/")))
                .person()
                .hasPhoto())
        .isTrue();
  }

  @Test
  void aBoxThatDeniesAGroupWasEmptiedAndIsForgotten() {
    knowEverything();
    kit.setup.stands("box-1", Part.PERMISSION, "staff", "p-1");
    now = answered(people.create(now), 404, error(40491));
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(kit.setup.all()).isEmpty();
  }

  @Test
  void aPersonWhoExistsAlreadyIsLookedAt() {
    now = kit.registrations.begin(kit.placing(Goal.PLACE, true));
    knowEverything();
    now = answered(people.create(now), 400, error(40011));
    assertThat(now.isOver()).isFalse();
    assertThat(now.isPersonUnknown()).isTrue();
    now = answered(people.find(now), 200, users(""));
    assertThat(kit.registrations.finish(now).outcome())
        .as("a box that contradicts itself")
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aPersonWhoWasTakenIsPlaced() {
    knowEverything();
    now = answered(people.create(now), 200, OK);
    assertThat(kit.registrations.finish(now).outcome())
        .isEqualTo(new Outcome.Answered<>(now.placing().version()));
  }

  @Test
  void aRefusedPhotoIsNoEndBeforeTheBoxWasLookedAt() {
    knowEverything();
    now = answered(people.create(now), 400, error(40004));
    assertThat(now.isOver()).isFalse();
    assertThat(now.isPhotoRefused()).isTrue();
    assertThat(now.isPersonUnknown() || now.isPersonAbsent() || now.isPersonOutdated()).isFalse();
    assertThat(refusedAfter(404, error(40401))).isEqualTo("the box answered 40004 words");
    assertThat(refusedAfter(200, users(row(DialogueKit.ID, "older", "x"))))
        .isEqualTo("the box answered 40004 words; the earlier photo still stands");
    assertThat(refusedAfter(200, users(row(DialogueKit.ID, "", ""))))
        .isEqualTo(
            "the box answered 40004 words; the person stands there without a photo, as somebody"
                + " else had left it");
  }

  @Test
  void halfAPersonIsRemovedAgain() {
    knowEverything();
    now = answered(people.create(now), 400, error(40004));
    now = answered(people.find(now), 200, users(row(DialogueKit.ID, "v", "")));
    assertThat(now.isHalfPersonToRemove()).isTrue();
    assertThat(people.delete(now).call().method()).isEqualTo("DELETE");
    assertThat(kit.sent(people.delete(now)).toString()).isEqualTo("{\"identity_id\":\"00 7&x=1\"}");
    now = answered(people.delete(now), 200, OK);
    assertThat(refusedAfter(404, error(40401)))
        .isEqualTo(
            "the box answered 40004 words; the box had kept the person without the photo, who was"
                + " removed again");
  }

  @Test
  void halfAPersonThatStaysIsTriedAgain() {
    knowEverything();
    now = answered(people.create(now), 400, error(40004));
    now = answered(people.delete(now), 400, error(40095));
    now = answered(people.find(now), 200, users(row(DialogueKit.ID, "v", "")));
    assertThat(kit.registrations.refuse(now).outcome())
        .isEqualTo(
            new Outcome.OutcomeUnknown<>(
                "half a person: the box kept the number without the photo and does not remove it;"
                    + " the box answered 40095 words",
                Reason.HALF_PERSON));
  }

  @Test
  void halfAPersonIsKeptWhenThatIsWanted(@TempDir Path folder) {
    kit.close();
    begin(new DialogueKit("v1", HalfPerson.KEEP, folder));
    knowEverything();
    now = answered(people.create(now), 400, error(40004));
    now = answered(people.find(now), 200, users(row(DialogueKit.ID, "v", "")));
    assertThat(now.isHalfPersonToRemove()).isFalse();
    assertThat(refusedAfter(200, users(row(DialogueKit.ID, "v", ""))))
        .isEqualTo("the box answered 40004 words; the box keeps the person without this photo");
  }

  @Test
  void anEarlierPhotoIsNotCalledByTheNewVersion() {
    knowEverything();
    now = answered(people.update(found("older", "x")), 400, error(40004));
    now = answered(people.find(now), 200, users(row(DialogueKit.ID, now.placing().version(), "x")));
    assertThat(now.isVersionAhead()).isTrue();
    JsonNode info = kit.sent(people.unmark(now)).path("info");
    assertThat(info.path("muster_version").asText()).isEqualTo("refused");
    assertThat(kit.sent(people.unmark(now)).has("reg_photo")).isFalse();
  }

  @Test
  void aRemovalIsProvenOnlyByWhatTheBoxSaysAfterwards() {
    now = kit.registrations.begin(kit.placing(Goal.REMOVE, true));
    Registration never = answered(people.find(now), 404, error(40401));
    assertThat(never.isPersonThere()).isFalse();
    assertThat(kit.registrations.left(never).outcome())
        .isEqualTo(new Outcome.Answered<>("absent: the box answered 40401 words"));
    now = answered(people.find(now), 200, users(row(DialogueKit.ID, "older", "x")));
    assertThat(now.isPersonThere()).isTrue();
    now = answered(people.delete(now), 200, OK);
    Registration gone = answered(people.find(now), 200, users(""));
    assertThat(kit.registrations.left(gone).outcome())
        .isEqualTo(new Outcome.Answered<>("absent: the box lists nobody with the number 00 7&x=1"));
    Registration still = answered(people.find(now), 200, users(row(DialogueKit.ID, "older", "x")));
    assertThat(kit.registrations.left(still).outcome())
        .isEqualTo(
            new Outcome.OutcomeUnknown<>(
                "the box still has the number 00 7&x=1 after its removal; it said that it had"
                    + " removed it"));
  }

  @Test
  void devicesAreAddedOrBoundToTheirGroup() {
    knowEverything();
    String known =
        "{\"data\":{\"devices_list\":[{\"device_id\":\"d-9\",\"device_key\":\"192.168.1.64\","
            + "\"permission_id\":\"elsewhere\"}]}}";
    now = answered(rest.findDevices(now), 200, known);
    assertThat(now.isDeviceAbsent()).isTrue();
    assertThat(now.isDeviceElsewhere()).isTrue();
    JsonNode added = kit.sent(rest.addDevices(now)).path("devices_list");
    assertThat(added).hasSize(1);
    assertThat(added.path(0).has("device_id")).isFalse();
    assertThat(added.path(0).path("device_key").asText()).isEqualTo("192.168.1.63");
    assertThat(added.path(0).path("permission_id").asText()).isEqualTo("p-1");
    assertThat(added.path(0).path("group_id").asText()).isEqualTo("g-1");
    JsonNode bound = kit.sent(rest.bindDevices(now)).path("devices_list");
    assertThat(bound).hasSize(1);
    assertThat(bound.path(0).path("device_id").asText()).isEqualTo("d-9");
    assertThat(bound.path(0).path("permission_id").asText()).isEqualTo("p-2");
    now = kit.registrations.devicesDone(answered(rest.addDevices(now), 200, OK));
    assertThat(now.isDeviceUnknown()).isFalse();
    assertThat(kit.setup.find("box-1", Part.DEVICE, "staff").orElseThrow().value())
        .isEqualTo("front door");
  }

  @Test
  void aRefusedDeviceIsNotedAndDoesNotEndTheAttempt() {
    knowEverything();
    now = answered(rest.findDevices(now), 200, "{\"data\":{\"devices_list\":[]}}");
    now = kit.registrations.devicesDone(answered(rest.addDevices(now), 400, error(40098)));
    assertThat(now.isOver()).isFalse();
    assertThat(now.isDeviceUnknown()).isFalse();
    assertThat(kit.setup.find("box-1", Part.DEVICE, "staff").orElseThrow().problem())
        .isEqualTo("the box answered 40098 words");
  }

  @Test
  void theEventAddressIsSetUnlessItIsOursAlready() {
    Ask<Registration> find = rest.findEventUrl(now);
    assertThat(answered(find, 200, pushesTo("http://other")).isEventUrlElsewhere()).isTrue();
    assertThat(answered(find, 404, error(40400)).isEventUrlElsewhere()).isTrue();
    assertThat(
            answered(find, 200, pushesTo("http://muster:8080/events/box-1")).isEventUrlElsewhere())
        .isFalse();
    assertThat(answered(find, 200, "<html>").outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    JsonNode url = kit.sent(rest.setEventUrl(now));
    assertThat(url.path("history_upload_event_url").path(0).asText())
        .isEqualTo("http://muster:8080/events/box-1");
    assertThat(url.path("content-type").asText()).isEqualTo("json");
    assertThat(url.path("reported_peroid").asInt()).isEqualTo(1);
    now = kit.registrations.subscribed(answered(rest.setEventUrl(now), 200, OK));
    assertThat(now.isUnsubscribed()).isFalse();
  }

  @Test
  void anythingButASuccessEndsTheAttempt() {
    Ask<Registration> ask = groups.findFaceGroup(now);
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
    now = answered(groups.findPermission(now), 200, entry("p-1", "staff"));
    now = answered(groups.findPermission(now), 200, entry("p-2", "visitors"));
    now = answered(groups.findFaceGroup(now), 200, entry("g-1", "default_group"));
  }

  private Registration found(String version, String image) {
    return found(version, image, "another");
  }

  private Registration found(String version, String image, String photo) {
    return answered(people.find(now), 200, users(row(DialogueKit.ID, version, image, photo)));
  }

  /** The words of the refusal when the box shows this of the person. */
  private String refusedAfter(int status, String body) {
    Registration looked = answered(people.find(now), status, body);
    Outcome.Refused<?> refused = (Outcome.Refused<?>) kit.registrations.refuse(looked).outcome();
    assertThat(refused.refusal().reason()).isEqualTo(Reason.NO_FACE);
    return refused.refusal().detail();
  }

  private static String entry(String id, String name) {
    return "{\"data\":[{\"_id\":\"%s\",\"info\":{\"name\":\"%s\"}}]}".formatted(id, name);
  }

  private static String users(String rows) {
    return "{\"data\":{\"identities_list\":[" + rows + "]}}";
  }

  private static String row(String id, String version, String image) {
    return row(id, version, image, "");
  }

  private static String row(String id, String version, String image, String photo) {
    return ("{\"identity_id\":\"%s\",\"info\":{\"muster_version\":\"%s\",\"image_id\":\"%s\","
            + "\"image_ids\":[\"%s\"],\"muster_photo\":\"%s\"},\"reg_photo\":\"\"}")
        .formatted(id, version, image, image, photo);
  }

  private static String pushesTo(String url) {
    return "{\"data\":{\"history_upload_event_url\":[\"" + url + "\"]}}";
  }

  private static String error(int code) {
    return "{\"error\":{\"code\":%d,\"message\":\"words\"}}".formatted(code);
  }
}
