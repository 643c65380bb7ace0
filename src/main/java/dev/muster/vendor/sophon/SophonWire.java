package dev.muster.vendor.sophon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** What we send to a box, v1. Names are the vendor's, misspelt ones included. */
final class SophonWire {

  private SophonWire() {}

  /** §4.1.1. */
  record NewPermission(
      @JsonProperty("permission_name") String name,
      @JsonProperty("description") String description) {}

  /** §4.3.1; the photo goes out as unwrapped base64. */
  record NewUser(
      @JsonProperty("group_name") String groupName,
      @JsonProperty("identity_id") String identityId,
      @JsonProperty("reg_photo") byte[] photo,
      @JsonProperty("create_no_exit_permission") boolean createPermission,
      @JsonProperty("ignore_exist") boolean ignoreExist,
      @JsonProperty("info") Info info,
      @JsonProperty("fiqa_level") String fiqaLevel) {}

  /** §4.3.3. */
  record ChangedUser(
      @JsonProperty("identity_id") String identityId,
      @JsonProperty("reg_photo") byte[] photo,
      @JsonProperty("create_no_exit_permission") boolean createPermission,
      @JsonProperty("info") Info info) {}

  /** §4.3.1; the box keeps keys it does not know, so our version travels with the person. */
  record Info(
      @JsonProperty("name") String name,
      @JsonProperty("type") int type,
      @JsonProperty("permission_ids") List<String> permissionIds,
      @JsonProperty(VERSION) String version) {}

  /** Our key in a person's info. */
  static final String VERSION = "muster_version";

  /** §4.5.1; {@code device_id} only when an existing device is changed. */
  record DeviceRow(
      @JsonProperty("device_type") String type,
      @JsonProperty("netRelay") Map<String, String> relay,
      @JsonProperty("is_start_rtmp") boolean rtmp,
      @JsonProperty("device_name") String name,
      @JsonProperty("device_key") String address,
      @JsonProperty("group_id") String groupId,
      @JsonProperty("permission_id") String permissionId) {}

  /** §4.5.1. */
  record Devices(@JsonProperty("devices_list") List<?> devices) {}

  /** §6.1.1. */
  record EventUrl(
      @JsonProperty("history_upload_event_url") List<String> urls,
      @JsonProperty("content-type") String contentType,
      @JsonProperty("reported_peroid") int seconds,
      @JsonProperty("history_need_recognize_face") boolean face,
      @JsonProperty("history_need_reg_pic") boolean registered,
      @JsonProperty("history_need_spot_pic") boolean scene) {}

  /** §4.4.5. */
  record PictureMatch(
      @JsonProperty("rgb_image_base64") byte[] picture, @JsonProperty("device_ip") String device) {}
}
