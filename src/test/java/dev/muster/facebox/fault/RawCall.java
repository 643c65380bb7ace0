package dev.muster.facebox.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a socket hears after one request, and nothing that a client library repeats or repairs.
 *
 * @param text everything that came until the connection ended
 */
record RawCall(String text) {

  /**
   * @param body JSON, empty for none
   */
  static RawCall send(int port, String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: box\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, bytes.length);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      listen(socket.getInputStream(), heard);
    } catch (SocketException closed) {
      // a reset is an end, too
      return new RawCall(heard.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    }
    return new RawCall(heard.toString(StandardCharsets.UTF_8));
  }

  private static void listen(InputStream in, ByteArrayOutputStream heard) throws IOException {
    byte[] some = new byte[8192];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      heard.write(some, 0, read);
    }
  }

  boolean silent() {
    return text.isEmpty();
  }

  int status() {
    return Integer.parseInt(text.substring(9, 12));
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  int promised() {
    String head = text.substring(0, text.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
    return Integer.parseInt(head.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
  }
}
