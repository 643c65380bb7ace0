package dev.muster.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.event.Journal;
import dev.muster.event.MatchEvent;
import dev.muster.event.Push;
import dev.muster.event.Via;
import dev.muster.kiosk.KioskRows.Row;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.kiosk.Verdict.Written;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings whom kiosks have seen into the journal, beside what the boxes report.
 *
 * <p>Guarantee: when {@link #write} returns, the event and its deliveries are committed and synced.
 * The same request is one event, however often it comes and whatever breaks in between; somebody
 * who stays is one event for as long as the kiosk says. Of two requests that reach two instances at
 * the same time both may be events.
 */
public final class KioskEvents {

  private final Store store;
  private final Journal journal;
  private final ObjectMapper json;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  KioskEvents(Store store, Journal journal, ObjectMapper json) {
    this.store = store;
    this.journal = journal;
    this.json = json;
  }

  /** What has come of the request, when it has become an event already. */
  Optional<Verdict> known(KioskLook look) {
    return store.read(
        db ->
            KioskRows.of(db, look.kiosk().name(), look.request())
                .filter(row -> KioskRows.isStored(db, row.event()))
                .map(
                    row ->
                        Roster.find(db, row.person())
                            .map(person -> Verdict.of(kind(person), person, null))
                            .orElseGet(() -> Verdict.of(nobody(row)))
                            .written(new Written(row.event(), row.at(), false))));
  }

  private static Kind nobody(Row row) {
    return row.person().isEmpty() ? Kind.NOBODY : Kind.NOT_ON_ROSTER;
  }

  private static Kind kind(Person person) {
    return person.type() == PersonType.BLACKLIST ? Kind.BLACKLISTED : Kind.RECOGNISED;
  }

  /** Writes down what is an event, and says which it has become. */
  public Verdict write(Visit visit) {
    Verdict verdict = visit.verdict();
    if (verdict == null) {
      throw new IllegalStateException("nobody has decided about " + visit);
    }
    if (verdict.event() != null || !isEvent(verdict, visit.kiosk())) {
      return verdict;
    }
    synchronized (locks.computeIfAbsent(visit.kiosk().name(), name -> new Object())) {
      return verdict.written(written(visit, verdict));
    }
  }

  private static boolean isEvent(Verdict verdict, Kiosk kiosk) {
    return switch (verdict.kind()) {
      case RECOGNISED, BLACKLISTED -> true;
      case NOBODY -> kiosk.strangers();
      default -> false;
    };
  }

  private Written written(Visit visit, Verdict verdict) {
    Row row = store.write(db -> noted(db, visit, verdict));
    boolean again = !row.request().equals(visit.request());
    if (!again) {
      MatchEvent event = KioskSighting.event(visit, verdict, row.at());
      byte[] account = write(KioskSighting.account(visit, event));
      journal.store(
          Push.of(visit.kiosk().name(), Via.KIOSK, account)
              .read(List.of(KioskSighting.of(visit, event))));
    }
    return new Written(row.event(), row.at(), again);
  }

  /** The row of this request; that of another when the person has stayed since. */
  private static Row noted(JdbcClient db, Visit visit, Verdict verdict) {
    String kiosk = visit.kiosk().name();
    Person person = verdict.person();
    String id = person == null ? "" : person.id();
    Instant at = KioskRows.of(db, kiosk, visit.request()).map(Row::at).orElse(visit.at());
    return KioskRows.near(db, visit, id, at)
        .orElseGet(
            () -> {
              String event = KioskSighting.event(visit, verdict, at).id();
              Row row = new Row(visit.request(), id, at, event);
              KioskRows.note(db, kiosk, row);
              return row;
            });
  }

  private byte[] write(Map<String, Object> account) {
    try {
      return json.writeValueAsString(account).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing what a kiosk saw failed", e);
    }
  }
}
