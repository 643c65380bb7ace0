package dev.muster.vendor.sophon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we send to a box, v1. Names are the vendor's, misspelt ones included. */
final class V1Wire {

  private V1Wire() {}

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

  /** §4.3.3; without a photo the box keeps the one it has. */
  record ChangedUser(
      @JsonProperty("identity_id") String identityId,
      @JsonProperty("reg_photo") @JsonInclude(JsonInclude.Include.NON_NULL) byte @Nullable [] photo,
      @JsonProperty("create_no_exit_permission") boolean createPermission,
      @JsonProperty("info") Info info) {}

  /** §4.3.4. */
  record GoneUser(@JsonProperty("identity_id") String identityId) {}

  /** §4.3.1; the box keeps keys it does not know, so our version travels with the person. */
  record Info(
      @JsonProperty("name") String name,
      @JsonProperty("type") int type,
      @JsonProperty("permission_ids") List<String> permissionIds,
      @JsonProperty("ext_info") Map<String, String> extra,
      @JsonProperty(OwnKeys.VERSION) String version,
      @JsonProperty(OwnKeys.PHOTO) String photo) {}

  /** §4.5.1; {@code device_id} only when an existing device is changed. */
  record DeviceRow(
      @JsonProperty("device_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
      @JsonProperty("device_type") String type,
      @JsonProperty("netRelay") Map<String, String> relay,
      @JsonProperty("is_start_rtmp") boolean rtmp,
      @JsonProperty("device_name") String name,
      @JsonProperty("device_key") String address,
      @JsonProperty("group_id") String groupId,
      @JsonProperty("permission_id") String permissionId) {}

  /** §4.5.1. */
  record Devices(@JsonProperty("devices_list") List<DeviceRow> devices) {}

  /** §6.1.1. */
  record EventUrl(
      @JsonProperty("history_upload_event_url") List<String> urls,
      @JsonProperty("content-type") String contentType,
      @JsonProperty("reported_peroid") int seconds,
      @JsonProperty("history_need_recognize_face") boolean face,
      @JsonProperty("history_need_reg_pic") boolean registered,
      @JsonProperty("history_need_spot_pic") boolean scene) {

    /** As we want it: face crops yes, other pictures no, every second. */
    static EventUrl at(String address) {
      return new EventUrl(List.of(address), "json", 1, true, false, false);
    }
  }

  /** §4.4.2. */
  record Detection(
      @JsonProperty("image_base64_str") byte[] picture,
      @JsonProperty("with_feature") boolean features,
      @JsonProperty("max_num_faces") int most) {}

  /** §4.4.3. */
  record Comparison(
      @JsonProperty("card_image_base64") byte[] card,
      @JsonProperty("face_image_base64") byte[] face,
      @JsonProperty("fiqa_level") String quality,
      @JsonProperty("need_save") boolean record) {}

  /** §4.4.5. */
  record PictureMatch(
      @JsonProperty("rgb_image_base64") byte[] picture, @JsonProperty("device_ip") String device) {}

  /** §6.6.1: whose realtime events are wanted. */
  record LiveWish(
      @JsonProperty("need_face") boolean face,
      @JsonProperty("need_register") boolean registered,
      @JsonProperty("event_list") List<String> devices) {}
}
