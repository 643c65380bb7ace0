package dev.muster.facebox.wire;

/**
 * Why the box declines: the code of the v1 API, whose first three digits are the HTTP status, and
 * the word of the v2 API ({@code contracts/sophon.md §2.1 to §2.4}). Misspelt names are the wire's
 * own. Where one generation has no code of its own, the nearest one is given.
 */
public enum BoxError {
  BAD_REQUEST(40000, V2.INVALID_ARGUMENTS, "request failed", "请求失败"),
  UNSUPPORT_CONTENT_TYPE(40001, V2.UNSUPPORT_CONTENT_TYPE, "unsupported content type", "不支持的内容类型"),
  EMPTY_REQUEST_JSON(40002, V2.EMPTY_REQUEST_JSON, "request json is empty", "请求内容为空"),
  INVALID_REQUEST_JSON(
      40000, V2.INVALID_REQUEST_JSON, "the body is not valid JSON", "请求内容不是有效的JSON"),
  IMAGE_ERROR(40003, V2.IMAGE_DECODE_ERROR, "empty or broken image", "图片为空或已损坏"),
  IMAGE_NOT_OPENED(40003, V2.IMAGE_NOT_OPENED, "the image cannot be opened", "图片无法打开"),
  INVALID_IMAGE_URL(40003, V2.INVALID_IMAGE_URL, "the image cannot be downloaded", "图片无法下载"),
  IMAGE_DOWNLOAD_TIMEOUT(
      40003, V2.IMAGE_DOWNLOAD_TIMEOUT, "downloading the image timed out", "图片下载超时"),
  NO_FACE(40004, V2.NO_FACE_ERROR, "no face found", "未检测到人脸"),
  BOOLEAN_ARGUMENT_ERROR(40005, V2.INVALID_ARGUMENTS, "argument must be a bool", "参数必须是布尔值"),
  LOW_QUALITY_ERROR(40006, V2.LOW_QUALITY_ERROR, "face quality is too low", "人脸质量不合格"),
  LIVENESS_DETECT_FAIL(40006, V2.LIVENESS_DETECT_FAIL, "liveness detection failed", "活体检测失败"),
  NOT_SUPPORT_IR_LIVENESS(40006, V2.NOT_SUPPORT_IR_LIVENESS, "no infrared liveness", "不支持红外活体检测"),
  IMAGE_SIZE_TOO_LARGE_ERROR(40007, V2.IMAGE_SIZE_TOO_LARGE_ERROR, "image is too large", "图片过大"),
  EMPTY_GROUP_ERROR(40008, V2.EMPTY_GROUP_ERROR, "comparison group is empty", "比对组为空"),
  ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR(
      40009, V2.LOW_QUALITY_ERROR, "face is too small to enrol", "注册人脸尺寸过小"),
  BAD_FEATURE_ERROR(40010, V2.INVALID_ARGUMENTS, "feature must be 512 numbers", "特征值错误"),
  IDENTITY_EXSIT_ERROR(40011, V2.ID_REPEAT_ERROR, "identity already exists", "人员已存在"),
  GROUP_NAME_ERROR(40012, V2.NAME_REPEAT_ERROR, "name is empty or already used", "名称为空或重复"),
  STRANGER_NOT_DELETE(
      40014, V2.INVALID_ARGUMENTS, "the library of strangers belongs to the box", "陌生人库由设备自行管理"),
  GROUP_LEN_ERROR(40015, V2.GROUP_LEN_ERROR, "the library is full", "底库容量已满"),
  URL_INVAL(40090, V2.INVALID_ARGUMENTS, "Invalid URL address", "无效的URL地址"),
  PARAM_ERROR(40091, V2.INVALID_ARGUMENTS, "parameter error", "参数错误"),
  INVALID_ARGUMENTS(40091, V2.INVALID_ARGUMENTS, "parameter error", "参数错误"),
  MISSING_ARGUMENTS(40091, V2.MISSING_ARGUMENTS, "parameter missing", "缺少参数"),
  ID_REPEAT_ERROR(40091, V2.ID_REPEAT_ERROR, "id already exists", "ID已存在"),
  CONFIG_ITEM_FAIL(40091, V2.CONFIG_ITEM_FAIL, "some settings failed", "部分配置项失败"),
  REPORTED_PEROID_INVAL(40092, V2.INVALID_ARGUMENTS, "Invalid reported_peroid", "无效的上报周期"),
  PASSWORD_ERROR(40091, V2.PASSWORD_ERROR, "wrong user name or password", "用户名或密码错误"),
  NOT_IN_PASS_TIME(40000, V2.NOT_IN_PASS_TIME, "outside the armed time", "不在通行时间内"),
  NOT_SUPPORT_IN_GRAB_MODE(
      40000, V2.NOT_SUPPORT_IN_GRAB_MODE, "not available in grab mode", "抓拍模式不支持"),
  ANOTHER_PICTURE_SEARCH_RUNNING_ERROR(
      40000,
      V2.ANOTHER_PICTURE_SEARCH_RUNNING_ERROR,
      "another search by picture is running",
      "已有以图搜图任务正在执行"),
  DEVICE_ADD_MAX_NUM_ERROR(40098, V2.DEVICE_MAX_NUM_ERROR, "too many devices", "设备数量超过上限"),
  DEVICE_ADD_DUPLICATE_ERROR(
      40099, V2.DEVICE_ADDRESS_DUPLICATE_ERROR, "device address is already used", "设备地址重复"),
  DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR(
      40010, V2.DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR, "rtmp address is already used", "推流地址重复"),
  NOT_FOUND(40400, V2.ID_NOT_FOUND, "resource not found", "资源不存在"),
  ID_NOT_FOUND(40401, V2.ID_NOT_FOUND, "id not found", "ID不存在"),
  DEVICE_NOT_FOUND(40401, V2.DEVICE_ID_NOT_FOUND, "device not found", "设备不存在"),
  PERMISSION_NOT_FOUND(40401, V2.PERMISSION_ID_NOT_FOUND, "permission group not found", "权限组不存在"),
  NAME_NOT_FOUND(40491, V2.ID_NOT_FOUND, "name not found", "名称不存在"),
  PREVIEW_ID_NOT_FOUND(
      40401, V2.DEVICE_PERVIEW_ID_NOT_EXIST, "preview device not found", "预览设备不存在"),
  PAYLOAD_TOO_LARGE(41300, V2.INVALID_ARGUMENTS, "request is too large", "请求内容过大"),
  CONTENT_TYPE_ERROR(41591, V2.UNSUPPORT_CONTENT_TYPE, "wrong content type", "内容类型错误"),
  SERVER_ERROR(50091, V2.INTERNAL_ERROR, "internal error", "服务器内部错误"),
  NO_SPACE(50091, V2.INSUFFICIENT_SPACE_LEFT, "no space left on the box", "存储空间不足"),
  NOT_IMPLEMENTED(50100, V2.INVALID_ARGUMENTS, "not implemented", "功能未实现"),
  DELETE_USERS_FAILED(400091, V2.ID_NOT_FOUND, "delete some users failed", "部分用户删除失败");

  private final int code;
  private final V2 word;
  private final String message;
  private final String chineseMessage;

  BoxError(int code, V2 word, String message, String chineseMessage) {
    this.code = code;
    this.word = word;
    this.message = message;
    this.chineseMessage = chineseMessage;
  }

  public int code() {
    return code;
  }

  /**
   * The symbolic name beside a v1 code. Three refusals have no code in the v1 table: they come as
   * 40000 with their v2 word, which a person understands.
   */
  public String status() {
    return switch (this) {
      case NAME_NOT_FOUND -> NOT_FOUND.name();
      case DEVICE_NOT_FOUND, PERMISSION_NOT_FOUND, PREVIEW_ID_NOT_FOUND -> ID_NOT_FOUND.name();
      case IMAGE_NOT_OPENED, INVALID_IMAGE_URL, IMAGE_DOWNLOAD_TIMEOUT -> IMAGE_ERROR.name();
      case LIVENESS_DETECT_FAIL, NOT_SUPPORT_IR_LIVENESS -> LOW_QUALITY_ERROR.name();
      case NO_SPACE -> SERVER_ERROR.name();
      default -> code == PARAM_ERROR.code ? PARAM_ERROR.name() : name();
    };
  }

  /** The code of the v2 API. */
  public String word() {
    return word.name();
  }

  public String message() {
    return message;
  }

  public String chineseMessage() {
    return chineseMessage;
  }

  /** HTTP status of the v1 API: the first three digits of a code of five or six digits. */
  public int httpStatus() {
    return code >= 100_000 ? code / 1000 : code / 100;
  }

  /** HTTP status of the v2 API; only 200 is documented ({@code contracts/sophon.md §2.3}). */
  public int v2HttpStatus() {
    return word.status;
  }

  private enum V2 {
    ANOTHER_PICTURE_SEARCH_RUNNING_ERROR(400),
    CONFIG_ITEM_FAIL(400),
    DEVICE_ADDRESS_DUPLICATE_ERROR(400),
    DEVICE_ID_NOT_FOUND(404),
    DEVICE_MAX_NUM_ERROR(400),
    DEVICE_PERVIEW_ID_NOT_EXIST(400),
    DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR(400),
    EMPTY_GROUP_ERROR(400),
    EMPTY_REQUEST_JSON(400),
    GROUP_LEN_ERROR(400),
    ID_NOT_FOUND(404),
    ID_REPEAT_ERROR(400),
    IMAGE_DECODE_ERROR(400),
    IMAGE_DOWNLOAD_TIMEOUT(400),
    IMAGE_NOT_OPENED(400),
    IMAGE_SIZE_TOO_LARGE_ERROR(400),
    INSUFFICIENT_SPACE_LEFT(500),
    INTERNAL_ERROR(500),
    INVALID_ARGUMENTS(400),
    INVALID_IMAGE_URL(400),
    INVALID_REQUEST_JSON(400),
    LIVENESS_DETECT_FAIL(400),
    LOW_QUALITY_ERROR(400),
    MISSING_ARGUMENTS(400),
    NAME_REPEAT_ERROR(400),
    NO_FACE_ERROR(400),
    NOT_IN_PASS_TIME(400),
    NOT_SUPPORT_IN_GRAB_MODE(400),
    NOT_SUPPORT_IR_LIVENESS(400),
    PASSWORD_ERROR(400),
    PERMISSION_ID_NOT_FOUND(404),
    UNSUPPORT_CONTENT_TYPE(400);

    private final int status;

    V2(int status) {
      this.status = status;
    }
  }
}
