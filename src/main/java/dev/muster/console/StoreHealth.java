package dev.muster.console;

import dev.muster.store.Store;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Up while the store answers. */
final class StoreHealth extends AbstractHealthIndicator {

  private final Store store;

  StoreHealth(Store store) {
    super("the store does not answer");
    this.store = store;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    store.read(db -> db.sql("SELECT count(*) FROM lane").query(Long.class).single());
    health.up().withDetail("kind", store.shared() ? "PostgreSQL" : "SQLite");
  }
}
