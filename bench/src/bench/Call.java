package bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of an {@link HttpLoop} and the request it carries now. */
final class Call {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final HttpLoop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final HttpMessage request = new HttpMessage();
  private ByteBuffer in = ByteBuffer.allocate(8192);
  private ByteBuffer out;
  private boolean continued;
  private boolean handled;

  Call(HttpLoop loop, SocketChannel channel, SelectionKey key) {
    this.loop = loop;
    this.channel = channel;
    this.key = key;
  }

  /** Reads what has come; true when the request is whole. */
  boolean read() throws IOException {
    if (handled) {
      throw new IOException("closed, or a second request before the answer");
    }
    if (!in.hasRemaining()) {
      int size = Math.max(in.capacity() * 2, request.expected());
      in = ByteBuffer.allocate(size).put(in.flip());
    }
    if (channel.read(in) < 0) {
      throw new EOFException();
    }
    handled = request.complete(in.array(), in.position());
    if (handled) {
      return true;
    }
    if (!continued && request.expectsContinue()) {
      continued = true;
      channel.write(ByteBuffer.wrap(CONTINUE));
    }
    return false;
  }

  String method() {
    return request.word(0);
  }

  /** The path without its query. */
  String path() {
    String target = request.word(1);
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** A decoded query parameter, or "" without it. */
  String query(String name) {
    String target = request.word(1);
    for (String pair : target.substring(target.indexOf('?') + 1).split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  HttpMessage request() {
    return request;
  }

  void reply(int status, String json) {
    reply(status, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers the request; from any thread. */
  void reply(int status, byte[] json) {
    loop.later(() -> send(status, json));
  }

  /** Closes the connection without an answer. */
  void drop() {
    HttpLoop.close(channel);
  }

  private void send(int status, byte[] json) {
    boolean close = request.header("connection").equalsIgnoreCase("close");
    String head =
        "HTTP/1.1 "
            + status
            + " -\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length
            + (close ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
    out = ByteBuffer.allocate(head.length() + json.length);
    out.put(head.getBytes(StandardCharsets.ISO_8859_1)).put(json).flip();
    try {
      write();
    } catch (IOException e) {
      HttpLoop.close(channel);
    }
  }

  /** Writes the rest of the answer, then waits for the next request or closes. */
  void write() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    channel.write(out);
    if (out.hasRemaining()) {
      key.interestOps(SelectionKey.OP_WRITE);
      return;
    }
    if (request.header("connection").equalsIgnoreCase("close")) {
      channel.close();
      return;
    }
    key.interestOps(SelectionKey.OP_READ);
    request.clear();
    continued = false;
    handled = false;
    in.clear();
  }
}
