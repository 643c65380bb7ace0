package dev.muster.enrol;

import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.ManifestFiles;
import dev.muster.enrol.ledger.ManifestFiles.Failed;
import dev.muster.enrol.ledger.ManifestFiles.Taken;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.manifest.FailedLines;
import dev.muster.enrol.manifest.Limits;
import dev.muster.enrol.manifest.ManifestRefused;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands manifests back whose lines are all settled: the whole to {@code .done}, and the lines that
 * failed as a manifest of their own to {@code .failed}, ready to be corrected and dropped again.
 */
public final class ManifestHandBack {

  private static final Logger LOG = LoggerFactory.getLogger(ManifestHandBack.class);
  private static final int AT_ONCE = 50;

  private final Store store;
  private final EnrolSettings settings;

  ManifestHandBack(Store store, EnrolSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** Hands back what is settled; one that fails is logged and tried again the next time. */
  public synchronized int moveSettled() {
    int moved = 0;
    for (Taken manifest : store.read(db -> ManifestFiles.settled(db, AT_ONCE))) {
      try {
        handBack(manifest);
        store.write(db -> ManifestFiles.handed(db, manifest));
        moved++;
      } catch (IOException | ManifestRefused e) {
        LOG.warn(
            "Handing back {} of batch {} failed and is tried again: {}",
            manifest.file(),
            manifest.batch(),
            e.toString());
      }
    }
    return moved;
  }

  private void handBack(Taken manifest) throws IOException, ManifestRefused {
    Drop drop =
        settings.drops().stream()
            .filter(one -> one.name().equals(manifest.source()))
            .findFirst()
            .orElse(null);
    if (drop == null) {
      LOG.warn(
          "{} of batch {} cannot be handed back: the drop {} is not configured any more",
          manifest.file(),
          manifest.batch(),
          manifest.source());
      return;
    }
    Path shelf = drop.taken().resolve(manifest.shelf());
    if (!Files.exists(shelf)) {
      return;
    }
    writeFailed(drop, manifest, shelf);
    Path kind = manifest.mode() == Mode.CHECK ? drop.checked() : drop.done();
    Path home = kind.resolve(manifest.batch()).resolve(manifest.file());
    Files.createDirectories(home.getParent());
    Files.move(shelf, home, StandardCopyOption.REPLACE_EXISTING);
  }

  private void writeFailed(Drop drop, Taken manifest, Path shelf)
      throws IOException, ManifestRefused {
    Map<Integer, Refusal> failed = new TreeMap<>();
    for (Failed line : store.read(db -> ManifestFiles.failed(db, manifest))) {
      failed.put(line.line(), line.refusal());
    }
    if (failed.isEmpty()) {
      return;
    }
    Path home = drop.failed().resolve(manifest.batch()).resolve(manifest.file());
    Files.createDirectories(home.getParent());
    FailedLines.write(
        shelf,
        manifest.file().substring(manifest.file().lastIndexOf('/') + 1),
        Limits.USUAL,
        failed,
        settings.language(),
        home.resolveSibling(FailedLines.nameFor(home.getFileName().toString())));
  }
}
