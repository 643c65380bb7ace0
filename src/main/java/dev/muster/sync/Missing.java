package dev.muster.sync;

import dev.muster.roster.Person;
import dev.muster.store.Store;
import dev.muster.sync.LinkRows.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People whom a sync has brought and whose source does not list them any more. Whoever is brought
 * by another sync as well stays; whoever has the name of somebody new may have got another number,
 * which a person has to say.
 */
final class Missing {

  private static final int AT_ONCE = 500;

  private final Store store;
  private final Sync sync;
  private final long now;
  private final Map<String, String> comers;
  private final Settled settled;

  /**
   * @param comers the keys of those whom the source lists and nobody knows, by their names
   */
  Missing(Store store, Sync sync, long now, Map<String, String> comers, Settled settled) {
    this.store = store;
    this.sync = sync;
    this.now = now;
    this.comers = comers;
    this.settled = settled;
  }

  /**
   * Somebody who is missing.
   *
   * @param draft what is to be done; null while they wait, or stay for another reason
   * @param newKey under which the same person may be listed now; empty for none
   */
  record One(@Nullable Draft draft, String newKey) {

    Draft.Hint hint() {
      return new Draft.Hint(
          "NAME", String.valueOf(draft.identityId()), String.valueOf(draft.key()));
    }
  }

  private record Around(
      Map<String, Person> people, Set<String> leaving, Map<String, Set<String>> bringers) {}

  void each(Predicate<Link> missing, Consumer<One> each) {
    String after = "";
    List<Link> page = page(after);
    while (!page.isEmpty()) {
      List<Link> gone = page.stream().filter(missing).toList();
      Around around = store.read(db -> around(db, gone.stream().map(Link::identityId).toList()));
      for (Link link : gone) {
        Person person = around.people().get(link.identityId());
        if (person != null && !around.leaving().contains(link.identityId())) {
          boolean elsewhere = around.bringers().containsKey(link.identityId());
          each.accept(elsewhere ? new One(null, "") : gone(link, person));
        }
      }
      after = page.get(page.size() - 1).key();
      page = page(after);
    }
  }

  private List<Link> page(String after) {
    return store.read(db -> LinkRows.page(db, sync.name(), after, AT_ONCE));
  }

  private Around around(JdbcClient db, List<String> ids) {
    return new Around(
        PlanItems.byId(db, ids),
        LinkRows.leaving(db, ids),
        LinkRows.othersWhoBring(db, sync.name(), ids));
  }

  private One gone(Link link, Person person) {
    String comer = comers.getOrDefault(person.name(), "");
    Draft draft =
        Draft.of(Change.REMOVE, link.key(), person.id(), person.name())
            .found(Texts.of(person), person.photo());
    if (!comer.isEmpty() && !settled.areDifferent(comer, person.id())) {
      return new One(draft.as(Change.CONFLICT).because(Conflict.RENUMBERED.name(), comer), comer);
    }
    Duration period = sync.grace().period();
    Long since = link.missingSince();
    if (period.isZero()) {
      return new One(draft, "");
    }
    if (since == null) {
      return new One(draft.as(Change.WAIT), "");
    }
    boolean over = Duration.ofMillis(now - since).compareTo(period) >= 0;
    return new One(over ? draft : null, "");
  }
}
