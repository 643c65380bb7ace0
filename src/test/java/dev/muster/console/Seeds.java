package dev.muster.console;

import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as the flows leave them behind. */
record Seeds(Store store) {

  /** The smallest that begins like a JPEG. */
  static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

  static final long TIME = 1_790_000_000_000L;

  String person(String id, String name) {
    return person(id, name, Digest.of(JPEG));
  }

  String person(String id, String name, String photo) {
    Person person =
        new Person(id, name, PersonType.EMPLOYEE, new TreeSet<>(Set.of("staff")), photo);
    store.write(
        db -> {
          Roster.savePhoto(db, photo, photo, 6, TIME);
          Roster.save(db, person, TIME);
          return 1;
        });
    return person.version();
  }

  String photo(PhotoStore photos) {
    return photos.put(JPEG);
  }

  void placement(String id, String box, PlacementState state, @Nullable String reason) {
    sql(
        """
        INSERT INTO placement (identity_id, directory, version, state, reason, detail, attempts, next_at,
          updated_at) VALUES (?, ?, 'v', ?, ?, ?, 1, ?, ?)
        """,
        id,
        box,
        state.name(),
        reason,
        state == PlacementState.FAILED ? "no answer from the box" : null,
        TIME + 60_000,
        TIME);
  }

  void batch(String id, boolean open) {
    sql(
        "INSERT INTO batch (id, source, open, opened_at, last_at, changed_at, reported_at) VALUES (?, 'drop', ?, ?, ?, ?, 0)",
        id,
        open ? 1 : 0,
        TIME,
        TIME,
        TIME);
  }

  void photoOf(String batch, String file, String state, @Nullable String reason) {
    sql(
        "INSERT INTO batch_row (batch, file, digest, state, reason, handed, updated_at) VALUES (?, ?, ?, ?, ?, 0, ?)",
        batch,
        file,
        Digest.ofText(file),
        state,
        reason,
        TIME);
  }

  /** A photo of a person whose face somebody else has, who is on the roster. */
  void heldRow(String batch, String file, String id, String other) {
    String detail = other + " (0.93)";
    sql(
        """
        INSERT INTO batch_row (batch, file, digest, photo_key, identity_id, name, state, reason, detail, warning,
          entry, folder_group, handed, updated_at)
        VALUES (?, ?, ?, ?, ?, 'Bob', 'HELD', 'SAME_FACE_TWO_IDS', ?, ?, ?, 'staff', 0, ?)
        """,
        batch,
        file,
        Digest.ofText(file),
        file,
        id,
        detail,
        "SAME_FACE_TWO_IDS: " + detail,
        """
        {"id":"%s","name":"Bob","type":null,"groups":[],"validity":{"from":null,"to":null},"extra":{},"photo":"","action":"ADD"}"""
            .formatted(id),
        TIME);
  }

  void removal(String id, String box, String proof) {
    sql(
        "INSERT INTO removal (identity_id, requested_at, finished_at, photos, files) VALUES (?, ?, ?, 1, 2)",
        id,
        TIME,
        TIME + 1000);
    sql(
        "INSERT INTO removal_place (removal, directory, removed_at, proof) SELECT max(id), ?, ?, ? FROM removal",
        box,
        TIME,
        proof);
  }

  long event(String id, @Nullable String person, String name, @Nullable String face) {
    sql(
        """
        INSERT INTO match_event (id, box, device_id, device_name, device_address, identity_id, name, type,
          matched, score, similarity, occurred_at, received_at, generation, face, payload)
        VALUES (?, 'box-1', 'd1', 'front-door', '192.168.1.63', ?, ?, ?, ?, 91.5, 0.915, ?, ?, 'B', ?, '{}')
        """,
        id,
        person,
        name,
        person == null ? "STRANGER" : "EMPLOYEE",
        person == null ? 0 : 1,
        TIME,
        TIME,
        face);
    return store.read(
        db ->
            db.sql("SELECT seq FROM match_event WHERE id = ?")
                .param(id)
                .query(Long.class)
                .single());
  }

  long delivery(long event, String subscriber, DeliveryState state, int attempts) {
    sql(
        """
        INSERT INTO delivery (event_seq, subscriber, order_key, state, attempts, next_at, status, detail,
          settled_at) VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?)
        """,
        event,
        subscriber,
        state.name(),
        attempts,
        TIME + 1000L * attempts,
        attempts == 0 ? null : 503,
        attempts == 0 ? null : "out of order",
        state == DeliveryState.PENDING ? null : TIME);
    return store.read(db -> db.sql("SELECT max(id) FROM delivery").query(Long.class).single());
  }

  /** A run with nothing done yet. */
  long run(String sync, String state) {
    sql(
        """
        INSERT INTO sync_run (sync, cause, state, rules, listed, calls, asked_at, begun_at, planned_at,
          finished_at, next_at) VALUES (?, 'TIMER', ?, 'r', 4812, 49, ?, ?, ?, ?, ?)
        """,
        sync,
        state,
        TIME,
        TIME + 100,
        state.equals("ASKED") || state.equals("FAILED") ? null : TIME + 4600,
        Set.of("ASKED", "APPROVED", "PLANNED", "TRIPPED").contains(state) ? null : TIME + 9000,
        TIME);
    return last("sync_run");
  }

  /**
   * A target of a run, with the counts of what was seeded before.
   *
   * @param trips one a line: the code, a blank, the figures
   */
  void part(long run, String target, String trips) {
    sql(
        """
        INSERT INTO sync_part (run, target, state, listed, wanted, adds, updates, removes, waits, adopts,
          reports, conflicts, setups, links, unchanged, calls, millis, trips)
        SELECT ?, ?, 'COMPARED', 4812, 4400, %s, 4000, 49, 4500, ?
        """
            .formatted(
                Stream.of(
                        "ADD",
                        "UPDATE",
                        "REMOVE",
                        "WAIT",
                        "ADOPT",
                        "REPORT",
                        "CONFLICT",
                        "SETUP",
                        "LINK")
                    .map(
                        change ->
                            "(SELECT count(*) FROM sync_item WHERE run = %d AND target = '%s' AND change = '%s')"
                                .formatted(run, target, change))
                    .collect(Collectors.joining(", "))),
        run,
        target,
        trips);
  }

  /** An item of a plan; found and wanted are JSON. */
  long item(
      long run,
      String target,
      String change,
      @Nullable String id,
      String name,
      @Nullable String found,
      @Nullable String wanted) {
    sql(
        """
        INSERT INTO sync_item (run, sync, target, change, item_key, identity_id, name, found, wanted, state,
          updated_at) SELECT ?, (SELECT sync FROM sync_run WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?
        """,
        run,
        run,
        target,
        change,
        id == null ? "key-" + name : id,
        id,
        name,
        found,
        wanted,
        TIME);
    return last("sync_item");
  }

  long hint(String sync, String key, String id, String why, String name) {
    sql(
        """
        INSERT INTO sync_hint (sync, target, item_key, identity_id, why, detail, state, asked_at)
        VALUES (?, 'roster', ?, ?, ?, ?, 'OPEN', ?)
        """,
        sync,
        key,
        id,
        why,
        name,
        TIME);
    return last("sync_hint");
  }

  private long last(String table) {
    return store.read(db -> db.sql("SELECT max(id) FROM " + table).query(Long.class).single());
  }

  void clear() {
    for (String table :
        new String[] {
          "sync_item",
          "sync_part",
          "sync_run",
          "sync_link",
          "sync_hint",
          "sync_approval",
          "attempt",
          "delivery",
          "match_event",
          "kiosk_event",
          "manifest_line",
          "manifest",
          "removal_place",
          "removal",
          "discard",
          "history",
          "person_before",
          "batch_row",
          "batch",
          "placement",
          "person",
          "photo",
          "lane",
          "box_setup",
          "refused_push"
        }) {
      sql("DELETE FROM " + table);
    }
  }

  void sql(String sql, @Nullable Object... params) {
    store.write(db -> db.sql(sql).params(Arrays.asList(params)).update());
  }
}
