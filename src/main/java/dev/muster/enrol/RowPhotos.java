package dev.muster.enrol;

import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.BatchRows;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The photo of a row of a batch, from the photo store or from where its file lies. Nothing outside
 * of the folder of the batch's own drop is ever read.
 */
public final class RowPhotos {

  private static final Logger LOG = LoggerFactory.getLogger(RowPhotos.class);

  private final Store store;
  private final PhotoStore photos;
  private final EnrolSettings settings;

  RowPhotos(Store store, PhotoStore photos, EnrolSettings settings) {
    this.store = store;
    this.photos = photos;
    this.settings = settings;
  }

  private record Found(BatchRow row, Optional<String> kept) {}

  /** The bytes of the photo; empty when the row has none or it is not there any more. */
  public Optional<byte[]> of(String batch, long id) {
    Optional<Found> found =
        store.read(
            db ->
                BatchRows.find(db, id)
                    .filter(row -> row.batch().equals(batch))
                    .map(
                        row ->
                            new Found(
                                row,
                                BatchRows.photo(db, id)
                                    .flatMap(digest -> Roster.prepared(db, digest)))));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> kept = found.get().kept().filter(photos::has);
    return kept.isPresent() ? kept.map(photos::get) : fromFile(found.get().row());
  }

  private Optional<byte[]> fromFile(BatchRow row) {
    return settings.drops().stream()
        .filter(drop -> drop.name().equals(row.source()))
        .findFirst()
        .flatMap(
            drop ->
                Stream.of(
                        Path.of(row.handedTo() == null ? "" : row.handedTo()),
                        drop.taken().resolve(row.shelf()))
                    .flatMap(file -> read(drop, file).stream())
                    .findFirst());
  }

  private Optional<byte[]> read(Drop drop, Path file) {
    try {
      boolean ours =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && file.toRealPath().startsWith(drop.folder().toRealPath());
      if (!ours || Files.size(file) > settings.photo().maxBytes()) {
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      LOG.debug("The photo of a row could not be read: {}", e.toString());
      return Optional.empty();
    }
  }
}
