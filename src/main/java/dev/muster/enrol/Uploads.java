package dev.muster.enrol;

import dev.muster.enrol.ledger.Batches;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.ledger.ParcelRows;
import dev.muster.enrol.ledger.ParcelRows.Claimed;
import dev.muster.enrol.parcel.Unpacking;
import dev.muster.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives files that make one batch. Until {@link Receiving#finish} nothing of it counts: a crash
 * or an aborted upload leaves no trace but a cancelled batch.
 */
public final class Uploads implements CheckedBatches {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final String NOTHING_LEFT =
      "No file of the check is left: they were enrolled already, or taken away.";

  private final Store store;
  private final EnrolSettings settings;
  private final Parcels parcels;
  private final Homeward homeward;
  private final Clock clock;
  private final String instance;

  /** What hands the files of a check back, before they can be enrolled. */
  record Homeward(HandBack photos, ManifestHandBack manifests) {}

  Uploads(
      Store store,
      EnrolSettings settings,
      Parcels parcels,
      Homeward homeward,
      Clock clock,
      String instance) {
    this.store = store;
    this.settings = settings;
    this.parcels = parcels;
    this.homeward = homeward;
    this.clock = clock;
    this.instance = instance;
    store.read(db -> ParcelRows.unfinished(db, instance)).forEach(this::tidy);
  }

  /** The drop of that name; the first one when none is given. */
  public Optional<Drop> drop(@Nullable String name) {
    return settings.drops().stream()
        .filter(drop -> name == null || drop.name().equals(name))
        .findFirst();
  }

  /**
   * Begins an upload.
   *
   * @param origin what it is called on pages
   */
  public Receiving begin(Drop drop, Mode mode, String origin) throws IOException {
    ParcelFolder folder = parcels.begin(drop, mode, origin);
    try {
      Files.createDirectories(folder.received());
    } catch (IOException e) {
      parcels.abandon(folder);
      throw e;
    }
    return new Receiving(folder);
  }

  /**
   * Makes a batch of what a check found good. The files are moved, so that they are enrolled once.
   *
   * @return the new batch
   */
  @Override
  public String enrolChecked(String check) {
    try {
      return enrol(check);
    } catch (IOException e) {
      throw new UncheckedIOException("moving the files of " + check + " failed", e);
    }
  }

  private synchronized String enrol(String check) throws IOException {
    homeward.photos().moveSettled();
    homeward.manifests().moveSettled();
    if (store.read(db -> ParcelRows.onTheWayBack(db, check))) {
      throw new IllegalStateException(
          "The files of the check are still being handed back: ask again in a moment.");
    }
    Optional<Batches.Batch> checked = store.read(db -> Batches.find(db, check));
    Optional<Drop> drop = checked.flatMap(batch -> drop(batch.source()));
    if (drop.isEmpty() || !Files.isDirectory(drop.get().checked().resolve(check))) {
      throw new IllegalStateException(NOTHING_LEFT);
    }
    ParcelFolder folder = parcels.begin(drop.get(), Mode.ENROL, "check " + check);
    try {
      Files.createDirectories(folder.path());
      Files.move(
          drop.get().checked().resolve(check), folder.files(), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      parcels.abandon(folder);
      throw new IllegalStateException(NOTHING_LEFT, e);
    } catch (IOException e) {
      parcels.abandon(folder);
      throw e;
    }
    parcels.ready(folder);
    return folder.batch();
  }

  /** What was being received when the program died goes on when it was there as a whole. */
  private void tidy(Claimed unfinished) {
    Optional<Drop> drop = drop(unfinished.source());
    if (drop.isEmpty()) {
      LOG.warn(
          "The upload of batch {} cannot be tidied up: the drop {} is not configured any more",
          unfinished.batch(),
          unfinished.source());
      return;
    }
    ParcelFolder folder = new ParcelFolder(drop.get(), unfinished.batch());
    if (folder.isWhole()) {
      parcels.ready(folder);
      return;
    }
    try {
      parcels.abandon(folder);
    } catch (IOException e) {
      LOG.warn("The upload of batch {} cannot be tidied up: {}", unfinished.batch(), e.toString());
    }
  }

  /** An upload under way; one thread. */
  public final class Receiving {

    private final ParcelFolder folder;
    private boolean finished;

    private Receiving(ParcelFolder folder) {
      this.folder = folder;
    }

    /**
     * Takes a file; a name that is there already gets a number. What systems leave behind in
     * folders is passed over.
     *
     * @param name may hold folders
     * @throws IllegalArgumentException when the name leads out of the upload
     */
    public void file(String name, InputStream content) throws IOException {
      if (Unpacking.isLitter(name)) {
        return;
      }
      Path free = UploadName.free(UploadName.below(folder.received(), name));
      Files.copy(content, free);
      try (FileChannel channel = FileChannel.open(free, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    /** Everything has come; returns the batch, which is read now. */
    public String finish() throws IOException {
      folder.receivedAll();
      finished = true;
      parcels.ready(folder);
      return folder.batch();
    }

    /** Nothing of it is used; does nothing once it is finished. */
    public void abort() throws IOException {
      if (!finished) {
        parcels.abandon(folder);
      }
    }

    public String batch() {
      return folder.batch();
    }
  }

  /** The names of the drops. */
  public List<String> drops() {
    return settings.drops().stream().map(Drop::name).toList();
  }
}
