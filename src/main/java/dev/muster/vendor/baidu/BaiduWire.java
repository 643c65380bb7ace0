package dev.muster.vendor.baidu;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.directory.Cloud;
import org.jspecify.annotations.Nullable;

/** Bodies of calls, every value explicit: defaults changed between generations (§4.3). */
final class BaiduWire {

  private static final String BASE64 = "BASE64";

  /** The kind of picture: a camera's. §4.4. */
  private static final String LIVE = "LIVE";

  private static final String NONE = "NONE";

  /** Of several faces the largest first. §4.4. */
  private static final int LARGEST_FIRST = 0;

  private BaiduWire() {}

  /**
   * A picture and how strictly it is looked at. §4.2, §4.4.
   *
   * @param image is written as base64 without line breaks and without a prefix
   */
  record Picture(
      @JsonProperty("image") byte[] image,
      @JsonProperty("image_type") String imageType,
      @JsonProperty("quality_control") String quality,
      @JsonProperty("liveness_control") String liveness,
      @JsonProperty("spoofing_control") String spoofing,
      @JsonProperty("face_sort_type") int sort) {

    /** One that is only looked at, however it is. */
    static Picture any(byte[] image) {
      return new Picture(image, BASE64, NONE, NONE, NONE, LARGEST_FIRST);
    }
  }

  /** Somebody of a group and what is kept beside them. */
  record Member(
      @JsonProperty("group_id") String group,
      @JsonProperty("user_id") String user,
      @JsonProperty("user_info") String info) {}

  /** §4.2, user/add and user/update. */
  record NewFace(
      @JsonUnwrapped Picture picture,
      @JsonUnwrapped Member member,
      @JsonProperty("action_type") String action) {

    static NewFace of(byte[] image, Member member, Cloud cloud, String action) {
      Picture picture =
          new Picture(
              image, BASE64, cloud.quality().name(), cloud.liveness().name(), NONE, LARGEST_FIRST);
      return new NewFace(picture, member, action);
    }
  }

  /** §4.2. */
  record User(@JsonProperty("group_id") String group, @JsonProperty("user_id") String user) {}

  /** §4.2. */
  record Face(
      @JsonProperty("group_id") String group,
      @JsonProperty("user_id") String user,
      @JsonProperty("face_token") String token) {}

  /** §4.2. */
  record Copy(
      @JsonProperty("user_id") String user,
      @JsonProperty("src_group_id") String from,
      @JsonProperty("dst_group_id") String into) {}

  /** §4.2. */
  record Group(@JsonProperty("group_id") String group) {}

  /** A page of the groups. §4.2. */
  record Groups(@JsonProperty("start") int start, @JsonProperty("length") int length) {}

  /** A page of the people of a group. §4.2. */
  record Users(
      @JsonProperty("group_id") String group,
      @JsonProperty("start") int start,
      @JsonProperty("length") int length) {}

  /** §4.2, §4.6. */
  record Detect(
      @JsonUnwrapped Picture picture,
      @JsonProperty("face_type") String type,
      @JsonProperty("face_field") String field,
      @JsonProperty("max_face_num") int most,
      @JsonProperty("display_corp_image") int crops) {

    static Detect of(byte[] image, int most) {
      return new Detect(Picture.any(image), LIVE, "quality", most, 0);
    }
  }

  /** One of the pictures of match and faceverify, whose body is a list. §1.2, §4.2. */
  record One(@JsonUnwrapped Picture picture, @JsonProperty("face_type") String type) {

    static One of(byte[] image) {
      return new One(Picture.any(image), LIVE);
    }
  }

  /**
   * §4.2, search and multi-search.
   *
   * @param faces of multi-search only
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Search(
      @JsonUnwrapped Picture picture,
      @JsonProperty("group_id_list") String groups,
      @JsonProperty("match_threshold") int threshold,
      @JsonProperty("max_user_num") int most,
      @JsonProperty("max_face_num") @Nullable Integer faces) {}
}
