package dev.muster.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What Python's {@code requests} puts on the wire: a connection a call, its own headers. */
final class PythonRequests {

  record Response(int status, Map<String, String> headers, byte[] body) {

    JsonNode json() {
      return Json.read(body);
    }
  }

  private final URI box;

  PythonRequests(URI box) {
    this.box = box;
  }

  Response get(String target) throws IOException {
    return call("GET", target, Map.of(), "", 0);
  }

  /**
   * @param timeoutSeconds 0 for none, as the script does where it says nothing
   */
  Response post(String target, String body, Map<String, String> headers, int timeoutSeconds)
      throws IOException {
    return call("POST", target, headers, body, timeoutSeconds);
  }

  private Response call(
      String method, String target, Map<String, String> more, String body, int timeoutSeconds)
      throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", box.getAuthority());
    headers.put("User-Agent", "python-requests/2.31.0");
    headers.put("Accept-Encoding", "identity");
    headers.put("Accept", "*/*");
    headers.put("Connection", "keep-alive");
    headers.putAll(more);
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    if (method.equals("POST")) {
      headers.put("Content-Length", String.valueOf(bytes.length));
    }
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(timeoutSeconds * 1000);
      socket.connect(new InetSocketAddress(box.getHost(), box.getPort()), timeoutSeconds * 1000);
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static Response read(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ")[1]);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.put(line.split(": ")[0], line.substring(line.indexOf(": ") + 2));
    }
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return new Response(status, headers, chunks(in));
    }
    String length = headers.get("Content-Length");
    byte[] body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    return new Response(status, headers, body);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16); size > 0; ) {
      body.write(in.readNBytes(size));
      line(in);
      size = Integer.parseInt(line(in), 16);
    }
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the answer ended in its head");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
