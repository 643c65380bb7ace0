package dev.muster.enrol;

import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Batches;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.ledger.ParcelRows;
import dev.muster.enrol.ledger.ParcelRows.Claimed;
import dev.muster.roster.Digest;
import dev.muster.store.Bell;
import dev.muster.store.Holdings;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * ZIP files and uploads: each is one batch, read when all of it is there. A crash goes on with the
 * files that are left; what was taken in has its row.
 */
public final class Parcels implements WorkQueue<Parcel>, Holdings {

  private static final Logger LOG = LoggerFactory.getLogger(Parcels.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Duration PROLONGED_EVERY = Duration.ofMinutes(1);

  /** Six times what a ZIP may take to unpack; a reader that hangs is given up then. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Store store;
  private final EnrolSettings settings;
  private final Admission admission;
  private final Closing closing;
  private final Clock clock;
  private final String instance;
  private final Bell bell = new Bell();
  private final Map<String, Reading> busy = new ConcurrentHashMap<>();

  /** A parcel that this instance reads: since when, and when its lease was prolonged. */
  private record Reading(long since, long prolonged) {}

  /** What is needed besides the store: how rows are decided and batches closed. */
  record Desk(Admission admission, Closing closing) {}

  Parcels(Store store, EnrolSettings settings, Desk desk, Clock clock, String instance) {
    this.store = store;
    this.settings = settings;
    this.admission = desk.admission();
    this.closing = desk.closing();
    this.clock = clock;
    this.instance = instance;
    store.write(db -> ParcelRows.release(db, instance));
    sweep();
  }

  @Override
  public List<Parcel> claim(String source, int max) {
    long now = clock.millis();
    List<String> known = List.copyOf(busy.keySet());
    Optional<Claimed> claimed =
        store.write(db -> ParcelRows.claim(db, store, source, known, instance, now));
    claimed.ifPresent(one -> busy.put(one.batch(), new Reading(now, now)));
    return claimed.stream().map(one -> Parcel.claimed(one.batch(), one.source())).toList();
  }

  /**
   * Keeps the parcels that are being read for this instance: a large ZIP or list takes longer than
   * a lease before anything of it is taken in. Returns for how many, none within a minute of the
   * last time; a parcel that is read for hours is not kept any more.
   */
  public int prolong() {
    long now = clock.millis();
    int kept = 0;
    for (Map.Entry<String, Reading> one : busy.entrySet()) {
      Reading reading = one.getValue();
      boolean due = now - reading.prolonged() >= PROLONGED_EVERY.toMillis();
      if (due && now - reading.since() <= LONGEST.toMillis()) {
        kept += store.write(db -> ParcelRows.prolong(db, one.getKey(), instance, now));
        busy.replace(one.getKey(), reading, new Reading(reading.since(), now));
      }
    }
    return kept;
  }

  @Override
  public int giveBack(JdbcClient db, String holder) {
    return ParcelRows.release(db, holder);
  }

  @Override
  public void abandon(Parcel parcel, String why) {
    busy.remove(parcel.batch());
    store.write(db -> ParcelRows.retry(db, parcel.batch(), clock.millis() + AGAIN.toMillis()));
  }

  @Override
  public Bell bell() {
    return bell;
  }

  /** Makes a batch of a ZIP that lies in a drop. */
  public Place takeZip(Place place) throws IOException {
    Drop drop = place.drop();
    ParcelFolder folder = begin(drop, drop.mode(), place.file());
    try {
      Files.move(place.origin(), folder.zip(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      abandon(folder);
      throw e;
    }
    ready(folder);
    return place;
  }

  /** Begins a parcel. Nobody reads it before it is {@link #ready}. */
  ParcelFolder begin(Drop drop, Mode mode, String origin) {
    String batch =
        store.write(
            db -> ParcelRows.begin(db, drop.name(), mode, origin, instance, clock.millis()));
    return new ParcelFolder(drop, batch);
  }

  /** Everything of the parcel is there. */
  void ready(ParcelFolder folder) {
    store.write(db -> ParcelRows.ready(db, folder.batch()));
    bell.ring(folder.drop().name());
  }

  /** Nothing of the parcel is used. */
  void abandon(ParcelFolder folder) throws IOException {
    folder.delete();
    store.write(db -> ParcelRows.abandon(db, folder.batch(), clock.millis()));
  }

  /** Unpacks the ZIP files of a parcel and says what is in it. */
  public Parcel unpack(Parcel parcel) throws IOException {
    Drop drop = drop(parcel.source());
    ParcelFolder folder = new ParcelFolder(drop, parcel.batch());
    if (!Files.isDirectory(folder.path())) {
      return parcel;
    }
    folder.liftZips();
    List<Place> places =
        folder.unpack(
            home(drop, parcel.batch()),
            (zip, why) -> refuse(drop, parcel.batch(), zip, why.refusal()),
            (zip, entry) -> note(drop, parcel.batch(), entry.name(), entry.refusal()));
    Parcel whole = parcel.with(places);
    store.write(db -> ParcelRows.expect(db, parcel.batch(), whole.photos().size()));
    return whole;
  }

  /** Closes the batch of a parcel of which every file has gone its way. */
  public Parcel close(Parcel parcel) {
    closing.close(parcel.batch());
    sweep(new ParcelFolder(drop(parcel.source()), parcel.batch()));
    busy.remove(parcel.batch());
    LOG.info(
        "Batch {}: {} manifests and {} photos are read",
        parcel.batch(),
        parcel.manifests().size(),
        parcel.photos().size());
    return parcel;
  }

  /** What is left of parcels that are read; a crash, or a disk, kept it from being deleted. */
  int sweep() {
    int swept = 0;
    for (Drop drop : settings.drops()) {
      for (ParcelFolder left : ParcelFolder.in(drop)) {
        boolean over = store.read(db -> ParcelRows.isOver(db, left.batch()));
        swept += over && sweep(left) ? 1 : 0;
      }
    }
    return swept;
  }

  private static boolean sweep(ParcelFolder folder) {
    try {
      folder.delete();
      return true;
    } catch (IOException e) {
      LOG.warn(
          "The folder of batch {} is read and cannot be deleted; the next start tries again: {}",
          folder.batch(),
          e.toString());
      return false;
    }
  }

  /** A ZIP that cannot be used is handed back whole. */
  private void refuse(Drop drop, String batch, Path zip, Refusal refusal) {
    try {
      BatchRow row = note(drop, batch, shown(batch, zip), refusal);
      Path shelf = drop.taken().resolve(row.shelf());
      Files.createDirectories(shelf.getParent());
      Files.move(zip, shelf, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("putting " + zip + " aside failed", e);
    }
  }

  /** The group of the folder in which the ZIP lay; what lay beside it got the same. */
  private String home(Drop drop, String batch) {
    String origin = store.read(db -> Batches.find(db, batch)).map(Batches.Batch::origin).orElse("");
    return FileNaming.group(
        drop.group(), origin.substring(0, Math.max(0, origin.lastIndexOf('/'))));
  }

  private String shown(String batch, Path zip) {
    String name = zip.getFileName().toString();
    return store
        .read(db -> Batches.find(db, batch))
        .map(Batches.Batch::origin)
        .filter(origin -> name.equals("parcel.zip"))
        .map(origin -> origin.substring(origin.lastIndexOf('/') + 1))
        .orElse(name);
  }

  private BatchRow note(Drop drop, String batch, String file, Refusal refusal) {
    Applicant nobody =
        new Applicant(
            batch,
            drop.name(),
            drop.type(),
            file,
            Digest.ofText(file),
            null,
            drop.group(),
            null,
            null,
            null,
            refusal);
    return store.write(db -> admission.admit(db, nobody, false, clock.millis()));
  }

  private Drop drop(String name) {
    return settings.drops().stream()
        .filter(drop -> drop.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the drop " + name + " is not configured"));
  }
}
