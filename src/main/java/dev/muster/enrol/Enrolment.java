package dev.muster.enrol;

import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.BatchRow.State;
import dev.muster.enrol.ledger.BatchRows;
import dev.muster.enrol.ledger.Batches;
import dev.muster.enrol.ledger.ManifestLines;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.Portrait;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.enrol.photo.PreparedPhotos.Kept;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a checked photo onto the roster, or says in its row why not, or what it waits for.
 *
 * <p>Guarantee: the row of the batch, the person, the photo and one placement per directory are
 * committed together, after all pictures are on the disk. Recording the same file again, after a
 * crash or a second drop, changes nothing that stands.
 */
public final class Enrolment {

  private final Store store;
  private final PreparedPhotos pictures;
  private final Admission admission;
  private final DropWatch watch;
  private final Clock clock;

  Enrolment(
      Store store, PreparedPhotos pictures, Admission admission, DropWatch watch, Clock clock) {
    this.store = store;
    this.pictures = pictures;
    this.admission = admission;
    this.watch = watch;
    this.clock = clock;
  }

  /** Records the arrival, accepted or refused, and returns it with its row. */
  public Arrival record(Arrival arrival) {
    Portrait portrait = arrival.portrait();
    Kept kept =
        portrait != null && mode(arrival) == Mode.ENROL
            ? pictures.keep(arrival.digest(), arrival.photo(), portrait)
            : null;
    BatchRow row = store.write(db -> record(db, arrival, kept));
    if (kept != null && portrait != null) {
      // Somebody with the same picture may have left meanwhile, and the picture with them.
      pictures.keepAgain(kept, arrival.digest(), arrival.photo(), portrait);
    }
    admission.enlistment().ring();
    return arrival.recorded(row);
  }

  private Mode mode(Arrival arrival) {
    String batch = arrival.batch();
    return batch == null
        ? arrival.drop().mode()
        : store.read(db -> Batches.find(db, batch)).orElseThrow().mode();
  }

  private BatchRow record(JdbcClient db, Arrival arrival, @Nullable Kept kept) {
    long now = clock.millis();
    String batch =
        arrival.batch() == null
            ? Batches.open(db, arrival.drop().name(), arrival.drop().mode(), now)
            : arrival.batch();
    Optional<BatchRow> known = BatchRows.find(db, batch, arrival.file(), arrival.digest());
    if (known.isPresent() && stands(db, known.get())) {
      BatchRows.handAgain(db, known.get().id());
      return known.get();
    }
    if (arrival.batch() != null) {
      Batches.touch(db, batch, now);
    }
    if (kept != null) {
      kept.save(db, arrival.digest(), arrival.photo().length, now);
    }
    KnownFaces faces = admission.faces();
    if (arrival.portrait() != null && faces != null) {
      faces.save(db, arrival.digest(), arrival.portrait(), kept == null);
    }
    Applicant one = ManifestLines.claim(db, arrival.applicant(batch));
    return admission.admit(db, one, one.listed() == null && expectsLine(arrival), now);
  }

  /** Whether a line of a manifest may still come for the photo. */
  private boolean expectsLine(Arrival arrival) {
    return arrival.drop().manifest() == Drop.Listing.REQUIRED
        || watch.manifestBeside(arrival.drop(), arrival.origin());
  }

  /** Whether the row still says how things are; a box's refusal may be tried once more. */
  private static boolean stands(JdbcClient db, BatchRow row) {
    if (row.state() == State.CANCELLED) {
      return false;
    }
    if (row.identityId() == null || row.version() == null) {
      return true;
    }
    return row.state() != State.REFUSED
        && (row.state() == State.CHECKED
            || Roster.find(db, row.identityId())
                .map(person -> person.version().equals(row.version()))
                .orElse(false));
  }
}
