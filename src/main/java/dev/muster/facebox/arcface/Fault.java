package dev.muster.facebox.arcface;

/**
 * The codes of the service that this box can answer, with the messages of its published
 * configuration ({@code contracts/arcface.md §5.2}).
 */
enum Fault {
  SIGNATURE(9800, "验签失败"),
  PARAMETER(9801, "缺少参数"),
  TIME(9802, "时间戳错误"),
  ALGORITHM(9803, "签名算法错误"),
  APP(9805, "AppId错误"),
  VERSION(9806, "版本号错误"),
  ENTRY(9001, "API参数处理失败"),
  PICTURE_SIZE(9002, "模型推理失败"),
  NULL_VECTOR_VERIFY(9003, "模型推理失败"),
  NULL_VECTOR_FEATURES(9005, "模型推理失败"),
  PICTURE_FORMAT(9201, "模型推理失败"),
  NO_MODEL(9900, "未知的API"),
  BASE64(9901, "模型推理失败"),
  INFERENCE(9998, "模型推理失败");

  private final int code;
  private final String message;

  Fault(int code, String message) {
    this.code = code;
    this.message = message;
  }

  int code() {
    return code;
  }

  String message() {
    return message;
  }

  Declined because(String detail) {
    return new Declined(this, message + " : " + detail);
  }

  Declined declined() {
    return new Declined(this, message);
  }
}
