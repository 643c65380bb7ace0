package dev.muster.facebox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the box with the names that the v1 and the v2 API give them ({@code
 * contracts/sophon.md §4.7, §5.6}), misspelt as they are, and with the defaults of the printed dump
 * where it and the table disagree. Those without an effect on this box are only kept.
 */
public enum Setting {
  THRESHOLD("THRESHOLD", "MATCH_THRESHOLD", 82, Check.number(0, 100)),
  THRESHOLD_RANGE("THRESHOLD_RANGE", null, "0.0,82.0,100.0", Check.range()),
  DUPLICATE_SECONDS(
      "DUPLICATE_REMOVAL_TIMEOUT", "GATE_DUPLICATE_REMOVAL_TIMEOUT", 6, Check.whole(0, 3600)),
  WORK_MODE("WORK_MODE", "GATE_WORK_MODE", "local", Check.oneOf("mq", "local")),
  PASS_MODE(
      "PASSMODE", "GATE_PASS_MODE", "normal", Check.oneOf("normal", "allpass", "allforbidden")),
  APPLY_MODE("APPLY_MODE", "GATE_APPLY_MODE", "recognize", Check.oneOf("grab", "recognize")),
  STRANGER_GROUP("SUPPORT_STRANGER_GROUP", "GATE_SUPPORT_STRANGER_GROUP", false, Check.flag()),
  SUPPORT_MASK("SUPPORT_MASK", "ALG_SUPPORT_MASK", false, Check.flag()),
  BOX_USAGE("BOX_USAGE", "GATE_BOX_USAGE", "normal", Check.oneOf("normal", "fiqa", "feature")),
  HISTORY_URLS("HISTORY_UPLOAD_EVENT_URL", "HISTORY_EVENT_UPLOAD_URL", "", Check.urls()),
  /** Which payload the history push has: that of the API over which the receivers were set. */
  HISTORY_GENERATION(null, null, "B", Check.oneOf("A", "B", "C")),
  HISTORY_FORM("HISTORY_CONTENT_TYPE", null, "json", Check.oneOf("json", "form-data")),
  HISTORY_PERIOD("REPORTED_PEROID", "HISTORY_REPORT_PEROID", 5, Check.whole(1, 86_400)),
  HISTORY_REGISTERED("HISTORY_EVENT_NEED_REG_PIC", null, true, Check.flag()),
  HISTORY_SPOT("HISTORY_EVENT_NEED_SPOT_PIC", null, true, Check.flag()),
  HISTORY_FACE("HISTORY_EVENT_NEED_RECOGNIZE_FACE", null, true, Check.flag()),
  HISTORY_ATTRIBUTES("HISTORY_UPLOAD_NEED_INFO", null, true, Check.flag()),
  INFRARED("IR_COLLECTION", null, true, Check.flag()),
  LIVENESS_FAIL_COLLECTION("LIVENESS_FAIL_COLLECTION", null, false, Check.flag()),
  HEARTBEAT_URLS("WEB_HEART_URL", null, "", Check.urls()),
  HEARTBEAT_SECONDS("WEB_HEART_TIME", null, 20, Check.whole(1, 86_400)),
  MONITOR_URLS("DEVICE_MONITOR_ADDR", null, "", Check.urls()),
  MONITOR_SECONDS(null, null, 20, Check.whole(1, 86_400)),
  MONITOR_FORM(null, null, "json", Check.oneOf("json", "form-data")),
  SYSTEM_URLS(null, null, "", Check.urls()),
  SYSTEM_SECONDS(null, null, 20, Check.whole(1, 86_400)),
  SYSTEM_REPORTER(null, null, "", Check.text()),
  /** The old realtime push ({@code §6.6.4}). */
  REALTIME_URLS(null, null, "", Check.urls()),
  REALTIME_FORM(null, null, "json", Check.oneOf("json", "form-data")),
  REALTIME_REGISTERED(null, null, true, Check.flag()),
  REALTIME_SPOT(null, null, true, Check.flag()),
  REALTIME_FACE(null, null, true, Check.flag()),
  REALTIME_STRANGERS(null, null, true, Check.flag()),
  DEVICE_LIST_URL("DEVICE_LIST_INFO_UPLOAD_ADDR", null, "", Check.urls()),
  DEVICE_STATUS_URLS(null, "MEDIA_DEVICE_MONITOR_URL", "", Check.urls()),
  DEVICE_STATUS_SECONDS(null, "MEDIA_DEVICE_MONITOR_REPORT_PEROID", 60, Check.whole(1, 86_400)),
  LIBRARY_SIZE("DEFAULT_GROUP_SIZE", "GATE_DEFAULT_GROUP_SIZE", 100_000, Check.whole(1, 500_000)),
  LIBRARY_RANGE(
      "DEFAULT_GROUP_RANGE",
      "ALG_DEFAULT_GROUP_RANGE",
      sizes(10, 100, 200, 300, 400, 500),
      Check.readOnly()),
  STRANGERS_SIZE(
      "STRANGER_GROUP_SIZE", "GATE_STRANGER_GROUP_SIZE", 30_000, Check.whole(1, 100_000)),
  STRANGERS_RANGE(
      "STRANGER_GROUP_RANGE", "ALG_STRANGER_GROUP_RANGE", sizes(30, 50, 100), Check.readOnly()),
  MIN_FACE("REG_MIN_FACE", "REGN_MIN_FACE", 40, Check.whole(20, 300)),
  GRAB_MIN_FACE("GRAB_MIN_FACE", "GRAB_MIN_FACE", 40, Check.whole(20, 300)),
  GRAB_THRESHOLD("GRAB_THRESHOLD", "GRAB_THRESHOLD", 44, Check.number(0, 100)),
  GRAB_MODE("GRAB_MODE", "GRAB_MODE", "quality", Check.oneOf("quality", "speed")),
  ARMED_1("REG_TIME_PART1", "REGN_TIME_PART1", "00:00:00,23:59:59", Check.window()),
  ARMED_1_ON("REG_TIME_PART1_SWITCH", "REGN_TIME_PART1_SWITCH", false, Check.flag()),
  ARMED_2("REG_TIME_PART2", "REGN_TIME_PART2", "00:00:00,23:59:59", Check.window()),
  ARMED_2_ON("REG_TIME_PART2_SWITCH", "REGN_TIME_PART2_SWITCH", false, Check.flag()),
  GRAB_ARMED_1("GRAB_TIME_PART1", "GRAB_TIME_PART1", "00:00:00,23:59:59", Check.window()),
  GRAB_ARMED_1_ON("GRAB_TIME_PART1_SWITCH", "GRAB_TIME_PART1_SWITCH", false, Check.flag()),
  GRAB_ARMED_2("GRAB_TIME_PART2", "GRAB_TIME_PART2", "00:00:00,23:59:59", Check.window()),
  GRAB_ARMED_2_ON("GRAB_TIME_PART2_SWITCH", "GRAB_TIME_PART2_SWITCH", false, Check.flag()),
  PHOTO_TYPE(
      "PHOTO_TYPE", null, "recognize_face", Check.oneOf("recognize_face", "spot_pic", "all")),
  IMAGE_TYPE(null, "REGN_IMAGE_TYPE", "all", Check.oneOf("recognize_face", "spot_image", "all")),
  GRAB_IMAGE_TYPE(
      null,
      "GRAB_IMAGE_TYPE",
      "recognize_face",
      Check.oneOf("recognize_face", "spot_image", "all")),
  QUALITY("FIQA_LEVEL", null, "low", Check.oneOf("high", "middle", "low", "custom", "no")),
  POSE("POSE_THRESH", "REGN_POSE_THRESH", "high", Check.oneOf("off", "low", "middle", "high")),
  GRAB_POSE(null, "GRAB_POSE_THRESH", "high", Check.oneOf("off", "low", "middle", "high")),
  VIDEO_QUALITY(null, "REGN_VIDEO_FIQA", true, Check.flag()),
  GRAB_VIDEO_QUALITY(null, "GRAB_VIDEO_FIQA", true, Check.flag()),
  EVENT_IMAGES(
      "EVENT_IMAGE_PATH", "GATE_EVENT_IMAGE_PATH", "local", Check.oneOf("local", "remote")),
  ATTRIBUTES("ATTRIBUTE_DETECT", "ALG_ATTRIBUTE_DETECT", false, Check.flag()),
  AGE("AGE", null, false, Check.flag()),
  GENDER("GENDER", null, false, Check.flag()),
  GLASS("GLASS", null, false, Check.flag()),
  MASK("MASK", null, false, Check.flag()),
  BRIGHTNESS_THRESH("BRIGHTNESS_THRESH", null, 40, Check.whole(0, 255)),
  CLARITY_THRESH("CLARITY_THRESH", null, 30, Check.whole(0, 100)),
  OCCLUDE_THRESH("OCCLUDE_THRESH", null, 10, Check.whole(0, 100)),
  PITCH_THRESH("PITCH_THRESH", null, 30, Check.whole(0, 90)),
  YAW_THRESH("YAW_THRESH", null, 60, Check.whole(0, 90)),
  THEME("THEME", null, "PARK", Check.oneOf("PARK", "SCHOOL")),
  PRODUCT_TYPE("PRODUCT_TYPE", "GATE_PRODUCT_TYPE", "docker", Check.readOnly()),
  INIT("INIT", "GATE_INIT", "1", Check.oneOf("0", "1")),
  EVENT_WORK_MODE("EVENT_WORK_MODE", null, "opendoor", Check.text()),
  MONGO_IP("MONGO_IP", "GATE_MONGO_IP", "127.0.0.1", Check.text()),
  EVENT_UPLOAD_URL("EVENTOPLAD_URL", null, "", Check.text()),
  CLOUD_SERVER("CLOUD_SERVER_ADDRESS", null, "", Check.text()),
  DEV_SNO("DEV_SNO", "MQ_LICENSE_KEY", "", Check.text()),
  LOGIN_URL("LOGIN_URL", "MQ_LOGIN_URL", "", Check.text()),
  LOGIN_TOKEN("LOGIN_TOKEN", "MQ_LOGIN_TOKEN", "", Check.text()),
  IMAGE_SERVER("IMG_SERVER_ADDR", "MQ_IMG_SERVER_ADDR", "", Check.text()),
  REMOTE_SERVER("REMOTE_SERVER_ADDR", "MQ_REMOTE_SERVER_ADDR", "", Check.text()),
  LOGIN_STATUS(null, "MQ_LOGIN_STATUS", 0, Check.readOnly()),
  MQ_SERVER_IP("MQ_SERVER_IP", "MQ_SERVER_IP", "", Check.text()),
  MQ_SERVER_PORT("MQ_SERVER_PORT", "MQ_SERVER_PORT", 5672, Check.whole(1, 65_535)),
  MQ_USERNAME("MQ_USERNAME", "MQ_USERNAME", "", Check.text()),
  MQ_PASSWORD("MQ_PASSWORD", "MQ_PASSWORD", "", Check.text()),
  MQ_DOWN_QUEUE("MQ_QUEUE", "MQ_DOWN_QUEUE", "", Check.text()),
  MQ_UP_QUEUE("MQ_UPLOAD_QUEUE", "MQ_UP_QUEUE", "", Check.text()),
  MQ_FIQA_DOWN_QUEUE("MQ_FIQA_DOWN_QUEUE", "MQ_FIQA_DOWN_QUEUE", "", Check.text()),
  MQ_FIQA_UP_QUEUE("MQ_FIQA_UPLOAD_QUEUE", "MQ_FIQA_UP_QUEUE", "", Check.text()),
  MQ_VHOST("MQ_VHOST", "MQ_VHOST", "", Check.text()),
  MQ_UPLOAD_VHOST("MQ_UPLOAD_VHOST", "MQ_UPLOAD_VHOST", "", Check.text()),
  MQ_UNBOUND("MQ_UN_NEED_BIND_EXCHANGE", "MQ_UNNEED_BIND_EXCHANGE", false, Check.flag()),
  EXCHANGE_NAME("EXCHANGE_NAME", "MQ_EXCHANGE_NAME", "", Check.text()),
  EXCHANGE_TYPE("EXCHANGE_TYPE", "MQ_EXCHANGE_TYPE", "", Check.text()),
  EXCHANGE_DURABLE("EXCHANGE_DURABLE", "MQ_EXCHANGE_DURABLE", false, Check.flag()),
  EXCHANGE_PASSIVE("EXCHANGE_PASSIVE", "MQ_EXCHANGE_PASSIVE", false, Check.flag()),
  EXCHANGE_AUTO_DELETE("EXCHANGE_AUTO_DELETE", "MQ_EXCHANGE_AUTO_DELETE", false, Check.flag()),
  EXCHANGE_ARGUMENTS("EXCHANGE_ARGUMENTS", "MQ_EXCHANGE_ARGUMENTS", new int[0], Check.object());

  private final @Nullable String v1;
  private final @Nullable String v2;
  private final JsonNode initial;
  private final Check check;

  Setting(@Nullable String v1, @Nullable String v2, Object initial, Check check) {
    this.v1 = v1;
    this.v2 = v2;
    this.initial =
        check.allowed().startsWith("an object")
            ? Wire.MAPPER.createObjectNode()
            : Wire.MAPPER.valueToTree(initial);
    this.check = check;
  }

  /** The setting that this API knows by this name; the v1 API knows one by a misspelt name too. */
  public static Optional<Setting> named(Api api, String name) {
    String known = name.equals("HISROTY_EVENT_NEED_REG_PIC") ? HISTORY_REGISTERED.v1 : name;
    String v2Alias = name.equals("EVENT_IMAGE_PATH") ? EVENT_IMAGES.v2 : name;
    String wanted = api == Api.V1 ? known : v2Alias;
    return Arrays.stream(values())
        .filter(setting -> setting.name(api).filter(own -> own.equals(wanted)).isPresent())
        .findFirst();
  }

  /** Whether its value is never shown. */
  boolean secret() {
    return this == MQ_PASSWORD || this == LOGIN_TOKEN;
  }

  /** What this API calls it; empty when it does not know it. */
  public Optional<String> name(Api api) {
    return Optional.ofNullable(api == Api.V1 ? v1 : v2);
  }

  JsonNode initial() {
    return initial;
  }

  Check check() {
    return check;
  }

  /** The two generations of the API. */
  public enum Api {
    V1,
    V2
  }

  private static int[] sizes(int... thousands) {
    return Arrays.stream(thousands).map(size -> size * 1000).toArray();
  }

  /** An enum's constants are made before its own statics. */
  private static final class Wire {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
