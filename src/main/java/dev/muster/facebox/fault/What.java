package dev.muster.facebox.fault;

import dev.muster.facebox.wire.BoxError;
import java.nio.charset.Charset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong. All but a delay end the call: no further fault follows. */
sealed interface What
    permits ListLie,
        What.Delay,
        What.Status,
        What.ErrorInside,
        What.DropBefore,
        What.DropAfter,
        What.Truncate,
        What.Hang {

  /** No wait is longer than this. */
  Duration LONGEST = Duration.ofMinutes(10);

  /** The wire's name of the fault. */
  String word();

  /** The call waits before anything else happens; between the two bounds, by chance. */
  record Delay(Duration least, Duration most) implements What {
    @Override
    public String word() {
      return "delay";
    }

    /**
     * @param spread 0 to 1, where between the bounds
     */
    Duration length(double spread) {
      return least.plusNanos((long) (most.minus(least).toNanos() * spread));
    }
  }

  /**
   * An error answer instead of the work.
   *
   * @param status HTTP status
   */
  record Status(int status, Content content) implements What {
    @Override
    public String word() {
      return "status";
    }
  }

  /** HTTP 200 with an error inside, instead of the work. */
  record ErrorInside(Content content) implements What {
    @Override
    public String word() {
      return "error-inside";
    }
  }

  /** The connection is closed before the work. */
  record DropBefore() implements What {
    @Override
    public String word() {
      return "drop-before";
    }
  }

  /** The work is done and on disk, then the connection is closed without an answer. */
  record DropAfter() implements What {
    @Override
    public String word() {
      return "drop-after";
    }
  }

  /** The work is done; the headers promise the whole answer, half of it comes, then the end. */
  record Truncate() implements What {
    @Override
    public String word() {
      return "truncate";
    }
  }

  /** The work is done, no answer comes, and after this time the connection is closed. */
  record Hang(Duration length) implements What {
    @Override
    public String word() {
      return "hang";
    }
  }

  /**
   * What an error answer holds.
   *
   * @param error what the envelope of the dialect says, when there is no body
   * @param body sent as it is instead of an envelope
   * @param charset in which the body is sent
   */
  record Content(BoxError error, @Nullable String body, Charset charset) {}
}
