package dev.muster.enrol.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a claimed placement stands right before its first call: between the claim and its turn a
 * batch may be paused or cancelled, and something newer may be wanted.
 */
record Beginning(boolean sameWish, boolean paused, boolean cancelled) {

  /** False too when the claim has lapsed: whoever claims it next begins anew. */
  static boolean isWanted(JdbcClient db, Placing placing) {
    return db.sql(
            """
            SELECT p.version, p.state, b.paused, b.cancelled_at FROM placement p
              LEFT JOIN batch b ON b.id = p.batch
            WHERE p.identity_id = ? AND p.directory = ? AND p.lease = ?
            """)
        .params(placing.person().id(), placing.directory(), placing.lease())
        .query((row, n) -> of(row, placing))
        .optional()
        .filter(now -> now.sameWish && !now.paused)
        .filter(now -> !now.cancelled || PlacementSettlement.cancelled(db, placing).isEmpty())
        .isPresent();
  }

  private static Beginning of(ResultSet row, Placing placing) throws SQLException {
    boolean removing = "REMOVING".equals(row.getString("state"));
    boolean sameWish =
        placing.version().equals(row.getString("version")) && placing.isRemoval() == removing;
    return new Beginning(
        sameWish, row.getInt("paused") == 1, row.getString("cancelled_at") != null);
  }
}
