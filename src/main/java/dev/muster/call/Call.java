package dev.muster.call;

import java.util.Map;

/**
 * One HTTP request to a system outside, ready to be sent.
 *
 * @param url absolute, with its query encoded
 * @param headers besides Content-Type, which is application/json
 * @param body empty for GET
 * @param reading how the answer is taken in
 */
public record Call(
    String method, String url, Map<String, String> headers, byte[] body, BodyReading reading) {

  private static final byte[] NOTHING = {};

  public Call(String method, String url, Map<String, String> headers, byte[] body) {
    this(method, url, headers, body, BodyReading.WHOLE);
  }

  public static Call get(String url) {
    return new Call("GET", url, Map.of(), NOTHING);
  }

  public static Call post(String url, byte[] json) {
    return new Call("POST", url, Map.of(), json);
  }

  public static Call put(String url, byte[] json) {
    return new Call("PUT", url, Map.of(), json);
  }

  /** With a body, as some vendors want it. */
  public static Call delete(String url, byte[] json) {
    return new Call("DELETE", url, Map.of(), json);
  }

  public Call with(Map<String, String> extra) {
    return new Call(method, url, extra, body, reading);
  }

  /** The same with an answer that is taken in another way. */
  public Call read(BodyReading how) {
    return new Call(method, url, headers, body, how);
  }

  /** Without the query, which may hold what proves who calls, and without headers and body. */
  @Override
  public String toString() {
    return method + " " + url.replaceAll("\\?.*", "");
  }
}
