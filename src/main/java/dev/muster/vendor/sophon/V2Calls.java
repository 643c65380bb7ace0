package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.call.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The requests of the v2 API that we send: all are POST. Source: contracts/sophon.md §5. */
final class V2Calls {

  private static final String PREFIX = "/sophon/v2/face/";

  private final BodyWriter bodies;

  V2Calls(ObjectMapper json) {
    this.bodies = new BodyWriter(json);
  }

  Call findPermission(Box box, String name) {
    return post(box, "getpermission", new V2Wire.PermissionName(name));
  }

  Call createPermission(Box box, String name) {
    return post(box, "createpermission", new V2Wire.NewPermission(name, "Muster"));
  }

  Call findIdentity(Box box, String id) {
    return post(box, "getidentity", new V2Wire.IdentityId(id));
  }

  /** §5.2.2: a picture; a blank one when there is none. */
  Call findImage(Box box, String id) {
    return Call.get(box.address(PREFIX + "getregisterimage/" + encoded(id)));
  }

  Call createIdentity(Box box, V2Wire.NewIdentity identity) {
    return post(box, "createidentity", identity);
  }

  Call updateIdentity(Box box, V2Wire.Info info) {
    return post(box, "updateidentity", info);
  }

  Call addFace(Box box, V2Wire.Face face) {
    return post(box, "addface", face);
  }

  Call replaceFace(Box box, V2Wire.Face face) {
    return post(box, "replaceface", face);
  }

  /** §10.2: the name of replaceface in the drafts, and perhaps in early firmware. */
  Call updateImage(Box box, V2Wire.Face face) {
    return post(box, "updateimage", face);
  }

  Call deleteIdentities(Box box, V2Wire.GoneIdentities gone) {
    return post(box, "deleteidentities", gone);
  }

  Call findDevices(Box box) {
    return post(box, "getmediadevices", new V2Wire.Nothing());
  }

  Call addDevice(Box box, V2Wire.DeviceRow device) {
    return post(box, "addmediadevice", device);
  }

  Call changeDevice(Box box, V2Wire.DeviceRow device) {
    return post(box, "updatemediadevice", device);
  }

  Call findConfig(Box box, String name) {
    return post(box, "getconfigs", new V2Wire.ConfigName(name));
  }

  Call setConfigs(Box box, V2Wire.Configs configs) {
    return post(box, "setconfigs", configs);
  }

  /** §5.2.2: a page of everybody, without photos. */
  Call listIdentities(Box box, int page, int rows) {
    return post(box, "getidentities", Map.of("page_index", page, "page_limit", rows));
  }

  Call detect(Box box, byte[] picture, boolean features) {
    return post(box, "detect", new V2Wire.Detection(picture, features, SophonSight.MOST_FACES));
  }

  Call compare(Box box, V2Wire.Comparison comparison) {
    return post(box, "compare", comparison);
  }

  Call search(Box box, V2Wire.Search search) {
    return post(box, "search", search);
  }

  /** §5.1: a page of all permission groups. */
  Call listPermissions(Box box, int page, int limit) {
    return post(box, "getpermissions", Map.of("page_index", page, "page_limit", limit));
  }

  /** §5.4: a device as the box told it, with changes. */
  Call changeDevice(Box box, Map<String, Object> row) {
    return post(box, "updatemediadevice", row);
  }

  /** §6.8.3: a page of the recorded events. */
  Call listEvents(Box box, HistoryPage page) {
    return post(
        box,
        "getevents",
        new V2Wire.EventPage(
            new V2Wire.EventFilters(page.from(), page.to()), page.rows(), page.page()));
  }

  /** §6.8.3: a picture of an event. */
  Call findEventPicture(Box box, String id, String time) {
    return Call.get(
        box.address(PREFIX + "getspotimage/" + encoded(id) + "?timestamp=" + encoded(time)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Call post(Box box, String call, Object body) {
    return Call.post(box.address(PREFIX + call), bodies.bytes(body));
  }
}
