package dev.muster.vendor.baidu;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Bodies of calls, every value explicit: defaults changed between generations (§4.3). */
final class BaiduWire {

  private BaiduWire() {}

  /** §4.2; the picture is written as base64 without line breaks and without a prefix. */
  record NewFace(
      @JsonProperty("image") byte[] image,
      @JsonProperty("image_type") String imageType,
      @JsonProperty("group_id") String group,
      @JsonProperty("user_id") String user,
      @JsonProperty("user_info") String info,
      @JsonProperty("quality_control") String quality,
      @JsonProperty("liveness_control") String liveness,
      @JsonProperty("action_type") String action,
      @JsonProperty("face_sort_type") int sort) {}

  /** §4.2. */
  record User(@JsonProperty("group_id") String group, @JsonProperty("user_id") String user) {}

  /** §4.2. */
  record Group(@JsonProperty("group_id") String group) {}
}
