package dev.muster.event;

import static dev.muster.event.EventKit.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Delivery.Verdict;
import dev.muster.event.Subscriber.Order;
import dev.muster.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a delivery costs does not depend on how many wait: no statement of its way reads them. */
class DeliveryPlansTest extends EventStore {

  private static final List<String> GROWING = List.of("match_event", "delivery", "attempt");

  DeliveryPlansTest() {
    super(Database.SQLITE);
  }

  @Test
  void everyStatementOfADeliveryFindsItsRowsByAnIndex() {
    startAfreshFor(EventKit.subscriber("hr", Order.PERSON, Duration.ofSeconds(5)));
    stored.statements().clear();
    happens(sighting("0007", 0), sighting("0007", 1), sighting("", 2));
    for (Verdict verdict : List.of(Verdict.AGAIN, Verdict.DELIVERED, Verdict.GONE)) {
      List<Delivery> claimed = deliveries.claim("hr", 9);
      assertThat(claimed).as(verdict + "").isNotEmpty();
      claimed.forEach(one -> end(one, verdict));
      upkeep.switchOn("hr");
      clock.pass(Duration.ofMinutes(1));
    }
    deliveries.claim("hr", 9).forEach(one -> end(one, Verdict.BLOCKED));
    upkeep.retryAll("hr", null);
    upkeep.discardWaiting("hr");
    upkeep.discardBlocked("hr");
    deliveries("muster");
    Set<String> statements = Set.copyOf(stored.statements());
    assertThat(statements).hasSizeGreaterThan(15);
    assertThat(statements.stream().flatMap(this::scans)).isEmpty();
  }

  @Test
  void aClaimReadsTheIndexOfTheHeadsInItsOrder() {
    startAfreshFor(EventKit.subscriber("hr", Order.PERSON, Duration.ofSeconds(5)));
    happens(sighting("0007", 0));
    stored.statements().clear();
    deliveries.claim("hr", 9);
    List<String> plans =
        stored.statements().stream()
            .filter(sql -> sql.contains("place = 0"))
            .flatMap(this::plan)
            .toList();
    assertThat(plans)
        .anyMatch(step -> step.contains("INDEX delivery_due (subscriber=? AND next_at<?)"));
    assertThat(plans).noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  private Stream<String> scans(String statement) {
    return plan(statement)
        .filter(step -> step.matches("SCAN \\w+.*"))
        .filter(
            step ->
                GROWING.stream().anyMatch(table -> step.matches(".*\\b(" + table + "|d|e)\\b.*")))
        .map(step -> step + " in " + statement);
  }

  private Stream<String> plan(String statement) {
    return stored
        .store()
        .read(
            db ->
                db.sql("EXPLAIN QUERY PLAN " + statement.replace("?", "1"))
                    .query((row, n) -> row.getString("detail"))
                    .list())
        .stream();
  }
}
