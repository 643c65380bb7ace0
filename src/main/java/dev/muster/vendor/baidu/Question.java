package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.vendor.baidu.BaiduAnswer.Failure;
import java.util.function.BiFunction;

/**
 * One call to the service and what its answer makes of whoever asked. It can be asked again with
 * another token.
 *
 * @param path below {@code /rest/2.0/face/v3}; each is an interface with a pace and a quota of its
 *     own
 */
record Question<S extends Talking<S>>(
    String path,
    byte[] body,
    BiFunction<S, JsonNode, S> success,
    BiFunction<S, Failure, S> failure) {

  /** A question that only a success answers. */
  Question(String path, byte[] body, BiFunction<S, JsonNode, S> success) {
    this(path, body, success, (now, failure) -> now.giveUp(failure.outcome()));
  }

  /** The interface, as it is counted and shown. */
  String operation() {
    return path.substring(1);
  }

  /** Without the body, which may hold a picture. */
  @Override
  public String toString() {
    return path;
  }
}
