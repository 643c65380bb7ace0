package dev.muster.flow;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least of a WebSocket server (RFC 6455), byte by byte, so that a test can break a frame in the
 * middle, or be silent. One connection at a time.
 */
public final class WebSocketBox implements AutoCloseable {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CONTINUED = 0;
  private static final int PING = 9;
  private static final int PONG = 10;

  public final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final ServerSocket server;
  private volatile boolean answersPings;
  private volatile Socket socket = new Socket();

  public WebSocketBox(boolean answersPings) {
    this.answersPings = answersPings;
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "websocket-box");
    thread.setDaemon(true);
    thread.start();
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** From now on it takes what comes and says nothing: the other end has vanished. */
  public void fallSilent() {
    answersPings = false;
  }

  /** Answers pings again. */
  public void wakeUp() {
    answersPings = true;
  }

  /** One whole frame. */
  public void text(String text) {
    frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** One message in two frames. */
  public void fragments(String first, String rest) {
    frame(TEXT, first.getBytes(StandardCharsets.UTF_8));
    frame(0x80 | CONTINUED, rest.getBytes(StandardCharsets.UTF_8));
  }

  /** Half of a frame, then the connection is gone. */
  public void breakOff(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      OutputStream out = socket.getOutputStream();
      out.write(new byte[] {(byte) (0x80 | TEXT), (byte) bytes.length});
      out.write(bytes, 0, bytes.length / 2);
      out.flush();
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void frame(int first, byte[] content) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(first);
      if (content.length < 126) {
        bytes.write(content.length);
      } else {
        bytes.write(126);
        bytes.write(content.length >> 8);
        bytes.write(content.length);
      }
      bytes.writeBytes(content);
      socket.getOutputStream().write(bytes.toByteArray());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket accepted = server.accept()) {
        DataInputStream in = new DataInputStream(accepted.getInputStream());
        shakeHands(in, accepted.getOutputStream());
        socket = accepted;
        listen(in);
      } catch (IOException gone) {
        // the next connection
      }
    }
  }

  private static void shakeHands(DataInputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    String key = head.toString().replaceAll("(?is).*sec-websocket-key: *(\\S+).*", "$1");
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String accept(String key) {
    try {
      byte[] both = (key + MAGIC).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(DataInputStream in) throws IOException {
    while (true) {
      int kind = in.readUnsignedByte() & 15;
      int length = in.readUnsignedByte() & 127;
      if (length == 126) {
        length = in.readUnsignedShort();
      }
      byte[] mask = in.readNBytes(4);
      byte[] content = in.readNBytes(length);
      for (int i = 0; i < content.length; i++) {
        content[i] ^= mask[i % 4];
      }
      if (kind == TEXT) {
        texts.add(new String(content, StandardCharsets.UTF_8));
      } else if (kind == PING && answersPings) {
        frame(0x80 | PONG, content);
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
