package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Single plain HTTP calls, as a script makes them. */
final class Http {
  private Http() {}

  /** The body of a GET that must answer 200. */
  static String get(int port, String target) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + target);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(5_000);
    connection.setReadTimeout(30_000);
    return body(connection);
  }

  /** Posts JSON on a new or a kept connection; anything but 200 is an {@link IOException}. */
  static void post(URI uri, byte[] json, boolean keepAlive) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    if (!keepAlive) {
      connection.setRequestProperty("Connection", "close");
    }
    connection.setFixedLengthStreamingMode(json.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(json);
    }
    body(connection);
  }

  /** The status of a whole request, sent as it is on a connection of its own. */
  static int status(int port, byte[] request, int timeoutMillis) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      socket.getOutputStream().write(request);
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).split(" ")[1]);
    }
  }

  private static String body(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() != 200) {
      throw new IOException(connection.getURL() + " answered " + connection.getResponseCode());
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
