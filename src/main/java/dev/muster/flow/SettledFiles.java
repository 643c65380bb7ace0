package dev.muster.flow;

import dev.muster.enrol.Drop;
import dev.muster.enrol.DropWatch;
import dev.muster.enrol.manifest.Manifests;
import dev.muster.store.Duty;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Of several instances on one drop, lets files pass on the one that is on duty. Lets a file pass
 * once it has kept its size and time for a while, by our own clock: the times of a network share
 * may be hours off. An empty file waits longer, since a copy often begins as one.
 */
final class SettledFiles implements GenericFileFilter<File> {

  private static final int REMEMBERED = 200_000;
  private static final int EMPTY_WAITS = 10;

  private record Look(long size, long modified, long since) {

    boolean shows(GenericFile<File> file) {
      return size == file.getFileLength() && modified == file.getLastModified();
    }
  }

  private final List<Drop> drops;
  private final DropWatch watch;
  private final Duty duty;
  private final Clock clock;
  private final Map<String, Look> looks =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Look> eldest) {
          return size() > REMEMBERED;
        }
      };

  SettledFiles(List<Drop> drops, DropWatch watch, Duty duty, Clock clock) {
    this.duty = duty;
    this.drops = drops;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public synchronized boolean accept(GenericFile<File> file) {
    if (file.isDirectory()) {
      return true;
    }
    if (!duty.isMine()) {
      return false;
    }
    Path path = file.getFile().toPath();
    Optional<Drop> drop = drops.stream().filter(one -> path.startsWith(one.folder())).findFirst();
    if (Manifests.is(path.getFileName().toString())) {
      watch.sees(path);
    }
    // One that is new and stays as it is comes along soon; litter is new again and again.
    Look before = looks.get(file.getAbsoluteFilePath());
    if (before != null && !before.shows(file)) {
      drop.ifPresent(watch::grows);
    }
    return isSettled(file, drop.map(Drop::settle).orElse(Duration.ZERO).toMillis());
  }

  private boolean isSettled(GenericFile<File> file, long settle) {
    long now = clock.millis();
    Look look = looks.get(file.getAbsoluteFilePath());
    if (look == null || !look.shows(file)) {
      looks.put(
          file.getAbsoluteFilePath(), new Look(file.getFileLength(), file.getLastModified(), now));
      return false;
    }
    long wait = settle * (file.getFileLength() == 0 ? EMPTY_WAITS : 1);
    if (now - look.since() < wait) {
      return false;
    }
    looks.remove(file.getAbsoluteFilePath());
    return true;
  }
}
