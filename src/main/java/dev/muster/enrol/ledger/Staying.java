package dev.muster.enrol.ledger;

import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes back that somebody is to leave: the person stays, and returns to the directories that have
 * let go already.
 */
record Staying(Undoing undoing) {

  void row(BatchRow row) {
    String id = String.valueOf(row.identityId());
    Optional<String> other = otherOrder(row);
    if (other.isPresent()) {
      handOver(id, row.batch(), other.get());
    } else {
      Roster.find(undoing.db(), id).ifPresent(person -> stay(row, person));
    }
    undoing.cancel(row);
  }

  private void stay(BatchRow row, Person person) {
    long now = undoing.now();
    Leaving.stay(undoing.db(), person.id());
    undoing
        .db()
        .sql("UPDATE person SET leaving_at = NULL, leaving_batch = NULL WHERE identity_id = ?")
        .param(person.id())
        .update();
    History.add(
        undoing.db(),
        History.Step.roster(person.id(), History.What.CANCELLED, person.version(), row.batch()),
        now);
    if (person.validity().isOver(Instant.ofEpochMilli(now))) {
      Leaving.removeEverywhere(undoing.db(), person.id(), null, now);
    } else {
      returnTo(person, now);
    }
  }

  /** Where no removal was tried the person still stands; elsewhere they are placed again. */
  private void returnTo(Person person, long now) {
    undoing
        .db()
        .sql(
            """
            UPDATE placement SET state = 'PLACED', batch = NULL, next_at = ?, updated_at = ?
            WHERE identity_id = ? AND state = 'REMOVING' AND placed_version = version
              AND attempts = 0 AND lease IS NULL
            """)
        .params(now, now, person.id())
        .update();
    for (String directory : undoing.directories()) {
      undoing.placements().want(undoing.db(), person, directory, null, now);
    }
  }

  /** Another batch that asks for the person to leave, and goes on. */
  private Optional<String> otherOrder(BatchRow row) {
    return undoing
        .db()
        .sql(
            """
            SELECT r.batch FROM batch_row r JOIN batch b ON b.id = r.batch
            WHERE r.identity_id = ? AND r.state = 'OPEN' AND r.effect = 'LEAVE' AND r.batch <> ?
              AND b.cancelled_at IS NULL ORDER BY r.id LIMIT 1
            """)
        .params(row.identityId(), row.batch())
        .query(String.class)
        .optional();
  }

  private void handOver(String id, String batch, String to) {
    undoing
        .db()
        .sql("UPDATE person SET leaving_batch = ? WHERE identity_id = ? AND leaving_batch = ?")
        .params(to, id, batch)
        .update();
    undoing
        .db()
        .sql(
            """
            UPDATE placement SET batch = ?, next_at = CASE WHEN next_at = ? THEN ? ELSE next_at END
            WHERE identity_id = ? AND batch = ?
            """)
        .params(to, Pause.NEVER, Pause.at(undoing.db(), to, undoing.now()), id, batch)
        .update();
    undoing
        .db()
        .sql(
            "UPDATE removal SET batch = ? WHERE identity_id = ? AND batch = ? AND finished_at IS NULL")
        .params(to, id, batch)
        .update();
  }
}
