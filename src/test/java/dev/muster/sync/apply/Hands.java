package dev.muster.sync.apply;

import dev.muster.box.BoxSetup;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.enrol.Looked;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Enlistment;
import dev.muster.enrol.ledger.Placements;
import dev.muster.enrol.ledger.Placing;
import dev.muster.enrol.ledger.Removals;
import dev.muster.enrol.ledger.Ruling;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.PictureMemory;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.enrol.photo.Studio;
import dev.muster.errand.Errands;
import dev.muster.face.BuiltinEngine;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import dev.muster.sync.SyncRun;
import dev.muster.sync.SyncRuns;
import dev.muster.sync.Syncs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whatever carries plans out, with boxes and sources that answer as a test says. */
public final class Hands {

  /** Few, so that a plan takes several transactions. */
  private static final int AT_ONCE = 3;

  private final Placements placements;
  private final Applying applying;
  private final SyncItems items;
  private final Undo undo;
  private final SyncPurge purge;
  private final Hints hints;
  private final Removals removals;
  private final Carrying carrying;
  private final Arriving arriving;
  private final List<String> boxes;

  public Hands(
      Store store, Syncs syncs, SyncRuns runs, PhotoStore photos, List<String> boxes, Clock clock) {
    this(store, syncs, runs, photos, boxes, clock, null);
  }

  /**
   * @param faces which faces are known and what becomes of one that somebody else has; null when
   *     nobody compares them
   */
  public Hands(
      Store store,
      Syncs syncs,
      SyncRuns runs,
      PhotoStore photos,
      List<String> boxes,
      Clock clock,
      @Nullable KnownFaces faces) {
    this.boxes = boxes;
    BoxSetup setup = new BoxSetup(store, clock);
    placements =
        new Placements(
            store,
            setup,
            clock,
            "muster",
            new PhotoProfiles(Map.of()),
            new Placements.Manner(box -> false, new Members(syncs)));
    Admission admission = new Admission(new Enlistment(placements, boxes), faces);
    Studio studio = Studio.trusting(new BuiltinEngine(), 1 << 20, PictureMemory.ofThisProgram());
    PreparedPhotos pictures =
        new PreparedPhotos(store, photos, studio, new PhotoProfiles(Map.of()));
    PhotoMark marks = (sync, photo) -> photo;
    items = new SyncItems(store, syncs, clock, "muster");
    applying = new Applying(store, syncs, runs, admission, items, marks, clock, AT_ONCE);
    carrying = new Carrying(new Errands(List.of()), null, marks);
    arriving = new Arriving(store, runs, pictures, admission, items, clock);
    removals = new Removals(store, admission, 100, clock);
    undo = new Undo(store, syncs, runs, clock);
    purge = new SyncPurge(store, syncs, Duration.ofDays(90), clock);
    hints = new Hints(store, clock);
  }

  /** The boxes answer everything until nobody waits for them any more. */
  public void placeEverybody() {
    placeEverybody(one -> {});
  }

  /**
   * @param each is told of every placement and removal that a box has carried out
   */
  public void placeEverybody(Consumer<Placing> each) {
    for (String box : boxes) {
      List<Placing> some = placements.claim(box, 500);
      while (!some.isEmpty()) {
        some.forEach(one -> placements.settle(one, new Outcome.Answered<>(one.version())));
        some.forEach(each);
        some = placements.claim(box, 500);
      }
    }
  }

  /** The source gives a photo for each of the changes that wait for it: one of its name. */
  public int fetchAll(String lane) {
    List<ItemWork> some = items.claim(lane, 500);
    for (ItemWork work : some) {
      ItemWork begun = carrying.begin(work);
      byte[] photo = photo(String.valueOf(begun.item().wantedPhoto()));
      ItemWork came = carrying.photo(begun, photo);
      items.settle(arriving.record(carrying.looked(came, Looked.good(came.arrival()))));
    }
    return some.size();
  }

  /** The directory gives the photo of whoever is to be adopted. */
  public int adoptAll(String lane) {
    List<ItemWork> some = items.claim(lane, 500);
    for (ItemWork work : some) {
      ItemWork came = carrying.photo(work, photo(work.item().key()));
      items.settle(arriving.record(carrying.looked(came, Looked.good(came.arrival()))));
    }
    return some.size();
  }

  /** Somebody asks on a page that the person goes. */
  public String erase(String id) {
    return removals.ask(List.of(id));
  }

  /** Takes what is due into hand, as a program that dies before it has done anything. */
  public int takeInHand(String lane) {
    return items.claim(lane, 500).size();
  }

  /** The photo that a source has under the name. */
  public static byte[] photo(String name) {
    return ("the photo " + name).getBytes(StandardCharsets.UTF_8);
  }

  /** None of the photos shows a face. */
  public int fetchFaceless(String lane) {
    List<ItemWork> some = items.claim(lane, 500);
    for (ItemWork work : some) {
      ItemWork came = carrying.photo(carrying.begin(work), new byte[] {1});
      items.settle(
          arriving.record(carrying.looked(came, Looked.bad(came.arrival(), Reason.NO_FACE))));
    }
    return some.size();
  }

  /** Whoever is asked answers so. */
  public int answerAll(String lane, Outcome<String> outcome) {
    List<ItemWork> some = items.claim(lane, 500);
    some.forEach(work -> items.settle(work.ended(outcome)));
    return some.size();
  }

  public SyncRun apply(SyncRun run) {
    return applying.apply(run);
  }

  public Undo.Answer undo(long run) {
    return undo.undo(run);
  }

  public int purge() {
    return purge.purge();
  }

  public List<Hints.Hint> questions() {
    return hints.open(0, 100);
  }

  public Ruling answer(long hint, boolean same) {
    return hints.answer(hint, same);
  }
}
