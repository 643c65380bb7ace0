package bench;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/**
 * The limit: a load generator with 24 connections whose photos are encoded beforehand, so that only
 * the box and the wire are left. It sends the same few photos again and again under new ids.
 */
final class RawBodies {
  private static final int LANES = 24;
  private static final int ENCODED = 16;

  private RawBodies() {}

  public static void main(String[] args) throws Exception {
    List<byte[]> encoded = new ArrayList<>();
    for (Path file : ClientRun.files(Path.of(args[1]), "p", ENCODED)) {
      encoded.add(Base64.getEncoder().encode(Files.readAllBytes(file)));
    }
    ClientRun.measure(args, (port, files) -> new Run(port, encoded, files).await());
  }

  private static final class Run implements Pump.Source {
    private final Pump pump;
    private final List<byte[]> encoded;
    private final Iterator<Path> files;
    private int left;

    Run(int port, List<byte[]> encoded, List<Path> files) throws Exception {
      this.pump = new Pump(port, LANES, this);
      this.encoded = encoded;
      this.files = files.iterator();
      this.left = files.size();
    }

    void await() {
      pump.run();
    }

    @Override
    public ByteBuffer[] next(int lane) {
      if (!files.hasNext()) {
        return null;
      }
      String id = ClientRun.id(files.next());
      byte[] front = Registration.front(id);
      byte[] photo = encoded.get(lane % ENCODED);
      byte[] back = Registration.back(id);
      int length = front.length + photo.length + back.length;
      String head =
          "POST /SophonFogSys/api/users HTTP/1.1\r\nHost: box\r\n"
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(length);
      return new ByteBuffer[] {
        ByteBuffer.wrap(head.getBytes()),
        ByteBuffer.wrap(front),
        ByteBuffer.wrap(photo),
        ByteBuffer.wrap(back)
      };
    }

    @Override
    public void answered(int lane, int status, long nanos) {
      if (status != 200) {
        throw new IllegalStateException("the box answered " + status);
      }
      left--;
      if (left == 0) {
        pump.stop();
      }
    }
  }
}
