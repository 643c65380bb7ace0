package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Found;
import dev.muster.box.Found.FoundDevice;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Setting;
import dev.muster.box.Found.Upload;
import dev.muster.box.Inspection;
import dev.muster.call.Ask;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a v1 box how it stands; changes nothing. The box's clock cannot be asked for. Source:
 * contracts/sophon.md §4.1.2, §4.5.2, §4.7, §6.1.1.
 */
public final class SophonV1Inspector {

  /** Settings with which alone the box recognises people and pushes events over HTTP (§1.1). */
  private static final List<String> MODES = List.of("WORK_MODE", "APPLY_MODE");

  private static final String URLS = "HISTORY_UPLOAD_EVENT_URL";
  private static final String PERIOD = "REPORTED_PEROID";
  private static final String FACE = "HISTORY_EVENT_NEED_RECOGNIZE_FACE";

  private final V1Calls calls;
  private final V2Calls others;
  private final Inquiry inquiry;

  SophonV1Inspector(V1Calls calls, V2Calls others, Inquiry inquiry) {
    this.calls = calls;
    this.others = others;
    this.inquiry = inquiry;
  }

  /** Asks for the next page of permission groups. */
  public Ask<Inspection> listGroups(Inspection now) {
    var call = calls.listPermissions(now.box(), now.page(), Inquiry.PAGE);
    return now.page() == 0
        ? inquiry.first(now, call, SophonV1Inspector::groups)
        : inquiry.ask(now, call, SophonV1Inspector::groups);
  }

  /** Asks whether the box speaks v2 instead. */
  public Ask<Inspection> askOther(Inspection now) {
    return inquiry.other(now, others.listPermissions(now.box(), 0, 1), "v2", "/permissions");
  }

  /** Asks for the id of the next wanted group that was listed without one (D5, §4.1.2). */
  public Ask<Inspection> findGroup(Inspection now) {
    String name = now.nextWithoutId().orElseThrow();
    return inquiry.ask(
        now.groupAsked(name),
        calls.findByName(now.box(), "permissions", name),
        (then, body) -> identified(then, name, body),
        (then, failure) -> then);
  }

  /** Asks for the id of the face group. */
  public Ask<Inspection> findFaceGroup(Inspection now) {
    return inquiry.ask(
        now,
        calls.findByName(now.box(), "groups", V1Groups.FACE_GROUP),
        (then, body) -> then.with(then.found().withFaceGroup(faceGroup(body))),
        (then, failure) -> then);
  }

  /** Asks for the devices. */
  public Ask<Inspection> listDevices(Inspection now) {
    return inquiry.ask(now, calls.findDevices(now.box()), this::devices);
  }

  /** Asks where the box pushes its events; firmware that does not tell may have it as a setting. */
  public Ask<Inspection> findUpload(Inspection now) {
    return inquiry.ask(
        now,
        calls.findEventUrl(now.box()),
        SophonV1Inspector::upload,
        SophonV1Inspector::uploadUntold);
  }

  /** Asks for the next setting; one that the box does not tell is no difference. */
  public Ask<Inspection> readSetting(Inspection now) {
    String name = now.toRead().get(0);
    return inquiry.ask(
        now.settingRead(),
        calls.findSetting(now.box(), name),
        (then, body) -> then.with(setting(then.found(), name, body.body().path("data").path(name))),
        (then, failure) -> then);
  }

  private static Inspection groups(Inspection now, Success success) {
    JsonNode data = success.body().path("data");
    if (!data.path("permissions_list").isArray()) {
      return now.notUnderstood("the box answered no list of permission groups");
    }
    List<Group> page = new ArrayList<>();
    for (JsonNode row : data.path("permissions_list")) {
      page.add(new Group(row.path("permission_id").asText(""), row.path("name").asText("")));
    }
    return Inquiry.page(now, page, data.path("pagination").path("total_count"));
  }

  private static Inspection identified(Inspection now, String name, Success success) {
    List<Group> all = new ArrayList<>();
    for (JsonNode row : success.body().path("data")) {
      String id = row.path("_id").asText("");
      if (name.equals(row.path("info").path("name").asText()) && !id.isBlank()) {
        all.add(new Group(id, name));
      }
    }
    if (all.isEmpty()) {
      return now;
    }
    now.found().groups().stream().filter(one -> !one.name().equals(name)).forEach(all::add);
    return now.with(now.found().withGroups(all));
  }

  /** Empty when there is none. */
  private static String faceGroup(Success success) {
    for (JsonNode row : success.body().path("data")) {
      if (V1Groups.FACE_GROUP.equals(row.path("info").path("name").asText())) {
        return row.path("_id").asText("");
      }
    }
    return "";
  }

  private Inspection devices(Inspection now, Success success) {
    List<FoundDevice> all = new ArrayList<>();
    for (JsonNode row : success.body().path("data").path("devices_list")) {
      all.add(
          new FoundDevice(
              row.path("device_id").asText(""),
              row.path("device_name").asText(""),
              row.path("device_key").asText(""),
              row.path("device_type").asText(""),
              row.path("permission_id").asText(""),
              row.path("group_id").asText(""),
              inquiry.asSent(row)));
    }
    return now.with(now.found().withDevices(all));
  }

  private static Inspection upload(Inspection now, Success success) {
    JsonNode data = success.body().path("data");
    List<String> urls = new ArrayList<>();
    for (JsonNode url : data.path("history_upload_event_url")) {
      urls.addAll(addresses(url.asText("")));
    }
    int seconds = data.path("reported_peroid").asInt(0);
    boolean face = data.path("history_need_recognize_face").asBoolean(true);
    return now.with(now.found().withUpload(new Upload(urls, seconds, face))).withToRead(MODES);
  }

  private static Inspection uploadUntold(Inspection now, Failure failure) {
    List<String> names = new ArrayList<>(List.of(URLS, PERIOD, FACE));
    names.addAll(MODES);
    return now.withToRead(names);
  }

  /** The addresses come first; what follows is only told of a known push. */
  private static Found setting(Found found, String name, JsonNode value) {
    Upload upload = found.upload();
    String text = value.asText("");
    if (value.isMissingNode() || value.isNull()) {
      return found;
    }
    if (MODES.contains(name)) {
      String wanted = name.equals("WORK_MODE") ? "local" : "recognize";
      return found.withSetting(new Setting(name, wanted, text));
    }
    if (name.equals(URLS)) {
      return found.withUpload(new Upload(addresses(text), 0, true));
    }
    if (upload == null) {
      return found;
    }
    return found.withUpload(
        name.equals(PERIOD)
            ? new Upload(upload.addresses(), value.asInt(0), upload.face())
            : new Upload(upload.addresses(), upload.seconds(), value.asBoolean(true)));
  }

  /** One text, joined by commas, that may end with one (§4.7). */
  static List<String> addresses(String joined) {
    return Arrays.stream(joined.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
