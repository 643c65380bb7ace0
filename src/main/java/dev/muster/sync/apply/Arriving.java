package dev.muster.sync.apply;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.Arrival;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Standing;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.Portrait;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.enrol.photo.PreparedPhotos.Kept;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.roster.Validity;
import dev.muster.store.Store;
import dev.muster.sync.Change;
import dev.muster.sync.Field;
import dev.muster.sync.SyncItem;
import dev.muster.sync.SyncRun;
import dev.muster.sync.SyncRuns;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings somebody with a photo that was fetched for them onto the roster.
 *
 * <p>Guarantee: the person, the photo, the placements, the row of the batch and the end of the
 * change are committed together, after all pictures are on the disk.
 */
public final class Arriving {

  private final Store store;
  private final SyncRuns runs;
  private final PreparedPhotos pictures;
  private final Admission admission;
  private final SyncItems items;
  private final Clock clock;

  Arriving(
      Store store,
      SyncRuns runs,
      PreparedPhotos pictures,
      Admission admission,
      SyncItems items,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.pictures = pictures;
    this.admission = admission;
    this.items = items;
    this.clock = clock;
  }

  /** Ends the change, unless there is no photo: then its outcome says why. */
  public ItemWork record(ItemWork work) {
    Arrival arrival = work.arrival();
    if (arrival == null || work.outcome() != null) {
      return refused(work);
    }
    Portrait portrait = arrival.portrait();
    Refusal refusal = arrival.refusal();
    if (portrait == null || refusal != null) {
      Refusal why = refusal == null ? new Refusal(Reason.BROKEN_PHOTO, "") : refusal;
      return refused(work.ended(new Outcome.Refused<>(why)));
    }
    Kept kept = pictures.keep(arrival.digest(), arrival.photo(), portrait);
    SyncRun run = runs.find(work.item().run()).orElseThrow();
    store.write(db -> admit(db, work, run, arrival, portrait, kept));
    // Somebody with the same picture may have left meanwhile, and the picture with them.
    pictures.keepAgain(kept, arrival.digest(), arrival.photo(), portrait);
    admission.enlistment().ring();
    return work;
  }

  private boolean admit(
      JdbcClient db, ItemWork work, SyncRun run, Arrival arrival, Portrait portrait, Kept kept) {
    long now = clock.millis();
    Skip changed = new World(db, run, work.sync()).changed(work.item());
    if (changed != null) {
      return items.end(db, work, Fate.skipped(changed), now);
    }
    kept.save(db, arrival.digest(), arrival.photo().length, now);
    KnownFaces faces = admission.faces();
    if (faces != null) {
      faces.save(db, arrival.digest(), portrait, false);
    }
    Fate fate =
        work.item().change() == Change.ADOPT
            ? adopt(db, work, arrival, now)
            : new RosterChange(db, run, work.sync(), work.batch(), admission, now)
                .make(
                    work.item(),
                    arrival.digest(),
                    (sync, photo) -> work.mark() == null ? photo : work.mark());
    FaceHints.ask(db, work, fate, now);
    return items.end(db, work, fate, now);
  }

  /** Whoever stands there already is looked at before anything is written. */
  private Fate adopt(JdbcClient db, ItemWork work, Arrival arrival, long now) {
    SyncItem item = work.item();
    ListedPerson listed = Carrying.listed(item);
    String group = work.sync().group();
    List<String> groups =
        listed.groups().isEmpty() && !group.isEmpty() ? List.of(group) : listed.groups();
    if (groups.isEmpty()) {
      return Fate.refused(new Refusal(Reason.NO_GROUP, item.target()));
    }
    String name = listed.name() == null || listed.name().isBlank() ? listed.id() : listed.name();
    Entry entry =
        new Entry(
            listed.id(),
            name,
            PersonType.EMPLOYEE,
            new TreeSet<>(groups),
            Validity.ALWAYS,
            new TreeMap<>(),
            "",
            Action.ADD);
    Person person = Wanted.added(entry, arrival.digest());
    Applicant one =
        Applicant.planned(
            work.batch(),
            SyncBatches.source(work.sync().name()),
            item.target(),
            arrival.digest(),
            arrival.digest(),
            entry);
    BatchRow row = admission.admit(db, one, person, now);
    Fate fate = Fate.of(row);
    db.sql("UPDATE sync_item SET identity_id = ? WHERE id = ?")
        .params(listed.id(), item.id())
        .update();
    if (row.state() == BatchRow.State.OPEN) {
      Standing.again(db, person, item.target(), work.batch(), now);
    }
    return fate;
  }

  /** Without the photo the other fields are changed all the same; the change says why not all. */
  private ItemWork refused(ItemWork work) {
    Refusal why = refusal(work);
    SyncItem item = work.item();
    Set<Field> others = EnumSet.noneOf(Field.class);
    others.addAll(item.fields());
    others.remove(Field.PHOTO);
    if (why == null || item.change() != Change.UPDATE || others.isEmpty()) {
      return work;
    }
    SyncRun run = runs.find(item.run()).orElseThrow();
    store.write(db -> withoutPhoto(db, work, run, others, why));
    admission.enlistment().ring();
    return work.settled();
  }

  private boolean withoutPhoto(
      JdbcClient db, ItemWork work, SyncRun run, Set<Field> others, Refusal why) {
    long now = clock.millis();
    Skip changed = new World(db, run, work.sync()).changed(work.item());
    if (changed != null) {
      return items.end(db, work, Fate.skipped(changed), now);
    }
    String photo = Roster.find(db, RosterChange.id(work.item())).orElseThrow().photo();
    new RosterChange(db, run, work.sync(), work.batch(), admission, now)
        .make(only(work.item(), others), photo, (sync, named) -> named);
    return items.end(db, work, Fate.refused(why), now);
  }

  private static @Nullable Refusal refusal(ItemWork work) {
    Outcome<String> outcome = work.outcome();
    return outcome instanceof Outcome.Refused<String> refused ? refused.refusal() : null;
  }

  private static SyncItem only(SyncItem item, Set<Field> fields) {
    return new SyncItem(
        item.id(),
        item.run(),
        item.sync(),
        item.target(),
        item.change(),
        item.key(),
        item.identityId(),
        item.name(),
        fields,
        item.reason(),
        item.detail(),
        item.found(),
        item.foundPhoto(),
        item.wanted(),
        null,
        item.state(),
        item.batchRow(),
        item.lane());
  }
}
