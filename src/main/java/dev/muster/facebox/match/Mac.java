package dev.muster.facebox.match;

import dev.muster.facebox.store.Database;
import java.security.SecureRandom;

/** The hardware address that tells this box's events from another's, made once and stored. */
public final class Mac {

  private Mac() {}

  /** {@code 0x} and twelve hexadecimal digits. */
  public static String of(Database database) {
    long random = new SecureRandom().nextLong() & 0xff_ffff_ffffL;
    // 02: locally administered, so that it is nobody's real address
    String made = "0x02%010x".formatted(random);
    return database.write(
        db -> {
          db.sql("insert or ignore into setting (name, value) values ('mac', ?)")
              .param(made)
              .update();
          return db.sql("select value from setting where name = 'mac'")
              .query(String.class)
              .single();
        });
  }
}
