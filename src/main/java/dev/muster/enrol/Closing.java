package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.Closable;
import dev.muster.enrol.ledger.ManifestLines;
import dev.muster.enrol.ledger.ManifestLines.Waiting;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Closes batches whose drop has gone quiet or whose parcel is read: from then on nothing more
 * comes, and what still waits for its other half gets its answer. A crash in between is gone on
 * with.
 */
public final class Closing {

  private static final int AT_ONCE = 200;

  private final Store store;
  private final EnrolSettings settings;
  private final Admission admission;
  private final DropWatch watch;
  private final Clock clock;

  Closing(Store store, EnrolSettings settings, Admission admission, DropWatch watch, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.admission = admission;
    this.watch = watch;
    this.clock = clock;
  }

  /** Closes the batches whose drop is quiet, and returns how many. */
  public int closeQuiet() {
    long quiet = clock.millis() - settings.batchQuiet().toMillis();
    List<Closable> batches = store.read(db -> Closable.loose(db, quiet));
    int closed = 0;
    for (Closable batch : batches) {
      Optional<Drop> drop = drop(batch.source());
      if (drop.isEmpty() || watch.grewAt(drop.get()) < quiet) {
        answer(batch.id());
        boolean now = store.write(db -> Closable.closeQuiet(db, batch, quiet, clock.millis()));
        closed += now ? 1 : 0;
      }
    }
    return closed;
  }

  /** Answers what waits and closes the batch. */
  void close(String batch) {
    answer(batch);
    long now = clock.millis();
    store.write(db -> Closable.close(db, batch, now));
    admission.enlistment().ring();
  }

  private void answer(String batch) {
    while (store.write(db -> answerPhotos(db, batch))
        || store.write(db -> answerLines(db, batch))) {
      admission.enlistment().ring();
    }
  }

  /** A photo that nobody listed goes by its name, when it has one and that is enough. */
  private boolean answerPhotos(JdbcClient db, String batch) {
    List<Applicant> waiting = Closable.waitingPhotos(db, batch, AT_ONCE);
    for (Applicant photo : waiting) {
      Optional<Drop> drop = drop(photo.source());
      boolean required = drop.map(Drop::manifest).filter(Drop.Listing.REQUIRED::equals).isPresent();
      Applicant answered = photo.typed(drop.map(Drop::type).orElse(PersonType.EMPLOYEE));
      if (required) {
        answered = answered.refused(new Refusal(Reason.NOT_LISTED, "file: " + photo.file()));
      } else if (photo.entry() == null) {
        answered = answered.refused(new Refusal(Reason.NO_ID, "file name: " + photo.file()));
      }
      admission.admit(db, answered, false, clock.millis());
    }
    return !waiting.isEmpty();
  }

  /** A line without photo changes what is known of a person, or says that the photo is missing. */
  private boolean answerLines(JdbcClient db, String batch) {
    List<Waiting> waiting = ManifestLines.waiting(db, batch, AT_ONCE);
    for (Waiting line : waiting) {
      Applicant one = withoutPhoto(db, batch, line);
      admission.admit(db, one, false, clock.millis());
      ManifestLines.remove(db, batch, line.listed());
    }
    return !waiting.isEmpty();
  }

  private Applicant withoutPhoto(JdbcClient db, String batch, Waiting line) {
    Entry entry = line.entry();
    String source = Closable.source(db, batch);
    Optional<String> photo =
        entry.photo().isEmpty() ? Roster.find(db, entry.id()).map(Person::photo) : Optional.empty();
    String named = entry.photo().isEmpty() ? entry.id() + ".jpg or the like" : entry.photo();
    return new Applicant(
        batch,
        source,
        drop(source).map(Drop::type).orElse(PersonType.EMPLOYEE),
        line.listed().manifest(),
        Digest.ofText(line.listed().manifest() + "\n" + line.listed().line()),
        photo.orElse(null),
        line.group(),
        entry,
        line.listed(),
        null,
        line.refusal() != null || photo.isPresent()
            ? line.refusal()
            : new Refusal(Reason.PHOTO_MISSING, "photo: " + named));
  }

  private Optional<Drop> drop(String name) {
    return settings.drops().stream().filter(drop -> drop.name().equals(name)).findFirst();
  }
}
