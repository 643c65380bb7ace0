package dev.muster.event;

import dev.muster.event.EventRows.Entry;
import dev.muster.event.EventRows.Origin;
import dev.muster.event.EventRows.Spot;
import dev.muster.event.IntakeCounts.Fate;
import dev.muster.event.Payload.Kept;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes events in, whichever way they came.
 *
 * <p>Guarantee: when a receipt says 200, the pictures are on the disk and the body and the events
 * with one delivery per interested subscriber are committed and synced; what is there already adds
 * nothing but the pictures that were missing. On a crash before that, the box has no 200 and pushes
 * again.
 */
public final class Journal {

  private final Store store;
  private final EventPictures pictures;
  private final Subscribers subscribers;
  private final Deliveries deliveries;
  private final Payload payload;
  private final RefusedPushes refused;
  private final BoxClocks clocks;
  private final Clock clock;
  private final IntakeCounts counts = new IntakeCounts();
  private final Arrivals arrivals;

  Journal(
      Store store,
      EventPictures pictures,
      RefusedPushes refused,
      Deliveries deliveries,
      Payload payload,
      BoxClocks clocks,
      Clock clock) {
    this.store = store;
    this.pictures = pictures;
    this.subscribers = deliveries.subscribers();
    this.deliveries = deliveries;
    this.payload = payload;
    this.refused = refused;
    this.clocks = clocks;
    this.clock = clock;
    this.arrivals = new Arrivals(store);
  }

  /** Stores what was read of the push, or notes why nothing was. */
  public Receipt store(Push push) {
    Push.Trouble trouble = push.trouble();
    if (trouble != null) {
      counts.add(push.via(), Fate.REFUSED, 1);
      return refused.note(push, trouble);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, byte[]> kept = new HashMap<>();
    String shelf = EventPictures.shelf(now);
    List<Entry> entries = new ArrayList<>();
    for (Sighting sighting : push.sightings()) {
      Kept pictures = keep(sighting, shelf, kept);
      String form = payload.of(sighting.event(), pictures, now);
      entries.add(Entry.of(sighting.event(), sighting.own(), pictures, form));
    }
    RawBody raw = RawBody.of(push.body(), kept);
    int fresh;
    try {
      fresh = store.write(db -> insert(db, push, raw, entries, now));
    } catch (EventRows.Crowd e) {
      return store(push.unreadable(String.valueOf(e.getMessage())));
    }
    arrivals.note(push.box(), push.via(), now);
    counts.add(push.via(), Fate.STORED, fresh);
    counts.add(push.via(), Fate.REPEATED, entries.size() - fresh);
    if (fresh > 0) {
      watchClock(push, now);
      subscribers.all().forEach(one -> deliveries.bell().ring(one.name()));
    }
    return Receipt.stored(fresh, entries.size() - fresh);
  }

  /** When something last came from each box. */
  public Arrivals arrivals() {
    return arrivals;
  }

  /** What was taken in since the start. */
  public IntakeCounts counts() {
    return counts;
  }

  /** What is asked for later says nothing about the clock. */
  private void watchClock(Push push, Instant now) {
    if (push.via() != Via.PULL) {
      push.sightings().forEach(one -> clocks.arrived(push.box(), one.event().occurredAt(), now));
    }
  }

  /** How much of an event is there already, for whoever has still to fetch its pictures. */
  public Presence presence(Sighting sighting, Via via) {
    Kept nothing = new Kept("", null, null, null);
    Entry entry = Entry.of(sighting.event(), sighting.own(), nothing, "");
    EventRows.Known known;
    try {
      known = store.read(db -> EventRows.spot(db, entry, via)).known();
    } catch (EventRows.Crowd tooMany) {
      return Presence.NEW;
    }
    if (known == null) {
      return Presence.NEW;
    }
    if (entry.seenAs().equals(known.seen())) {
      return Presence.SEEN;
    }
    return known.hasPictures() ? Presence.KNOWN : Presence.BARE;
  }

  private Kept keep(Sighting sighting, String shelf, Map<String, byte[]> all) {
    return new Kept(
        shelf,
        keep(shelf, sighting.face(), all),
        keep(shelf, sighting.registered(), all),
        keep(shelf, sighting.scene(), all));
  }

  private @Nullable String keep(String shelf, byte[] picture, Map<String, byte[]> all) {
    if (picture.length == 0) {
      return null;
    }
    String digest = pictures.put(shelf, picture);
    all.put(digest, picture);
    return digest;
  }

  private int insert(JdbcClient db, Push push, RawBody raw, List<Entry> entries, Instant now) {
    deliveries.enter(db);
    int fresh = 0;
    long rawSeq = 0;
    for (int n = 0; n < entries.size(); n++) {
      Entry entry = entries.get(n);
      Spot spot = EventRows.spot(db, entry, push.via());
      boolean keep = spot.known() == null || isFirst(spot.known(), push.via());
      rawSeq = keep && rawSeq == 0 ? RawBodies.add(db, push, raw, now.toEpochMilli()) : rawSeq;
      Origin origin = new Origin(push.via(), rawSeq, raw.isList() ? n : -1);
      if (spot.known() == null) {
        fresh += insert(db, spot.place() == 0 ? entry : at(spot.place(), entry, now), origin, now);
        continue;
      }
      EventRows.seenAgain(db, spot.known(), entry, push.via());
      if (keep) {
        EventRows.cameIn(db, spot.known(), origin);
      }
    }
    return fresh;
  }

  /** Of an event that was seen live or asked for before, what the box pushes is the record. */
  private static boolean isFirst(EventRows.Known known, Via via) {
    return via == Via.PUSH && known.seen() == null;
  }

  private Entry at(int place, Entry entry, Instant now) {
    MatchEvent event = entry.event().at(place);
    return entry.as(event, payload.of(event, entry.kept(), now));
  }

  private int insert(JdbcClient db, Entry entry, Origin origin, Instant now) {
    Optional<Long> seq = EventRows.insert(db, entry, origin, now.toEpochMilli());
    seq.ifPresent(
        event -> {
          MatchEvent about = entry.event();
          for (Subscriber one : subscribers.interestedIn(about, () -> Recorded.groups(db, about))) {
            Deliveries.add(db, event, one, about, now.toEpochMilli());
          }
        });
    return seq.isPresent() ? 1 : 0;
  }
}
