package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import java.util.Map;
import java.util.function.Function;

/**
 * One call to the service and what its answer says.
 *
 * @param path below the address of the service
 * @param data the parameters of the call
 */
record Question<T>(String path, Map<String, Object> data, Function<JsonNode, Outcome<T>> reading) {

  /** Without the pictures. */
  @Override
  public String toString() {
    return path;
  }
}
