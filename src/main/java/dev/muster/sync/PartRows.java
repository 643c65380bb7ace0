package dev.muster.sync;

import dev.muster.sync.Guard.Approved;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the targets of runs. Every method runs inside the caller's transaction or query. */
final class PartRows {

  private PartRows() {}

  /** How far a target of a run is. */
  enum State {
    LISTING,
    COMPARED,
    FAILED
  }

  /** Begins anew with the targets of a run: what a crash left of an earlier try goes. */
  static void begin(JdbcClient db, long run, List<String> targets) {
    db.sql("DELETE FROM sync_item WHERE run = ?").param(run).update();
    db.sql("DELETE FROM sync_part WHERE run = ?").param(run).update();
    for (String target : targets) {
      db.sql("INSERT INTO sync_part (run, target, state) VALUES (?, ?, 'LISTING')")
          .params(run, target)
          .update();
    }
  }

  /** How many people the target has listed so far, for those who watch. */
  static void progress(JdbcClient db, long run, String target, Counts counts) {
    db.sql("UPDATE sync_part SET listed = ?, calls = ? WHERE run = ? AND target = ?")
        .params(counts.listed, counts.calls, run, target)
        .update();
  }

  static void end(JdbcClient db, long run, Comparison part, List<Tripped> trips, boolean failed) {
    Counts counts = part.counts();
    db.sql(
            """
            UPDATE sync_part SET state = ?, listed = ?, wanted = ?, adds = ?, updates = ?, removes = ?,
              waits = ?, adopts = ?, reports = ?, conflicts = ?, setups = ?, links = ?, unchanged = ?,
              under_way = ?, calls = ?, millis = ?, trips = ?, trouble = ?
            WHERE run = ? AND target = ?
            """)
        .params(
            (failed ? State.FAILED : State.COMPARED).name(),
            counts.listed,
            counts.wanted,
            counts.of(Change.ADD),
            counts.of(Change.UPDATE),
            counts.of(Change.REMOVE),
            counts.of(Change.WAIT),
            counts.of(Change.ADOPT),
            counts.of(Change.REPORT),
            counts.of(Change.CONFLICT),
            counts.of(Change.SETUP),
            counts.of(Change.LINK),
            counts.unchanged,
            counts.underWay,
            counts.calls,
            part.millis(),
            Tripped.text(trips),
            part.trouble(),
            run,
            part.target())
        .update();
  }

  /** What has stopped the run, of all its targets. */
  static List<Tripped> trips(JdbcClient db, long run) {
    return db
        .sql("SELECT trips FROM sync_part WHERE run = ? ORDER BY target")
        .param(run)
        .query(String.class)
        .list()
        .stream()
        .flatMap(text -> Tripped.read(text).stream())
        .distinct()
        .toList();
  }

  /** What somebody has approved of the sync and the target before. */
  static Approved approved(JdbcClient db, SyncRun run, String target) {
    return db.sql("SELECT rules FROM sync_approval WHERE sync = ? AND target = ?")
        .params(run.sync(), target)
        .query(String.class)
        .optional()
        .map(rules -> rules.equals(run.rules()) ? Approved.THESE_RULES : Approved.OTHER_RULES)
        .orElse(Approved.NEVER);
  }

  /** Remembers the rules as approved for the targets from which somebody is removed. */
  static void approveRules(JdbcClient db, SyncRun run, long now) {
    db.sql(
            """
            INSERT INTO sync_approval (sync, target, rules, approved_at)
            SELECT ?, target, ?, CAST(? AS BIGINT) FROM sync_part WHERE run = ? AND removes + waits > 0
            ON CONFLICT (sync, target) DO UPDATE SET rules = excluded.rules,
              approved_at = excluded.approved_at
            """)
        .params(run.sync(), run.rules(), now, run.id())
        .update();
  }
}
