package dev.muster.flow;

import dev.muster.call.Call;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperties;
import org.apache.camel.Headers;

/** Turns a call into the message that camel-http sends. */
public final class CallHeaders {

  /**
   * Writes method, address and headers of the call, notes how the answer is to be read, and leaves
   * its body.
   */
  public byte[] write(
      @Body Call call,
      @Headers Map<String, Object> headers,
      @ExchangeProperties Map<String, Object> properties) {
    properties.put("reading", call.reading());
    headers.put("CamelHttpMethod", call.method());
    headers.put("CamelHttpUri", call.url());
    headers.put("Content-Type", "application/json");
    headers.putAll(call.headers());
    return call.body();
  }

  /**
   * Writes the headers for an endpoint that is no address, and leaves the body. Those that Camel's
   * own components look for are among them: the name of a file, the key of a Kafka record.
   */
  public byte[] hand(@Body Call call, @Headers Map<String, Object> headers) {
    headers.putAll(call.headers());
    return call.body();
  }
}
