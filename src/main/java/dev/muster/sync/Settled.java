package dev.muster.sync;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which two entries somebody has said to be two people, whatever they have in common. */
record Settled(Set<String> different) {

  private static final String AND = "\u0000";

  Settled {
    different = Set.copyOf(different);
  }

  static Settled of(JdbcClient db, String sync, String target) {
    return new Settled(
        db
            .sql(
                "SELECT item_key, identity_id FROM sync_hint WHERE sync = ? AND target = ? AND state = 'DIFFERENT'")
            .params(sync, target)
            .query((row, n) -> row.getString(1) + AND + row.getString(2))
            .list()
            .stream()
            .collect(Collectors.toSet()));
  }

  boolean areDifferent(String key, String identityId) {
    return different.contains(key + AND + identityId);
  }
}
