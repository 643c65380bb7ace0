package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Membership;
import dev.muster.roster.Person;
import dev.muster.sync.Sync;
import dev.muster.sync.Syncs;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who of the roster is to stand on the directories that syncs choose people for: by the filter of a
 * sync whose source is the roster, else by the list that was carried out last.
 */
final class Members implements Membership {

  private final Map<String, Sync> choosers = new HashMap<>();

  Members(Syncs syncs) {
    for (Sync sync : syncs.all()) {
      if (sync.choosesMembers()) {
        syncs.targets(sync).stream()
            .filter(target -> !target.equals(Sync.ROSTER))
            .forEach(target -> choosers.put(target, sync));
      }
    }
  }

  @Override
  public boolean isChosen(String directory) {
    return choosers.containsKey(directory);
  }

  @Override
  public boolean includes(JdbcClient db, String directory, Person person) {
    Sync chooser = choosers.get(directory);
    if (chooser == null) {
      return true;
    }
    return chooser.isFromRoster()
        ? chooser.filter().passes(person)
        : isListed(db, directory, person.id());
  }

  private static boolean isListed(JdbcClient db, String directory, String id) {
    return !db.sql("SELECT 1 FROM sync_member WHERE directory = ? AND identity_id = ?")
        .params(directory, id)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** The source lists the person for the directory. */
  static void add(JdbcClient db, String directory, String id) {
    db.sql(
            "INSERT INTO sync_member (directory, identity_id) VALUES (?, ?)"
                + " ON CONFLICT (directory, identity_id) DO NOTHING")
        .params(directory, id)
        .update();
  }

  /** The source does not list the person for the directory any more. */
  static void remove(JdbcClient db, String directory, String id) {
    db.sql("DELETE FROM sync_member WHERE directory = ? AND identity_id = ?")
        .params(directory, id)
        .update();
  }
}
