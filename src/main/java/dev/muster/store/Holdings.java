package dev.muster.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger of which instances hold rows while they work on them. */
public interface Holdings {

  /**
   * Makes due what the instance holds, which is gone; inside the transaction, and without effect
   * the second time. Returns for how many rows.
   */
  int giveBack(JdbcClient db, String instance);
}
