package dev.muster.flow;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a file pass once it has kept its size and time for a while, by our own clock: the times of a
 * network share may be hours off. An empty file waits longer, since a copy often begins as one.
 */
final class SettledFiles implements GenericFileFilter<File> {

  private static final int REMEMBERED = 200_000;
  private static final int EMPTY_WAITS = 10;

  private record Look(long size, long modified, long since) {

    boolean shows(GenericFile<File> file) {
      return size == file.getFileLength() && modified == file.getLastModified();
    }
  }

  private final Duration settle;
  private final Clock clock;
  private final Map<String, Look> looks =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Look> eldest) {
          return size() > REMEMBERED;
        }
      };

  SettledFiles(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  @Override
  public synchronized boolean accept(GenericFile<File> file) {
    if (file.isDirectory()) {
      return true;
    }
    long now = clock.millis();
    Look look = looks.get(file.getAbsoluteFilePath());
    if (look == null || !look.shows(file)) {
      looks.put(
          file.getAbsoluteFilePath(), new Look(file.getFileLength(), file.getLastModified(), now));
      return false;
    }
    long wait = settle.toMillis() * (file.getFileLength() == 0 ? EMPTY_WAITS : 1);
    if (now - look.since() < wait) {
      return false;
    }
    looks.remove(file.getAbsoluteFilePath());
    return true;
  }
}
