package dev.muster.enrol.ledger;

import dev.muster.roster.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who of the roster is to stand on a directory. A change of the rule itself moves nobody: that is
 * planned and approved like any other; only a person who changes follows the rule at once.
 */
public interface Membership {

  /** Everybody stands everywhere. */
  Membership EVERYBODY =
      new Membership() {
        @Override
        public boolean isChosen(String directory) {
          return false;
        }

        @Override
        public boolean includes(JdbcClient db, String directory, Person person) {
          return true;
        }
      };

  /** Whether not everybody is to stand on the directory; asked before each person is looked at. */
  boolean isChosen(String directory);

  /** Whether the person is to stand there. Runs inside the caller's transaction or query. */
  boolean includes(JdbcClient db, String directory, Person person);
}
