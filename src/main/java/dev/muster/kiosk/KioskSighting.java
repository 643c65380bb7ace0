package dev.muster.kiosk;

import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.Sighting;
import dev.muster.recogniser.Score;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a kiosk has seen, in the form that events have whoever brings them. */
final class KioskSighting {

  private static final byte[] NONE = {};

  private KioskSighting() {}

  /** A recogniser that has no score says yes: that is 1. */
  static MatchEvent event(Visit visit, Verdict verdict, Instant at) {
    Person person = verdict.person();
    Score score = verdict.score();
    double none = person == null ? 0 : 1;
    return MatchEvent.of(
        visit.kiosk().name(),
        new Where(visit.kiosk().name(), visit.kiosk().place(), ""),
        person == null ? null : person.id(),
        person == null ? "stranger" : person.name(),
        person == null ? PersonType.STRANGER : person.type(),
        score == null ? none : score.raw(),
        score == null ? none : score.closeness(),
        at,
        "kiosk");
  }

  static Sighting of(Visit visit, MatchEvent event) {
    String own = event.matched() ? "" : visit.request();
    byte[] scene = visit.kiosk().pictures() ? visit.picture() : NONE;
    return new Sighting(event, own, NONE, NONE, scene);
  }

  /** What stands in the place of what a box sends. */
  static Map<String, Object> account(Visit visit, MatchEvent event) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("kiosk", visit.kiosk().name());
    account.put("place", visit.kiosk().place());
    account.put("recogniser", visit.kiosk().recogniser());
    account.put("request", visit.request());
    account.put("identity_id", event.identityId());
    account.put("name", event.name());
    account.put("score", event.score());
    account.put("occurred_at", event.occurredAt().toString());
    return account;
  }
}
