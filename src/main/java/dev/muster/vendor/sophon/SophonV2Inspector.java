package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Found;
import dev.muster.box.Found.FoundDevice;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Setting;
import dev.muster.box.Found.Upload;
import dev.muster.box.Inspection;
import dev.muster.call.Ask;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a v2 box how it stands; changes nothing. The box's clock cannot be asked for. Source:
 * contracts/sophon.md §5.1, §5.4, §5.5, §5.6.
 */
public final class SophonV2Inspector {

  /** Settings with which alone the box recognises people and pushes events over HTTP (§1.1). */
  private static final Map<String, String> MODES =
      Map.of("GATE_WORK_MODE", "local", "GATE_APPLY_MODE", "recognize");

  private static final List<String> SETTINGS =
      List.of(V2Setup.EVENT_URL, V2Setup.EVENT_PERIOD, "GATE_WORK_MODE", "GATE_APPLY_MODE");

  private final V2Calls calls;
  private final V1Calls others;
  private final Inquiry inquiry;

  SophonV2Inspector(V2Calls calls, V1Calls others, Inquiry inquiry) {
    this.calls = calls;
    this.others = others;
    this.inquiry = inquiry;
  }

  /** Asks for the next page of permission groups. */
  public Ask<Inspection> listGroups(Inspection now) {
    var call = calls.listPermissions(now.box(), now.page(), Inquiry.PAGE);
    return now.page() == 0
        ? inquiry.first(now, call, SophonV2Inspector::groups)
        : inquiry.ask(now, call, SophonV2Inspector::groups);
  }

  /** Asks whether the box speaks v1 instead. */
  public Ask<Inspection> askOther(Inspection now) {
    return inquiry.other(
        now, others.listPermissions(now.box(), 0, 1), "v1", "/data/permissions_list");
  }

  /** Asks for the devices, and says which settings are to be asked for. */
  public Ask<Inspection> listDevices(Inspection now) {
    return inquiry.ask(now.withToRead(SETTINGS), calls.findDevices(now.box()), this::devices);
  }

  /** Asks for the next setting; one that the box does not tell is no difference. */
  public Ask<Inspection> readSetting(Inspection now) {
    String name = now.toRead().get(0);
    return inquiry.ask(
        now.settingRead(),
        calls.findConfig(now.box(), name),
        (then, body) -> then.with(setting(then.found(), name, body.body().path(name))),
        (then, failure) -> then);
  }

  private static Inspection groups(Inspection now, Success success) {
    if (!success.body().path("permissions").isArray()) {
      return now.notUnderstood("the box answered no list of permission groups");
    }
    List<Group> page = new ArrayList<>();
    for (JsonNode row : success.body().path("permissions")) {
      page.add(
          new Group(row.path("permission_id").asText(""), row.path("permission_name").asText("")));
    }
    return Inquiry.page(now, page, success.body().path("pagination").path("total_count"));
  }

  private Inspection devices(Inspection now, Success success) {
    List<FoundDevice> all = new ArrayList<>();
    for (JsonNode row : success.body().path("devices")) {
      all.add(
          new FoundDevice(
              row.path("media_device_id").asText(""),
              row.path("media_device_name").asText(""),
              row.path("media_device_url").asText(""),
              row.path("media_device_type").asText(""),
              row.path("permission_id").asText(""),
              null,
              inquiry.asSent(row)));
    }
    return now.with(now.found().withDevices(all));
  }

  /** v2 knows no switch for the face (§6.1.2), so it counts as pushed. */
  private static Found setting(Found found, String name, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return found;
    }
    Upload upload = found.upload();
    String wanted = MODES.get(name);
    if (wanted != null) {
      return found.withSetting(new Setting(name, wanted, value.asText("")));
    }
    if (name.equals(V2Setup.EVENT_URL)) {
      return found.withUpload(new Upload(SophonV1Inspector.addresses(value.asText("")), 0, true));
    }
    return upload == null
        ? found
        : found.withUpload(new Upload(upload.addresses(), value.asInt(0), upload.face()));
  }
}
