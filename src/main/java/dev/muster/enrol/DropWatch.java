package dev.muster.enrol;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the watcher of a drop sees besides complete files: files that still grow, and manifests that
 * are on their way. In memory only; after a restart the watcher sees them again.
 */
public final class DropWatch {

  private final Clock clock;
  private final Map<Path, Long> growing = new ConcurrentHashMap<>();
  private final Set<Path> manifests = ConcurrentHashMap.newKeySet();

  public DropWatch(Clock clock) {
    this.clock = clock;
  }

  /** A file below the drop is not complete yet. */
  public void grows(Drop drop) {
    growing.put(drop.folder(), clock.millis());
  }

  /** When a file below the drop was seen that was not complete, in milliseconds; 0 for never. */
  long grewAt(Drop drop) {
    return growing.getOrDefault(drop.folder(), 0L);
  }

  /** A manifest lies in a drop, complete or not. */
  public void sees(Path manifest) {
    manifests.add(manifest);
  }

  /** The manifest was taken in; photos that come now find its lines. */
  void taken(Path manifest) {
    manifests.remove(manifest);
  }

  /** True while a manifest lies in the photo's folder, or in one above it within the drop. */
  boolean manifestBeside(Drop drop, Path photo) {
    if (manifests.isEmpty()) {
      return false;
    }
    manifests.removeIf(manifest -> !Files.exists(manifest));
    return manifests.stream()
        .map(Path::getParent)
        .anyMatch(folder -> folder.startsWith(drop.folder()) && photo.startsWith(folder));
  }
}
