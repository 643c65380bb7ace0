package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.enrol.photo.FaceSettings;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.face.BuiltinEngine;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Validity;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import dev.muster.sync.apply.Hands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A site whose plans are made and carried out to their end, whatever the database. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarriedOutPlans {

  private final Database database;
  private PhotoStore photos;
  TestStore stored;
  Site site;
  Hands hands;

  CarriedOutPlans(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    stored = database.open(folder);
    photos = new PhotoStore(folder.resolve("photos"));
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  /**
   * Begins with an empty store.
   *
   * @param sameFace what becomes of a face that somebody else has: off, warn, hold, refuse
   */
  void begin(Sync sync, String sameFace) {
    site = new Site(stored);
    FaceSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of("same-face", sameFace)))
            .bindOrCreate("", FaceSettings.class);
    KnownFaces faces =
        new KnownFaces(stored.store(), site.clock, new BuiltinEngine().info(), settings);
    Syncs all = new Syncs(List.of(sync), Site.directories(), site.runs);
    hands = new Hands(stored.store(), all, site.runs, photos, Site.BOXES, site.clock, faces);
  }

  static Line line(String id, String name, String photo, Validity validity, String... groups) {
    Entry entry =
        new Entry(
            id,
            name,
            null,
            new TreeSet<>(List.of(groups)),
            validity,
            new TreeMap<>(),
            photo,
            Action.ADD);
    return new Line(1, id, photo, entry, null);
  }

  /** Looks, and carries the plan out until every box and the source have answered. */
  SyncRun sync(Sync sync) {
    SyncRun planned = site.plan(sync);
    return planned.state() == RunState.DONE ? planned : carryOut(planned);
  }

  /** Takes the run back and carries that out. */
  SyncRun takeBack(SyncRun run) {
    return carryOut(site.runs.find(hands.undo(run.id()).run()).orElseThrow());
  }

  SyncRun carryOut(SyncRun planned) {
    if (planned.state().isWaiting()) {
      site.runs.approve(planned.id(), "somebody");
    }
    SyncRun run = site.runs.claim(planned.sync(), 1).get(0);
    site.runs.settle(hands.apply(run));
    hands.fetchAll("sync-" + planned.sync());
    hands.placeEverybody();
    SyncRun ended = site.runs.find(run.id()).orElseThrow();
    assertThat(ended.state()).as(ended.trouble()).isEqualTo(RunState.DONE);
    return ended;
  }

  /** Everything that the roster holds of everybody. */
  String roster() {
    return stored.text(
        """
        SELECT identity_id || '|' || name || '|' || type || '|' || permission_groups || '|' || extra || '|'
          || COALESCE(valid_from, 0) || '|' || COALESCE(valid_to, 0) || '|' || photo || '|' || version
        FROM person ORDER BY identity_id
        """);
  }

  /** Who stands where, and in which version. */
  String places() {
    return stored.text(
        """
        SELECT identity_id || ' ' || directory || ' ' || state || ' ' || COALESCE(placed_version, '')
        FROM placement ORDER BY identity_id, directory
        """);
  }

  String people() {
    return stored.text(
        "SELECT identity_id || ' ' || name || ' ' || permission_groups FROM person ORDER BY identity_id");
  }

  String items(SyncRun run) {
    return stored.text(
        "SELECT change || ' ' || item_key || ' ' || state || COALESCE(' ' || reason, '') FROM sync_item WHERE run = ? ORDER BY id",
        run.id());
  }
}
