package dev.muster.facebox.baidu;

/**
 * The codes that this box answers of itself, with the service's messages ({@code contracts/baidu.md
 * §5}).
 */
enum Fault {
  BUSY(2, "Service temporarily unavailable"),
  METHOD(3, "Unsupported openapi method"),
  PERMISSION(6, "No permission to access data"),
  SIGNED_KEY(14, "IAM Certification failed"),
  DAY_LIMIT(17, "Open api daily request limit reached"),
  RATE_LIMIT(18, "Open api qps request limit reached"),
  TOTAL_LIMIT(19, "Open api total request limit reached"),
  TOKEN_PARAMETER(100, "Invalid parameter"),
  TOKEN_UNKNOWN(110, "Access token invalid or no longer valid"),
  TOKEN_EXPIRED(111, "Access token expired"),
  PARAMETER(216100, "invalid param"),
  ALREADY_ADDED(216100, "already add"),
  NOT_SUPPORTED(216102, "service not support"),
  EMPTY_IMAGE(216200, "empty image"),
  IMAGE_FORMAT(216201, "image format error"),
  IMAGE_SIZE(216202, "image size error"),
  DATABASE(216300, "db error"),
  BACKEND(216400, "backend error"),
  NULL(222001, "param[%s] is null"),
  START_FORMAT(222002, "param[start] format error"),
  LENGTH_FORMAT(222003, "param[length] format error"),
  GROUP_LIST_FORMAT(222005, "param[group_id_list] format error"),
  GROUP_FORMAT(222006, "param[group_id] format error"),
  USER_INFO_FORMAT(222010, "param[user_info] format error"),
  IMAGE_TYPE_FORMAT(222015, "param[image_type] format error"),
  FACE_NUMBER_FORMAT(222016, "param[max_face_num] format error"),
  FACE_FIELD_FORMAT(222017, "param[face_field] format error"),
  USER_FORMAT(222018, "param[user_id] format error"),
  USER_NUMBER_FORMAT(222021, "param[max_user_num] format error"),
  FACE_TYPE_FORMAT(222024, "param[face_type] format error"),
  FACE_TOKEN_FORMAT(222025, "param[face_token] format error"),
  NO_FACE(222202, "pic not has face"),
  IMAGE_CHECK(222203, "image check fail"),
  DOWNLOAD(222204, "image_url_download_fail"),
  NO_MATCH(222207, "match user is not found"),
  IMAGE_NUMBER(222208, "the number of image is incorrect"),
  FACE_TOKEN_UNKNOWN(222209, "face token not exist"),
  TOO_MANY_FACES(222210, "the number of user's faces is beyond the limit"),
  FACE_SIZE(222213, "face size is too small"),
  ADD_FACE(222300, "add face fail"),
  GROUP_UNKNOWN(223100, "group is not exist"),
  GROUP_EXISTS(223101, "group is already exist"),
  USER_UNKNOWN(223103, "user is not exist"),
  GROUP_LIST_LARGE(223104, "group_list is too large"),
  FACE_EXISTS(223105, "face is already exist"),
  FACE_UNKNOWN(223106, "face is not exist"),
  TARGET_GROUP_UNKNOWN(223111, "dst group is not exist"),
  BLURRED(223114, "face is fuzzy"),
  LIGHT(223115, "face light is not good"),
  INCOMPLETE(223116, "incomplete face"),
  QUALITY_CONTROL(223118, "quality control error"),
  LIVENESS_CONTROL(223119, "liveness control item error"),
  NOT_ALIVE(223120, "liveness check fail");

  /** Codes of the gateway are answered without the envelope of the service ({@code §3}). */
  private static final int FIRST_OF_SERVICE = 200_000;

  private final int code;
  private final String message;

  Fault(int code, String message) {
    this.code = code;
    this.message = message;
  }

  int code() {
    return code;
  }

  boolean isOfGateway() {
    return code < FIRST_OF_SERVICE;
  }

  Declined declined() {
    return new Declined(this, message);
  }

  /** The parameter of this name is missing. */
  static Declined missing(String name) {
    return new Declined(NULL, NULL.message.formatted(name));
  }
}
