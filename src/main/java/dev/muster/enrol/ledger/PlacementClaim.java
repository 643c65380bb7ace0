package dev.muster.enrol.ledger;

import dev.muster.roster.Roster;
import dev.muster.store.LaneRest;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses and leases due placements of one directory, inside one transaction. */
record PlacementClaim(
    JdbcClient db,
    Store store,
    String directory,
    String profile,
    int max,
    Function<Placing, Way> way) {

  /** How a candidate may travel. */
  enum Way {
    ALONG,
    ALONE,
    WAIT
  }

  /** The claim's token, who holds it, from when, until when. */
  record Lease(String token, String holder, long now, long until) {}

  List<Placing> take(Lease lease) {
    int room = LaneRest.room(db, directory, max, lease.now());
    if (room == 0) {
      return List.of();
    }
    List<Placing> chosen = choose(candidates(lease, room));
    if (!chosen.isEmpty()) {
      lease(chosen, lease);
      LaneRest.go(db, directory, lease.now());
    }
    return chosen;
  }

  /** The bare number as a limit would have SQLite plan the statement anew for each. */
  private List<Placing> candidates(Lease lease, int room) {
    return db.sql(
            "SELECT p.state, p.version, p.placed_version, p.attempts, p.claims, p.batch, f.prepared, "
                + Roster.COLUMNS
                + """
                 FROM placement p JOIN person r ON r.identity_id = p.identity_id
                  LEFT JOIN prepared_photo f ON f.photo = r.photo AND f.profile = ?
                WHERE p.directory = ? AND p.state IN ('PENDING', 'FAILED', 'REMOVING') AND p.next_at <= ?
                ORDER BY p.next_at LIMIT ? + 0\
                """
                + store.claimLock("p"))
        .params(profile, directory, lease.now(), room)
        .query((row, n) -> placing(row, lease))
        .list();
  }

  private List<Placing> choose(List<Placing> candidates) {
    List<Placing> along = new ArrayList<>();
    for (Placing candidate : candidates) {
      if (way.apply(candidate) == Way.ALONG) {
        along.add(candidate);
      }
    }
    if (!along.isEmpty()) {
      return along;
    }
    return candidates.stream().filter(one -> way.apply(one) == Way.ALONE).limit(1).toList();
  }

  private void lease(List<Placing> chosen, Lease lease) {
    db.sql(
            """
            UPDATE placement SET lease = :token, leased_by = :holder, next_at = :until,
              claims = claims + 1
            WHERE directory = :directory AND identity_id IN (:ids)
            """)
        .param("token", lease.token())
        .param("holder", lease.holder())
        .param("until", lease.until())
        .param("directory", directory)
        .param("ids", Store.padded(chosen.stream().map(one -> one.person().id()).toList()))
        .update();
  }

  private Placing placing(ResultSet row, Lease lease) throws SQLException {
    String placed = row.getString("placed_version");
    String prepared = row.getString("prepared");
    return new Placing(
        directory,
        Roster.person(row, 0),
        "REMOVING".equals(row.getString("state")) ? Goal.REMOVE : Goal.PLACE,
        row.getString("version"),
        placed,
        row.getInt("attempts"),
        placed == null && row.getInt("claims") == 0,
        prepared == null ? "" : prepared,
        row.getString("batch"),
        lease.token());
  }
}
