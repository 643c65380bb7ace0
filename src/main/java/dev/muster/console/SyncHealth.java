package dev.muster.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Which syncs are overdue, or wait for somebody. Always up: another start of the program would not
 * help.
 */
final class SyncHealth extends AbstractHealthIndicator {

  private final SyncDesk desk;
  private final SyncFigures figures;

  SyncHealth(SyncDesk desk, SyncFigures figures) {
    super("the store does not answer");
    this.desk = desk;
    this.figures = figures;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    SyncFigures.Figures now = figures.figures();
    List<String> overdue =
        desk.all().stream().filter(figures::isOverdue).map(SyncDesk.Known::name).toList();
    Map<String, Object> good = new LinkedHashMap<>();
    desk.all()
        .forEach(
            sync -> {
              if (now.of(sync.name()).goodAt() != null) {
                good.put(sync.name(), String.valueOf(now.of(sync.name()).goodAt()));
              }
            });
    health
        .up()
        .withDetail("overdue", overdue)
        .withDetail("waiting", now.waiting())
        .withDetail("last_good", good);
  }
}
