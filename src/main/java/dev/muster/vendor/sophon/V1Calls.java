package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.call.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The requests of the v1 API that we send. Source: contracts/sophon.md §4, §6.1. */
final class V1Calls {

  private final BodyWriter bodies;

  V1Calls(ObjectMapper json) {
    this.bodies = new BodyWriter(json);
  }

  /** §4.1.3, §4.2: permission groups or face groups of exactly this name. */
  Call findByName(Box box, String kind, String name) {
    return Call.get(
        box.address("/SophonFace/api/" + kind + "?info.name=" + encoded(name) + "&exact=true"));
  }

  Call createPermission(Box box, String name) {
    return post(box, "/SophonFogSys/api/permissions", new V1Wire.NewPermission(name, "Muster"));
  }

  /** §4.3.2: one row at most; the group is required by newer and ignored by older documents. */
  Call findUser(Box box, String id) {
    return Call.get(
        box.address(
            "/SophonFogSys/api/users?group_name="
                + V1Groups.FACE_GROUP
                + "&identity_id="
                + encoded(id)));
  }

  /** §4.4.1. */
  Call findImage(Box box, String id) {
    return Call.get(box.address("/SophonFace/api/images/" + encoded(id)));
  }

  Call createUser(Box box, V1Wire.NewUser user) {
    return post(box, "/SophonFogSys/api/users", user);
  }

  Call changeUser(Box box, V1Wire.ChangedUser user) {
    return Call.put(box.address("/SophonFogSys/api/users"), bodies.bytes(user));
  }

  Call deleteUser(Box box, V1Wire.GoneUser user) {
    return Call.delete(box.address("/SophonFogSys/api/users"), bodies.bytes(user));
  }

  Call findDevices(Box box) {
    return Call.get(box.address("/SophonDevice/api/Devices"));
  }

  Call addDevices(Box box, V1Wire.Devices devices) {
    return post(box, "/SophonDevice/api/Devices", devices);
  }

  Call changeDevices(Box box, V1Wire.Devices devices) {
    return Call.put(box.address("/SophonDevice/api/Devices"), bodies.bytes(devices));
  }

  Call findEventUrl(Box box) {
    return Call.get(box.address("/SophonFogSys/api/HistoryEventUrl"));
  }

  Call setEventUrl(Box box, V1Wire.EventUrl url) {
    return post(box, "/SophonFogSys/api/HistoryEventUrl", url);
  }

  /** §4.3.2: a page of the people of the face group, each with the whole photo. */
  Call listUsers(Box box, int page, int rows) {
    return Call.get(
        box.address(
            "/SophonFogSys/api/users?group_name=%s&skip_num=%d&limit=%d"
                .formatted(V1Groups.FACE_GROUP, page, rows)));
  }

  Call detect(Box box, byte[] picture, boolean features) {
    return post(
        box,
        "/SophonFace/api/detect",
        new V1Wire.Detection(picture, features, SophonSight.MOST_FACES));
  }

  Call compare(Box box, V1Wire.Comparison comparison) {
    return post(box, "/SophonMatch/api/compare", comparison);
  }

  Call match(Box box, V1Wire.PictureMatch match) {
    return post(box, "/SophonMatch/api/PictureMatch", match);
  }

  /** §4.1.2: a page of all permission groups; older firmware knows no pages and sends all. */
  Call listPermissions(Box box, int page, int limit) {
    return Call.get(
        box.address("/SophonFogSys/api/permissions?skip_num=%d&limit=%d".formatted(page, limit)));
  }

  /** §4.6: one setting; all of them would bring passwords along. */
  Call findSetting(Box box, String name) {
    return Call.get(box.address("/SophonConfig/api/Configs/" + encoded(name)));
  }

  /** §4.5.2: a device as the box told it, with changes. */
  Call changeDevice(Box box, Map<String, Object> row) {
    return Call.put(
        box.address("/SophonDevice/api/Devices"),
        bodies.bytes(Map.of("devices_list", List.of(row))));
  }

  /** §6.8.1: a page of the recorded events. */
  Call listEvents(Box box, HistoryPage page) {
    String to = page.to() == null ? "" : "&datetime_lte=" + page.to().toPlainString();
    return Call.get(
        box.address(
            "/SophonFace/api/events?per_page=%d&page=%d&datetime_gte=%s%s"
                .formatted(page.rows(), page.page(), page.from().toPlainString(), to)));
  }

  /** §6.8.2: a picture of an event. */
  Call findEventPicture(Box box, String id, String time) {
    return Call.get(
        box.address("/SophonFace/api/event_images/" + encoded(id) + "?datetime=" + encoded(time)));
  }

  private Call post(Box box, String path, Object body) {
    return Call.post(box.address(path), bodies.bytes(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
