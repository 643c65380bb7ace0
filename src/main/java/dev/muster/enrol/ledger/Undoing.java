package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.BatchRow.Effect;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes back what rows of a cancelled batch have not done yet, one person at a time and always as a
 * whole. Somebody who stands on a directory in the row's version stays as the row made them, and
 * the other directories are not asked any more; whoever stands nowhere is put back as they were.
 * While a call is under way nothing is decided: its settlement asks again. Doing it twice does no
 * harm. Runs inside the caller's transaction.
 */
record Undoing(JdbcClient db, Placements placements, List<String> directories, long now) {

  private record Rival(long id, String batch) {}

  /** Takes the row back as far as that can be. */
  void row(BatchRow row) {
    switch (row.state()) {
      case WAITING, HELD -> cancel(row);
      case SUPERSEDED -> PersonBefore.of(db, row).ifPresent(before -> before.replace(db, row));
      case OPEN -> {
        if (row.effect() == Effect.LEAVE) {
          new Staying(this).row(row);
        } else if (row.effect() == Effect.AGAIN) {
          giveUp(String.valueOf(row.identityId()), row.batch());
          BatchRows.settle(db, String.valueOf(row.identityId()), now);
        } else {
          open(row);
        }
      }
      default -> {}
    }
  }

  private void open(BatchRow row) {
    String id = String.valueOf(row.identityId());
    boolean ours =
        Roster.find(db, id).filter(one -> one.version().equals(row.version())).isPresent();
    Optional<Rival> rival = ours ? rival(row) : Optional.empty();
    if (!ours || rival.isPresent()) {
      rival.ifPresent(other -> handOver(row, other));
      cancel(row);
      return;
    }
    boolean begun = count(id, "placed_version = ?", List.of(String.valueOf(row.version()))) > 0;
    boolean underWay = count(id, "lease IS NOT NULL AND next_at > ?", List.of(now)) > 0;
    Optional<PersonBefore> before = PersonBefore.of(db, row);
    if (begun || underWay || before.isEmpty()) {
      giveUp(id, null);
      BatchRows.settle(db, id, now);
    } else {
      undo(row, id, before.get().person());
    }
  }

  private void undo(BatchRow row, String id, @Nullable Person before) {
    Optional<Refusal> refusal = refusal(id);
    if (refusal.isPresent()) {
      end(row, BatchRow.State.REFUSED, refusal.get());
    } else {
      cancel(row);
    }
    History.add(db, History.Step.roster(id, History.What.CANCELLED, null, row.batch()), now);
    if (before == null) {
      erase(id);
    } else {
      restore(row, before);
    }
    Discards.unused(db, row);
  }

  /** Nobody was there before: off again, also from where a call may have come through. */
  private void erase(String id) {
    db.sql("DELETE FROM placement WHERE identity_id = ? AND claims = 0").param(id).update();
    if (count(id, "claims > 0", List.of()) > 0) {
      Leaving.want(db, id, null, now);
      return;
    }
    PersonBefore.forget(db, id);
    db.sql("DELETE FROM person WHERE identity_id = ?").param(id).update();
  }

  /** A directory that was not tried still holds what it held; the others are asked again. */
  private void restore(BatchRow row, Person before) {
    String id = before.id();
    Person changed = Roster.find(db, id).orElse(null);
    Roster.save(db, before, now);
    Optional<String> batch = reopen(id, before.version());
    if (before.validity().isOver(Instant.ofEpochMilli(now))) {
      Leaving.removeEverywhere(db, id, null, now);
    } else {
      Instant from = before.validity().from();
      long due = from == null ? now : Math.max(now, from.toEpochMilli());
      db.sql(
              """
              UPDATE placement SET version = ?, attempts = 0, reason = NULL, detail = NULL, lease = NULL,
                leased_by = NULL, batch = ?, next_at = ?, updated_at = ?,
                state = CASE WHEN placed_version = ? AND attempts = 0 AND lease IS NULL THEN 'PLACED'
                  ELSE 'PENDING' END
              WHERE identity_id = ?
              """)
          .params(
              Arrays.asList(
                  before.version(),
                  batch.orElse(null),
                  Pause.at(db, batch.orElse(null), due),
                  now,
                  before.version(),
                  id))
          .update();
      placements.follow(db, changed, before, now);
    }
    db.sql("DELETE FROM person_before WHERE identity_id = ? AND batch = ?")
        .params(id, row.batch())
        .update();
    BatchRows.settle(db, id, now);
  }

  /** The row that brought the person as they were waits again for the directories. */
  private Optional<String> reopen(String id, String version) {
    Optional<Rival> earlier =
        db.sql(
                """
                SELECT r.id, r.batch FROM batch_row r JOIN batch b ON b.id = r.batch
                WHERE r.identity_id = ? AND r.version = ? AND r.state = 'SUPERSEDED'
                  AND b.cancelled_at IS NULL ORDER BY r.id DESC LIMIT 1
                """)
            .params(id, version)
            .query((found, n) -> new Rival(found.getLong(1), found.getString(2)))
            .optional();
    earlier.ifPresent(
        one ->
            db.sql("UPDATE batch_row SET state = 'OPEN', handed = 0, updated_at = ? WHERE id = ?")
                .params(now, one.id())
                .update());
    earlier.ifPresent(one -> Batches.changed(db, one.batch(), now));
    return earlier.map(Rival::batch);
  }

  /** Another row that wants the very same and goes on. */
  private Optional<Rival> rival(BatchRow row) {
    return db.sql(
            """
            SELECT r.id, r.batch FROM batch_row r JOIN batch b ON b.id = r.batch
            WHERE r.identity_id = ? AND r.state = 'OPEN' AND r.version = ? AND r.batch <> ?
              AND b.cancelled_at IS NULL AND COALESCE(r.effect, '') <> 'LEAVE' ORDER BY r.id LIMIT 1
            """)
        .params(row.identityId(), row.version(), row.batch())
        .query((found, n) -> new Rival(found.getLong(1), found.getString(2)))
        .optional();
  }

  private void handOver(BatchRow row, Rival other) {
    String id = String.valueOf(row.identityId());
    db.sql(
            """
            UPDATE placement SET batch = ?, next_at = CASE WHEN next_at = ? THEN ? ELSE next_at END
            WHERE identity_id = ? AND batch = ?
            """)
        .params(other.batch(), Pause.NEVER, Pause.at(db, other.batch(), now), id, row.batch())
        .update();
    db.sql("UPDATE batch_row SET effect = ? WHERE id = ? AND effect = 'SAME'")
        .params(Arrays.asList(row.effect() == null ? null : row.effect().name(), other.id()))
        .update();
    PersonBefore.handOver(db, id, row.batch(), other.batch());
  }

  /**
   * What nobody has under way is not asked any more, and says so.
   *
   * @param batch null for whatever wanted it
   */
  private void giveUp(String id, @Nullable String batch) {
    db.sql(
            """
            UPDATE placement SET state = 'REFUSED', reason = 'CANCELLED', next_at = ?, lease = NULL,
              leased_by = NULL, updated_at = ?
            WHERE identity_id = ? AND state IN ('PENDING', 'FAILED')
              AND (lease IS NULL OR next_at <= ?) AND COALESCE(CAST(? AS TEXT), batch, '') = COALESCE(batch, '')
            """)
        .params(Arrays.asList(now, now, id, now, batch))
        .update();
  }

  /** What a directory said of the row before it was cancelled. */
  private Optional<Refusal> refusal(String id) {
    return db.sql(
            """
            SELECT reason, detail FROM placement WHERE identity_id = ? AND state = 'REFUSED'
              AND reason <> 'CANCELLED' ORDER BY directory LIMIT 1
            """)
        .param(id)
        .query(
            (found, n) ->
                new Refusal(Reason.valueOf(found.getString(1)), String.valueOf(found.getString(2))))
        .optional();
  }

  void cancel(BatchRow row) {
    end(row, BatchRow.State.CANCELLED, new Refusal(Reason.CANCELLED, ""));
    Discards.unused(db, row);
  }

  private void end(BatchRow row, BatchRow.State state, Refusal why) {
    db.sql(
            """
            UPDATE batch_row SET state = ?, reason = ?, detail = ?, entry = NULL, handed = 0,
              updated_at = ?
            WHERE id = ? AND state IN ('OPEN', 'SCHEDULED', 'WAITING', 'HELD')
            """)
        .params(state.name(), why.reason().name(), why.detail(), now, row.id())
        .update();
    Batches.changed(db, row.batch(), now);
  }

  private long count(String id, String condition, List<?> parameters) {
    return db.sql("SELECT count(*) FROM placement WHERE " + condition + " AND identity_id = ?")
        .params(parameters)
        .param(id)
        .query(Long.class)
        .single();
  }
}
