package dev.muster.vendor.sophon;

import static dev.muster.vendor.sophon.DialogueKit.answered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.enrol.ledger.Goal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions to a v2 box and what each answer makes of the registration, without any HTTP. */
class V2DialogueTest {

  private static final String CREATED =
      "{\"face_id\":\"f\",\"identity_id\":\"00 7&x=1\",\"register_image_id\":\"i\"}";
  private DialogueKit kit;
  private V2Permissions permissions;
  private V2People people;
  private V2Setup rest;
  private Registration now;

  @BeforeEach
  void begin(@TempDir Path folder) {
    kit = new DialogueKit("v2", folder);
    V2Calls calls = new V2Calls(kit.json);
    permissions = new V2Permissions(calls, kit.dialogue, kit.setup);
    people = new V2People(calls, kit.dialogue, kit.photos, kit.keys);
    rest = new V2Setup(calls, kit.dialogue, kit.setup, DialogueKit::intake);
    now = kit.begin();
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void thereIsNoFaceGroup() {
    assertThat(now.isFaceGroupUnknown()).isFalse();
  }

  @Test
  void theAnswerOfACreatedPermissionGroupHoldsItsId() {
    Ask<Registration> find = permissions.find(now);
    assertThat(find.call().method()).isEqualTo("POST");
    assertThat(find.call().url())
        .isEqualTo("http://192.168.1.22:5555/sophon/v2/face/getpermission");
    assertThat(kit.sent(find).toString()).isEqualTo("{\"permission_name\":\"staff\"}");
    assertThat(answered(find, 200, permission("p-0", "staff 2")).isPermissionAbsent()).isTrue();
    now = answered(find, 404, error("ID_NOT_FOUND", "staff"));
    assertThat(now.isPermissionAbsent()).isTrue();
    now = answered(permissions.create(now), 200, permission("p-1", "staff"));
    assertThat(now.isPermissionAbsent()).isFalse();
    assertThat(now.known().permissions()).containsEntry("staff", "p-1");
    assertThat(kit.setup.find("box-1", Part.PERMISSION, "staff")).isPresent();
  }

  @Test
  void anEmptyIdIsNeverUsedAndATakenNameIsLookedForLater() {
    now = answered(permissions.find(now), 404, error("ID_NOT_FOUND", "staff"));
    assertThat(answered(permissions.create(now), 200, permission("", "staff")).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(
            answered(permissions.create(now), 400, error("NAME_REPEAT_ERROR", "staff")).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(
            answered(permissions.create(now), 400, error("INVALID_ARGUMENTS", "staff")).outcome())
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRegistrationCarriesEverything() {
    knowEverything();
    Ask<Registration> create = people.create(now);
    assertThat(create.call().url()).endsWith("/sophon/v2/face/createidentity");
    JsonNode sent = kit.sent(create);
    assertThat(sent.path("identity_id").asText()).isEqualTo("00 7&x=1");
    assertThat(sent.path("identity_name").asText()).isEqualTo("王芳");
    assertThat(sent.path("user_type").asText()).isEqualTo("vip");
    assertThat(sent.path("permission_ids").toString()).isEqualTo("[\"p-1\",\"p-2\"]");
    assertThat(sent.path("register_image").asText()).isEqualTo("cGhvdG8=");
    assertThat(sent.path("fiqa_level").asText()).isEqualTo("low");
    assertThat(sent.path("force_replace").asBoolean(true)).isFalse();
    assertThat(sent.path("ext_user_info").toString())
        .isEqualTo(
            ("{\"部门\":\"研发\",\"start_time\":\"2026-01-01 08:00:00\","
                    + "\"end_time\":\"2026-12-31 23:59:59\","
                    + "\"muster_version\":\"%s\",\"muster_photo\":\"%s\"}")
                .formatted(now.placing().version(), photo()));
    assertThat(kit.registrations.finish(answered(create, 200, CREATED)).outcome())
        .isEqualTo(new Outcome.Answered<>(now.placing().version()));
  }

  @Test
  void aPersonWithoutAFaceIsNotPlaced() {
    knowEverything();
    assertThat(answered(people.create(now), 200, "{\"identity_id\":\"x\"}").outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void onlyThePhotoThatIsAnotherOneIsReplaced() {
    knowEverything();
    Registration other = found("older", "another", "i-1");
    assertThat(other.isPhotoOutdated()).isTrue();
    assertThat(other.isPhotoAbsent()).isFalse();
    JsonNode sent = kit.sent(people.replaceFace(other));
    assertThat(sent.path("register_image_index").asInt(-1)).isZero();
    assertThat(sent.has("register_image_id")).isFalse();
    Registration replaced = answered(people.replaceFace(other), 200, CREATED);
    assertThat(replaced.isPhotoOutdated()).isFalse();
    assertThat(replaced.isInfoOutdated()).as("the version is still the earlier one").isTrue();
    now = answered(people.updateInfo(replaced), 200, identity("v", "p", "i-2"));
    assertThat(kit.registrations.finish(now).outcome()).isInstanceOf(Outcome.Answered.class);

    Registration renamed = found("older", photo(), "i-1");
    assertThat(renamed.isPhotoOutdated()).isFalse();
    assertThat(renamed.isInfoOutdated()).isTrue();
    assertThat(kit.sent(people.updateInfo(renamed)).has("register_image")).isFalse();

    assertThat(found(now.placing().version(), photo(), "i-1").isPersonOutdated()).isFalse();
  }

  @Test
  void nameAndGroupsThatWereChangedAtTheBoxAreOutdatedThoughOurVersionStandsThere() {
    knowEverything();
    assertThat(told("王伟", "p-1").isInfoOutdated()).isTrue();
    assertThat(told(kit.person.name(), "p-1").isInfoOutdated()).isTrue();
    assertThat(told(kit.person.name(), "p-2\",\"p-1").isPersonOutdated()).isFalse();
  }

  private Registration told(String name, String permissions) {
    String identity = identity(now.placing().version(), photo(), "i-1");
    String more =
        ",\"identity_name\":\"%s\",\"permission_ids\":[\"%s\"]}".formatted(name, permissions);
    return answered(people.find(now), 200, identity.substring(0, identity.length() - 1) + more);
  }

  @Test
  void aPersonWithoutAPhotoIsGivenOne() {
    knowEverything();
    Registration half = found(now.placing().version(), photo(), "");
    assertThat(half.isPhotoAbsent()).isTrue();
    Ask<Registration> add = people.addFace(half);
    assertThat(add.call().url()).endsWith("/addface");
    assertThat(kit.sent(add).has("register_image_index")).isFalse();
    now = answered(add, 200, CREATED);
    assertThat(now.isPersonOutdated()).as("everything else stood there already").isFalse();
  }

  @ParameterizedTest(name = "HTTP {0} {1}")
  @CsvSource(
      value = {
        "400|{\"error\":{\"code\":\"INVALID_ARGUMENTS\",\"message\":\"register_image_index\"}}",
        "400|{\"error\":{\"code\":\"MISSING_ARGUMENTS\",\"message\":\"register_image_id\"}}",
        "404|<h1>Not Found</h1>",
        "405|<h1>Method Not Allowed</h1>"
      },
      delimiter = '|')
  void firmwareThatDoesNotKnowTheCallIsAskedByTheDraftsCall(int status, String body) {
    knowEverything();
    now = answered(people.replaceFace(found("older", "another", "i-1")), status, body);
    assertThat(now.isOver()).isFalse();
    assertThat(now.isReplacingUnknown()).isTrue();
    Ask<Registration> draft = people.updateImage(now);
    assertThat(draft.call().url()).endsWith("/updateimage");
    assertThat(kit.sent(draft).path("register_image_id").asText()).isEqualTo("i-1");
    assertThat(kit.sent(draft).has("register_image_index")).isFalse();
    assertThat(answered(draft, 200, CREATED).isPhotoOutdated()).isFalse();
    assertThat(answered(draft, 404, "<h1>").outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aRefusedReplacementLeavesTheEarlierPhoto() {
    knowEverything();
    Registration other = found("older", "another", "i-1");
    now = answered(people.replaceFace(other), 400, error("LOW_QUALITY_ERROR", "clarity"));
    assertThat(now.isPhotoRefused()).isTrue();
    assertThat(now.isInfoOutdated()).isFalse();
    now = kit.registrations.refuse(found("older", "another", "i-1"));
    assertThat(now.outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason()).isEqualTo(Reason.LOW_QUALITY);
              assertThat(refused.refusal().detail())
                  .isEqualTo(
                      "the box answered LOW_QUALITY_ERROR clarity; the earlier photo still stands");
            });
  }

  @Test
  void aNumberThatExistsIsLookedAt() {
    knowEverything();
    now = answered(people.create(now), 400, error("ID_REPEAT_ERROR", "00 7&x=1"));
    assertThat(now.isPersonUnknown()).isTrue();
  }

  @Test
  void aBoxThatDeniesAGroupOrAPersonIsForgotten() {
    knowEverything();
    now = answered(people.create(now), 400, error("PERMISSION_ID_NOT_FOUND", "p-1"));
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(kit.setup.all()).isEmpty();
  }

  @Test
  void aRemovalThatTheBoxCallsFailedIsNoRemoval() {
    now = kit.registrations.begin(kit.placing(Goal.REMOVE, false));
    Ask<Registration> delete = people.delete(now);
    assertThat(kit.sent(delete).toString()).isEqualTo("{\"identity_ids\":[\"00 7&x=1\"]}");
    String failed = "{\"success_identity_ids\":[],\"failed_identity_ids\":[\"00 7&x=1\"]}";
    now = answered(delete, 200, failed);
    Registration still = found("older", "another", "i-1");
    assertThat(kit.registrations.left(still).outcome())
        .isEqualTo(
            new Outcome.OutcomeUnknown<>(
                "the box still has the number 00 7&x=1 after its removal; the box names the number"
                    + " 00 7&x=1 among those it failed to remove"));
    Registration gone = answered(people.find(now), 404, error("ID_NOT_FOUND", "00 7&x=1"));
    assertThat(kit.registrations.left(gone).outcome())
        .isEqualTo(new Outcome.Answered<>("absent: the box answered ID_NOT_FOUND 00 7&x=1"));
  }

  @Test
  void devicesAreBoundAndAddedOneByOne() {
    knowEverything();
    String known =
        "{\"devices\":[{\"media_device_id\":\"d-9\",\"media_device_url\":\"192.168.1.64\","
            + "\"permission_id\":\"elsewhere\"}]}";
    assertThat(kit.sent(rest.findDevices(now)).toString()).isEqualTo("{}");
    now = answered(rest.findDevices(now), 200, known);
    assertThat(now.isDeviceElsewhere()).isTrue();
    JsonNode bound = kit.sent(rest.bindDevice(now));
    assertThat(bound.path("media_device_id").asText()).isEqualTo("d-9");
    assertThat(bound.path("permission_id").asText()).isEqualTo("p-2");
    now = answered(rest.bindDevice(now), 200, "{\"media_device_id\":\"d-9\"}");
    assertThat(now.isDeviceElsewhere()).isFalse();
    assertThat(now.isDeviceAbsent()).isTrue();
    JsonNode added = kit.sent(rest.addDevice(now));
    assertThat(added.toString())
        .isEqualTo(
            "{\"media_device_name\":\"front door\",\"media_device_type\":\"photo\","
                + "\"media_device_url\":\"192.168.1.63\",\"permission_id\":\"p-1\"}");
    now = answered(rest.addDevice(now), 400, error("DEVICE_MAX_NUM_ERROR", "32"));
    assertThat(now.isOver()).isFalse();
    assertThat(now.isDeviceAbsent()).isFalse();
    now = kit.registrations.devicesDone(now);
    assertThat(kit.setup.find("box-1", Part.DEVICE, "staff").orElseThrow().problem())
        .isEqualTo("the box answered DEVICE_MAX_NUM_ERROR 32");
    assertThat(kit.setup.find("box-1", Part.DEVICE, "visitors").orElseThrow().value())
        .isEqualTo("gate");
  }

  @Test
  void devicesThatAreNotReadyYetAreTroubleAndNoJudgement() {
    knowEverything();
    assertThat(answered(rest.findDevices(now), 400, error("DEVICE_INIT_ERROR", "")).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void theEventAddressIsAPlainTextAndSetUnlessItIsOursAlready() {
    Ask<Registration> find = rest.findEventUrl(now);
    assertThat(kit.sent(find).toString())
        .isEqualTo("{\"config_name\":\"HISTORY_EVENT_UPLOAD_URL\"}");
    assertThat(answered(find, 200, "{\"HISTORY_EVENT_UPLOAD_URL\":\"\"}").isEventUrlElsewhere())
        .isTrue();
    assertThat(answered(find, 400, error("INVALID_ARGUMENTS", "x")).isEventUrlElsewhere()).isTrue();
    String ours = "{\"HISTORY_EVENT_UPLOAD_URL\":\"http://muster:8080/events/box-1\"}";
    assertThat(answered(find, 200, ours).isEventUrlElsewhere()).isFalse();
    assertThat(kit.sent(rest.setEventUrl(now)).toString())
        .isEqualTo(
            "{\"config_dict\":{\"HISTORY_EVENT_UPLOAD_URL\":\"http://muster:8080/events/box-1\","
                + "\"HISTORY_REPORT_PEROID\":1}}");
    now = answered(rest.setEventUrl(now), 400, error("CONFIG_ITEM_FAIL", "HISTORY"));
    assertThat(kit.registrations.subscribed(now).isUnsubscribed()).isFalse();
    assertThat(kit.setup.find("box-1", Part.EVENT_URL, "").orElseThrow().problem())
        .isEqualTo("the box answered CONFIG_ITEM_FAIL HISTORY");
  }

  private void knowEverything() {
    now = answered(permissions.find(now), 200, permission("p-1", "staff"));
    now = answered(permissions.find(now), 200, permission("p-2", "visitors"));
  }

  private Registration found(String version, String photo, String image) {
    return answered(people.find(now), 200, identity(version, photo, image));
  }

  private String photo() {
    return kit.person.photo().substring(0, 32);
  }

  private static String permission(String id, String name) {
    return "{\"description\":\"\",\"permission_id\":\"%s\",\"permission_name\":\"%s\"}"
        .formatted(id, name);
  }

  private static String identity(String version, String photo, String image) {
    return ("{\"identity_id\":\"00 7&x=1\",\"ext_user_info\":{\"muster_version\":\"%s\","
            + "\"muster_photo\":\"%s\"},\"face_ids\":[\"%s\"],\"register_image_ids\":[\"%s\"]}")
        .formatted(version, photo, image, image);
  }

  private static String error(String code, String message) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
  }
}
