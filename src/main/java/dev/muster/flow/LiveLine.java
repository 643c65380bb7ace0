package dev.muster.flow;

import dev.muster.event.source.SourceTrouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection to a box. It holds one frame at a time: the next is asked for by {@link
 * #more}, so that a box that sends faster than we store waits, or gives us up.
 */
final class LiveLine implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;
  private static final int GONE = 1006;

  /**
   * A frame, or the end of the connection.
   *
   * @param size in characters; more than its bytes when it was too large to be kept
   * @param end why nothing more comes; null for a frame
   */
  record Frame(byte[] text, long size, @Nullable String end) {}

  private final BlockingQueue<Frame> arrived = new LinkedBlockingQueue<>();
  private final int most;
  private final WebSocket socket;
  private volatile long heardAt = System.nanoTime();
  private volatile boolean pong;

  private LiveLine(HttpClient client, URI address, Duration timeout, int most)
      throws IOException, InterruptedException {
    this.most = most;
    this.socket =
        settled(
            client
                .newWebSocketBuilder()
                .connectTimeout(timeout)
                .buildAsync(address, new Listener()),
            timeout.toSeconds() + PATIENCE_SECONDS,
            SourceTrouble.NOT_CONNECTED);
  }

  /**
   * Connects.
   *
   * @param most the largest frame that is kept, in characters
   * @throws IOException when the box does not take the connection
   */
  static LiveLine open(HttpClient client, URI address, Duration timeout, int most)
      throws IOException, InterruptedException {
    return new LiveLine(client, address, timeout, most);
  }

  void send(String text) throws IOException, InterruptedException {
    settled(socket.sendText(text, true), PATIENCE_SECONDS, SourceTrouble.BROKE);
  }

  /** The next frame; null when none came in that time. */
  @Nullable Frame next(Duration wait) throws InterruptedException {
    return arrived.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The frame before has been stored: another may come. */
  void more() {
    socket.request(1);
  }

  void ping() throws IOException, InterruptedException {
    settled(socket.sendPing(ByteBuffer.allocate(0)), PATIENCE_SECONDS, SourceTrouble.BROKE);
  }

  /** For how long nothing at all has come. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  /** True when the box has answered a ping: then its silence means something. */
  boolean answersPings() {
    return pong;
  }

  /** Wakes who waits for a frame. */
  void interrupt() {
    end("the route was stopped");
  }

  private void end(String why) {
    arrived.add(new Frame(new byte[0], 0, why));
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket
          .sendClose(WebSocket.NORMAL_CLOSURE, "")
          .orTimeout(1, TimeUnit.SECONDS)
          .exceptionally(broken -> null)
          .join();
    }
    socket.abort();
  }

  private static <T> T settled(CompletableFuture<T> sent, long seconds, SourceTrouble trouble)
      throws IOException, InterruptedException {
    try {
      return sent.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(trouble.kept(words(e.getCause())), e);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException(trouble.kept("no answer within " + seconds + " s"), e);
    }
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  /** Called by one thread at a time. */
  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();
    private long size;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heardAt = System.nanoTime();
      size += data.length();
      if (size <= most) {
        text.append(data);
      } else {
        text.setLength(0);
      }
      if (last) {
        arrived.add(new Frame(text.toString().getBytes(StandardCharsets.UTF_8), size, null));
        text.setLength(0);
        text.trimToSize();
        size = 0;
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      heardAt = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      heardAt = System.nanoTime();
      pong = true;
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      end(
          status == GONE
              ? SourceTrouble.BROKE.kept("")
              : SourceTrouble.CLOSED.kept(status + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      end(SourceTrouble.BROKE.kept(words(failure)));
    }
  }
}
