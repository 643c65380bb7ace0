package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.vendor.baidu.BaiduAnswer.Failure;
import java.util.function.BiFunction;

/**
 * One call to the service and what its answer makes of the attempt. It can be asked again with
 * another token.
 *
 * @param path below {@code /rest/2.0/face/v3}
 */
record Question(
    String path,
    byte[] body,
    BiFunction<BaiduEntry, JsonNode, BaiduEntry> success,
    BiFunction<BaiduEntry, Failure, BaiduEntry> failure) {

  /** A question that only a success answers. */
  Question(String path, byte[] body, BiFunction<BaiduEntry, JsonNode, BaiduEntry> success) {
    this(path, body, success, (now, failure) -> now.endWith(failure.outcome()));
  }
}
