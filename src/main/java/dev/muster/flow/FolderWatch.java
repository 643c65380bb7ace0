package dev.muster.flow;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back when the folder has changed and then stayed quiet, from one thread, never twice at a
 * time. Woken by the file system where that works and by listing the folder where it does not
 * (network shares, mounted volumes). A folder that is never quiet is read after {@link #PATIENCE}.
 */
final class FolderWatch implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final Watched folder;
  private final Duration quiet;
  private final Duration poll;
  private final Runnable changed;
  private final Thread thread;
  private Map<Path, String> seen = Map.of();

  FolderWatch(String name, Watched folder, Duration quiet, Duration poll, Runnable changed) {
    this.thread = new Thread(this::watch, name);
    this.folder = folder;
    this.quiet = quiet;
    this.poll = poll;
    this.changed = changed;
    thread.setDaemon(true);
  }

  /** The first call back comes at once, for edits made since the folder was read. */
  void start() {
    thread.start();
  }

  /** Ends the thread; a reload that it is in is interrupted. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try (WatchService events = open()) {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        waitFor(events, poll);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("Closing the watch on {} failed.", folder.path(), e);
    }
  }

  private @Nullable WatchService open() {
    try {
      return folder.path().getFileSystem().newWatchService();
    } catch (IOException e) {
      LOG.warn("{} is only listed every {}: {}", folder.path(), poll, e.getMessage());
      return null;
    }
  }

  private void look() throws InterruptedException {
    Map<Path, String> now = stamp();
    if (now.equals(seen)) {
      return;
    }
    seen = untilQuiet(now);
    try {
      changed.run();
    } catch (RuntimeException e) {
      LOG.error("{} could not take up an edit; it tries again at the next.", thread.getName(), e);
    }
  }

  private Map<Path, String> untilQuiet(Map<Path, String> first) throws InterruptedException {
    Map<Path, String> before = first;
    long rounds = Math.max(1, PATIENCE.toMillis() / quiet.toMillis());
    for (long round = 0; round < rounds; round++) {
      TimeUnit.MILLISECONDS.sleep(quiet.toMillis());
      Map<Path, String> now = stamp();
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
    return before;
  }

  /** A folder that cannot be listed counts as changed to empty: the reload says what is wrong. */
  private Map<Path, String> stamp() {
    try {
      return folder.stamp();
    } catch (IOException e) {
      LOG.debug("Listing {} failed.", folder.path(), e);
      return Map.of();
    }
  }

  private void waitFor(@Nullable WatchService events, Duration longest)
      throws InterruptedException {
    if (events == null) {
      TimeUnit.MILLISECONDS.sleep(longest.toMillis());
      return;
    }
    register(events);
    WatchKey key = events.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = events.poll();
    }
  }

  private void register(WatchService events) {
    for (Map.Entry<Path, String> entry : seen.entrySet()) {
      try {
        if (Files.isDirectory(entry.getKey())) {
          entry
              .getKey()
              .register(
                  events,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE);
        }
      } catch (IOException e) {
        LOG.debug("{} is listed instead of watched.", entry.getKey(), e);
      }
    }
  }
}
