package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.Standing;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.sync.Change;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes changes on directories, through the ledger where somebody of the roster is concerned. Runs
 * inside the caller's transaction, after {@link World} has been looked at in it.
 */
record DirectoryChange(JdbcClient db, Sync sync, String batch, Admission admission, long now) {

  Fate make(SyncItem item) {
    String id = item.identityId();
    if (item.change() == Change.WAIT) {
      return Fate.DONE;
    }
    if (id == null) {
      return Fate.ready(item.target());
    }
    return switch (item.change()) {
      case ADD, UPDATE -> again(item, id);
      case REMOVE -> leave(item, id);
      case LINK -> member(item, id);
      default -> throw new IllegalStateException("nothing is to be done about " + item.change());
    };
  }

  private Fate again(SyncItem item, String id) {
    Person person = Roster.find(db, id).orElseThrow();
    Applicant one =
        Applicant.planned(
            batch,
            SyncBatches.source(sync.name()),
            item.target(),
            Digest.ofText(id),
            person.photo(),
            Entry.named(id, person.name()));
    Fate fate = Fate.of(admission.again(db, one, person, item.target(), now));
    if (fate.isMade()) {
      member(item, id);
    }
    return fate;
  }

  private Fate leave(SyncItem item, String id) {
    Standing.leave(db, Roster.find(db, id).orElseThrow(), item.target(), batch, now);
    Members.remove(db, item.target(), id);
    return Fate.HANDED_ON;
  }

  private Fate member(SyncItem item, String id) {
    if (!sync.isFromRoster()) {
      Members.add(db, item.target(), id);
    }
    return Fate.DONE;
  }
}
