package dev.muster.vendor.sophon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What we send to a box, v2. Names are the vendor's, misspelt ones included. */
final class V2Wire {

  private V2Wire() {}

  /** §5.1. */
  record PermissionName(@JsonProperty("permission_name") String name) {}

  /** §5.1. */
  record NewPermission(
      @JsonProperty("permission_name") String name,
      @JsonProperty("description") String description) {}

  /** §5.2.2. */
  record IdentityId(@JsonProperty("identity_id") String id) {}

  /** What a box knows of a person besides the photo; all of it is always sent (§13.6). */
  record Info(
      @JsonProperty("identity_id") String id,
      @JsonProperty("identity_name") String name,
      @JsonProperty("user_type") String type,
      @JsonProperty("permission_ids") List<String> permissionIds,
      @JsonProperty("ext_user_info") Map<String, String> extra) {}

  /** §5.2.1; the photo goes out as unwrapped base64. */
  record NewIdentity(
      @com.fasterxml.jackson.annotation.JsonUnwrapped Info info,
      @JsonProperty("register_image") byte[] photo,
      @JsonProperty("fiqa_level") String fiqaLevel,
      @JsonProperty("force_replace") boolean replace) {}

  /** §5.2.2: replaceface by the place of the photo, updateimage by its id, addface by neither. */
  record Face(
      @JsonProperty("identity_id") String id,
      @JsonProperty("register_image_index") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Integer index,
      @JsonProperty("register_image_id") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String image,
      @JsonProperty("register_image") byte[] photo,
      @JsonProperty("fiqa_level") String fiqaLevel) {}

  /** §5.2.2. */
  record GoneIdentities(@JsonProperty("identity_ids") List<String> ids) {}

  /** §5.4: everything. */
  record Nothing() {}

  /** §5.4; {@code media_device_id} only when an existing device is changed. */
  record DeviceRow(
      @JsonProperty("media_device_id") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String id,
      @JsonProperty("media_device_name") String name,
      @JsonProperty("media_device_type") String type,
      @JsonProperty("media_device_url") String address,
      @JsonProperty("permission_id") String permissionId) {}

  /** §5.5. */
  record ConfigName(@JsonProperty("config_name") String name) {}

  /** §6.1.2. */
  record Configs(@JsonProperty("config_dict") Map<String, Object> values) {

    /** Events every second; the address is a plain text, no list. */
    static Configs eventsTo(String address) {
      return new Configs(
          new TreeMap<>(Map.of(V2Setup.EVENT_URL, address, V2Setup.EVENT_PERIOD, 1)));
    }
  }

  /** §5.3.1. */
  record Detection(
      @JsonProperty("image_base64_str") byte[] picture,
      @JsonProperty("with_feature") boolean features,
      @JsonProperty("max_num_faces") int most) {}

  /** §5.3.1. */
  record Comparison(
      @JsonProperty("image_1_base64") byte[] one,
      @JsonProperty("image_2_base64") byte[] other,
      @JsonProperty("fiqa_level") String quality) {}

  /** §5.3.2. */
  record Search(
      @JsonProperty("rgb_image_base64") byte[] picture,
      @JsonProperty("media_device_ip") String device) {}

  /** §6.6.1: whose realtime events are wanted. */
  record LiveWish(
      @JsonProperty("with_face_image") boolean face,
      @JsonProperty("with_register_image") boolean registered,
      @JsonProperty("media_device_ids") List<String> devices) {}

  /** §6.8.3. */
  record EventPage(
      @JsonProperty("filters") EventFilters filters,
      @JsonProperty("page_limit") int rows,
      @JsonProperty("page_index") int page) {}

  /** §6.8.3; both ends count. */
  record EventFilters(
      @JsonProperty("datetime_gte") BigDecimal from,
      @JsonProperty("datetime_lte") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable BigDecimal to) {}
}
