package dev.muster.sync.apply;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.sync.Change;
import dev.muster.sync.Field;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.SyncRun;
import dev.muster.sync.Texts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes changes of the roster, each as a row of the run's batch. Runs inside the caller's
 * transaction, after {@link World} has been looked at in it.
 */
record RosterChange(
    JdbcClient db, SyncRun run, Sync sync, String batch, Admission admission, long now) {

  Fate make(SyncItem item, PhotoMark marks) {
    return switch (item.change()) {
      case LINK -> link(item, marks);
      case REMOVE -> remove(item);
      case WAIT -> suspend(item);
      case ADD, UPDATE ->
          needsPhoto(item) ? Fate.ready(SyncBatches.source(item.sync())) : make(item, null, marks);
      default -> throw new IllegalStateException("nothing is to be done about " + item.change());
    };
  }

  private Fate link(SyncItem item, PhotoMark marks) {
    new Links(db).bring(item, id(item), mark(item, marks), now);
    return Fate.DONE;
  }

  private Fate remove(SyncItem item) {
    Applicant leaver = Applicant.leaving(batch, source(), id(item));
    Fate fate = Fate.of(admission.dismiss(db, leaver, now));
    if (fate.isMade()) {
      new Links(db).keep(item);
      new Links(db).forget(item);
    }
    return fate;
  }

  private Fate suspend(SyncItem item) {
    Links links = new Links(db);
    Optional<Links.Link> link = links.find(item.sync(), item.key());
    if (link.isPresent() && link.get().suspended() != null) {
      links.suspend(item, null, now);
      return Fate.DONE;
    }
    Person before = Roster.find(db, id(item)).orElseThrow();
    Person person = Wanted.suspended(before, sync.grace(), Instant.ofEpochMilli(now));
    Fate fate = Fate.of(admit(item, person, Digest.ofText(item.key())));
    if (fate.isMade()) {
      links.suspend(item, Texts.of(before), now);
    }
    return fate;
  }

  /** A photo that is not at hand has to be fetched first. */
  private boolean needsPhoto(SyncItem item) {
    boolean another = item.change() == Change.ADD || item.fields().contains(Field.PHOTO);
    return another && !isKept(item);
  }

  /** What a run is taken back with is in the photo store. */
  private boolean isKept(SyncItem item) {
    return run.undoes() != null && item.wantedPhoto() != null && Digest.is(item.wantedPhoto());
  }

  /**
   * Adds or changes somebody.
   *
   * @param fetched the digest of the photo that was fetched for it, known to the roster; null when
   *     none had to be
   */
  Fate make(SyncItem item, @Nullable String fetched, PhotoMark marks) {
    Optional<Person> known = Roster.find(db, id(item));
    boolean kept = fetched == null && isKept(item);
    String photo =
        fetched != null ? fetched : kept ? item.wantedPhoto() : known.map(Person::photo).orElse("");
    if (Roster.prepared(db, photo).isEmpty()) {
      return Fate.refused(new Refusal(Reason.NO_LONGER_HERE, item.key()));
    }
    Person person = person(item, known, photo);
    if (person.groups().isEmpty()) {
      return Fate.refused(new Refusal(Reason.NO_GROUP, item.key()));
    }
    boolean brings = known.map(one -> !one.photo().equals(photo)).orElse(true);
    Fate fate = Fate.of(admit(item, person, brings ? photo : Digest.ofText(item.key())));
    if (fate.isMade()) {
      new Links(db).bring(item, person.id(), kept ? null : mark(item, marks), now);
      if (isSuspendedAgain(item)) {
        new Links(db).suspend(item, item.found(), now);
      }
    }
    return fate;
  }

  /** Whoever was suspended when a run removed them is so again when it is taken back. */
  private boolean isSuspendedAgain(SyncItem item) {
    return run.undoes() != null && item.change() == Change.ADD && item.found() != null;
  }

  private Person person(SyncItem item, Optional<Person> known, String photo) {
    Entry entry = entry(item);
    if (known.isEmpty() || item.change() == Change.ADD) {
      return Wanted.added(entry, photo);
    }
    Person suspended =
        new Links(db)
            .find(item.sync(), item.key())
            .map(Links.Link::suspended)
            .map(Texts::person)
            .orElse(null);
    boolean exact = run.undoes() != null;
    return Wanted.changed(
        known.get(), exact ? null : suspended, entry, item.fields(), photo, exact);
  }

  private BatchRow admit(SyncItem item, Person person, String digest) {
    Entry entry =
        new Entry(
            person.id(),
            person.name(),
            person.type(),
            person.groups(),
            person.validity(),
            person.extra(),
            "",
            dev.muster.enrol.manifest.Action.ADD);
    Applicant one = Applicant.planned(batch, source(), item.key(), digest, person.photo(), entry);
    BatchRow row = admission.admit(db, one, person, now);
    return FaceHints.areTwoPeople(db, item, row)
        ? admission.admit(db, one.cautioned(FaceHints.caution(row)), person, now)
        : row;
  }

  static Entry entry(SyncItem item) {
    return item.wanted() == null ? Entry.named(id(item), item.name()) : Texts.entry(item.wanted());
  }

  static String id(SyncItem item) {
    return item.identityId() == null ? item.key() : item.identityId();
  }

  private String source() {
    return SyncBatches.source(sync.name());
  }

  private @Nullable String mark(SyncItem item, PhotoMark marks) {
    return item.wantedPhoto() == null || item.wantedPhoto().isEmpty()
        ? null
        : marks.of(sync, item.wantedPhoto());
  }
}
