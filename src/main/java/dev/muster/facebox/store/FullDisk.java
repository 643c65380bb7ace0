package dev.muster.facebox.store;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a full disk from other failures: it is the box's answer, not a fault of the program. */
final class FullDisk {

  private static final Logger LOG = LoggerFactory.getLogger(FullDisk.class);
  private static final int DEEPEST = 20;
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

  /** What Linux, macOS and Windows say. */
  private static final List<String> WORDS =
      List.of("no space left", "disk quota exceeded", "not enough space on the disk");

  private FullDisk() {}

  /** The failure itself, or a refusal with {@link BoxError#NO_SPACE} when the disk is full. */
  static RuntimeException judge(String doing, RuntimeException failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST && cause != null; i++) {
      if (isFull(cause)) {
        tell(doing);
        return new Refusal(BoxError.NO_SPACE);
      }
      cause = cause.getCause();
    }
    return failure;
  }

  /** Not every time: the log may be on the same disk. */
  private static void tell(String doing) {
    long now = System.nanoTime();
    long due = silentUntil.get();
    if (now - due >= 0 && silentUntil.compareAndSet(due, now + SILENCE.toNanos())) {
      LOG.error(
          "{}: the disk is full; make space. What is refused for this reason in the next {} s is"
              + " not logged",
          doing,
          SILENCE.toSeconds());
    }
  }

  private static boolean isFull(Throwable cause) {
    if (cause instanceof SQLiteException database) {
      return database.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }
    String message = cause instanceof IOException ? cause.getMessage() : null;
    return message != null && WORDS.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
  }
}
