package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Standing;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.sync.Change;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.SyncRun;
import dev.muster.sync.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether what a change was planned upon is still so. Runs inside the caller's transaction or
 * query.
 */
record World(JdbcClient db, SyncRun run, Sync sync) {

  private record Now(Person person, boolean leaving) {}

  /** Why the change must not be made any more; null when it may. */
  @Nullable Skip changed(SyncItem item) {
    if (item.target().equals(Sync.ROSTER)) {
      return onRoster(item);
    }
    if (item.identityId() == null) {
      return item.change() == Change.SETUP ? null : outsider(item);
    }
    Optional<Now> person = person(item.identityId());
    if (person.isEmpty() || person.get().leaving()) {
      return Skip.NOT_ON_ROSTER;
    }
    return onDirectory(item, item.identityId(), person.get().person());
  }

  private @Nullable Skip onRoster(SyncItem item) {
    String id = item.identityId() == null ? item.key() : item.identityId();
    Optional<Now> person = person(id);
    if (item.change() == Change.ADD) {
      boolean free = person.isEmpty() || isUndo() && person.get().leaving();
      return free ? null : Skip.ON_ROSTER;
    }
    if (person.isEmpty() || person.get().leaving()) {
      return Skip.NOT_ON_ROSTER;
    }
    return isAsFound(item, person.get().person()) && isLinkedAsBefore(item, id)
        ? null
        : Skip.CHANGED;
  }

  private static boolean isAsFound(SyncItem item, Person person) {
    return item.found() != null && Texts.person(item.found()).version().equals(person.version());
  }

  /** Only whom the sync has brought does it take away. */
  private boolean isLinkedAsBefore(SyncItem item, String id) {
    Optional<Links.Link> link = new Links(db).find(item.sync(), item.key());
    boolean takes = item.change() == Change.REMOVE || item.change() == Change.WAIT;
    return link.map(one -> one.identityId().equals(id)).orElse(isUndo() || !takes);
  }

  private @Nullable Skip onDirectory(SyncItem item, String id, Person person) {
    Standing.Known known = Standing.of(db, id, item.target());
    boolean leaves = item.change() == Change.REMOVE || item.change() == Change.WAIT;
    boolean removing = known != null && known.state().equals("REMOVING");
    if (leaves) {
      boolean chosen =
          !isUndo()
              && sync.isFromRoster()
              && !sync.filter().isAll()
              && sync.filter().passes(person);
      return chosen ? Skip.CHOSEN : removing ? Skip.UNDER_WAY : null;
    }
    if (known == null || item.change() == Change.LINK || isUndo() && removing) {
      return null;
    }
    return known.isPlaced() && known.changedAt() <= plannedAt() ? null : Skip.UNDER_WAY;
  }

  private @Nullable Skip outsider(SyncItem item) {
    String id = item.found() == null ? "" : Texts.listed(item.found()).id();
    return !id.isEmpty() && person(id).isPresent() ? Skip.ON_ROSTER : null;
  }

  private long plannedAt() {
    return run.plannedAt() == null ? Long.MAX_VALUE : run.plannedAt().toEpochMilli();
  }

  private boolean isUndo() {
    return run.undoes() != null;
  }

  private Optional<Now> person(String id) {
    return db.sql(
            "SELECT " + Roster.COLUMNS + ", r.leaving_at FROM person r WHERE r.identity_id = ?")
        .param(id)
        .query((row, n) -> new Now(Roster.person(row, n), row.getObject("leaving_at") != null))
        .optional();
  }
}
