package dev.muster.facebox;

/**
 * The error codes of the v1 API. The HTTP status is the first three digits of the code ({@code
 * contracts/sophon.md §2.1, §2.2}); misspelt names are the wire's own.
 */
enum BoxError {
  BAD_REQUEST(40000, "request failed", "请求失败"),
  UNSUPPORT_CONTENT_TYPE(40001, "unsupported content type", "不支持的内容类型"),
  EMPTY_REQUEST_JSON(40002, "request json is empty", "请求内容为空"),
  IMAGE_ERROR(40003, "empty or broken image", "图片为空或已损坏"),
  NO_FACE(40004, "no face found", "未检测到人脸"),
  BOOLEAN_ARGUMENT_ERROR(40005, "argument must be a bool", "参数必须是布尔值"),
  LOW_QUALITY_ERROR(40006, "face quality is too low", "人脸质量不合格"),
  IMAGE_SIZE_TOO_LARGE_ERROR(40007, "image is too large", "图片过大"),
  EMPTY_GROUP_ERROR(40008, "comparison group is empty", "比对组为空"),
  ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR(40009, "face is too small to enrol", "注册人脸尺寸过小"),
  BAD_FEATURE_ERROR(40010, "feature must be 512 numbers", "特征值错误"),
  IDENTITY_EXSIT_ERROR(40011, "identity already exists", "人员已存在"),
  GROUP_NAME_ERROR(40012, "name is empty or already used", "名称为空或重复"),
  GROUP_LEN_ERROR(40015, "the library is full", "底库容量已满"),
  URL_INVAL(40090, "Invalid URL address", "无效的URL地址"),
  PARAM_ERROR(40091, "parameter error", "参数错误"),
  REPORTED_PEROID_INVAL(40092, "Invalid reported_peroid", "无效的上报周期"),
  DEVICE_ADD_MAX_NUM_ERROR(40098, "too many devices", "设备数量超过上限"),
  DEVICE_ADD_DUPLICATE_ERROR(40099, "device address is already used", "设备地址重复"),
  NOT_FOUND(40400, "resource not found", "资源不存在"),
  ID_NOT_FOUND(40401, "id not found", "ID不存在"),
  NAME_NOT_FOUND(40491, "NOT_FOUND", "name not found", "名称不存在"),
  PAYLOAD_TOO_LARGE(41300, "request is too large", "请求内容过大"),
  CONTENT_TYPE_ERROR(41591, "wrong content type", "内容类型错误"),
  SERVER_ERROR(50091, "internal error", "服务器内部错误"),
  NOT_IMPLEMENTED(50100, "not implemented", "功能未实现"),
  DELETE_USERS_FAILED(400091, "delete some users failed", "部分用户删除失败");

  private final int code;
  private final String status;
  private final String message;
  private final String chineseMessage;

  BoxError(int code, String message, String chineseMessage) {
    this(code, "", message, chineseMessage);
  }

  BoxError(int code, String status, String message, String chineseMessage) {
    this.code = code;
    this.status = status;
    this.message = message;
    this.chineseMessage = chineseMessage;
  }

  int code() {
    return code;
  }

  String status() {
    return status.isEmpty() ? name() : status;
  }

  String message() {
    return message;
  }

  String chineseMessage() {
    return chineseMessage;
  }

  /** First three digits of a code of five or six digits. */
  int httpStatus() {
    return code >= 100_000 ? code / 1000 : code / 100;
  }
}
