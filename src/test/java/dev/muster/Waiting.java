package dev.muster;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Something that has to wait for somebody else. */
public final class Waiting {

  private Waiting() {}

  /** Begins on a thread of its own, which waits, with a limit, when this returns. */
  public static <T> CompletableFuture<T> on(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                done.complete(work.call());
              } catch (Exception e) {
                done.completeExceptionally(e);
              }
            });
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    return done;
  }
}
