package dev.muster.sync;

import dev.muster.directory.ListedPerson;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the changes of one target of a plan down, some hundred at a time; a plan is as large as it
 * has to be, and never in memory. Names that a comparison does not know are those of the roster.
 */
final class PlanItems {

  private static final int AT_ONCE = 500;

  private final Store store;
  private final SyncRun run;
  private final String target;
  private final long now;
  private final List<Draft> drafts = new ArrayList<>();

  PlanItems(Store store, SyncRun run, String target, long now) {
    this.store = store;
    this.run = run;
    this.target = target;
    this.now = now;
  }

  void add(Draft draft) {
    drafts.add(draft);
    if (drafts.size() == AT_ONCE) {
      write();
    }
  }

  /** Writes what is left. */
  void write() {
    if (!drafts.isEmpty()) {
      List<Draft> chunk = List.copyOf(drafts);
      drafts.clear();
      store.write(db -> write(db, chunk));
    }
  }

  private int write(JdbcClient db, List<Draft> chunk) {
    Map<String, Person> people = people(db, chunk);
    for (Draft one : chunk) {
      Person known = one.identityId() == null ? null : people.get(one.identityId());
      insert(db, one, known);
      if (one.hint() != null) {
        ask(db, one.key(), one.hint());
      }
    }
    return chunk.size();
  }

  private static Map<String, Person> people(JdbcClient db, List<Draft> chunk) {
    List<String> nameless =
        chunk.stream()
            .filter(one -> one.name().isEmpty() && one.identityId() != null)
            .map(Draft::identityId)
            .collect(Collectors.toList());
    return byId(db, nameless);
  }

  /** The people of those numbers who are on the roster. */
  static Map<String, Person> byId(JdbcClient db, List<String> ids) {
    Map<String, Person> people = new HashMap<>();
    if (!ids.isEmpty()) {
      db.sql("SELECT " + Roster.COLUMNS + " FROM person r WHERE r.identity_id IN (:ids)")
          .param("ids", Store.padded(ids))
          .query(Roster::person)
          .list()
          .forEach(person -> people.put(person.id(), person));
    }
    return people;
  }

  private void insert(JdbcClient db, Draft one, @Nullable Person known) {
    db.sql(
            """
            INSERT INTO sync_item (run, sync, target, change, item_key, identity_id, name, fields,
              reason, detail, found, found_photo, wanted, wanted_photo, state, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?)
            """)
        .params(
            Arrays.asList(
                run.id(),
                run.sync(),
                target,
                one.change().name(),
                one.key(),
                one.identityId(),
                one.name().isEmpty() && known != null ? known.name() : one.name(),
                one.fieldNames(),
                one.why().reason(),
                one.why().detail(),
                one.found().text(),
                one.found().photo(),
                wanted(one, known),
                one.wanted().photo(),
                now))
        .update();
  }

  /** How somebody who differs on a directory is to stand there; nothing else tells their sides. */
  private static @Nullable String wanted(Draft one, @Nullable Person known) {
    if (known == null || one.fields().isEmpty() || one.wanted().text() != null) {
      return one.wanted().text();
    }
    return Texts.of(
        new ListedPerson(
            one.key(), known.id(), known.name(), known.version(), List.copyOf(known.groups())));
  }

  /** Asks whether two are one person. */
  void ask(String key, Draft.Hint hint) {
    store.write(
        db -> {
          ask(db, key, hint);
          return key;
        });
  }

  /** What was a change is a question for somebody after all. */
  void turnIntoConflict(String key, @Nullable String reason, @Nullable String detail) {
    write();
    store.write(
        db ->
            db.sql(
                    """
                    UPDATE sync_item SET change = 'CONFLICT', reason = ?, detail = ?
                    WHERE run = ? AND target = ? AND item_key = ? AND change = 'ADD'
                    """)
                .params(Arrays.asList(reason, detail, run.id(), target, key))
                .update());
  }

  /** A question is asked once, however often the same two are found. */
  private void ask(JdbcClient db, String key, Draft.Hint hint) {
    db.sql(
            """
            INSERT INTO sync_hint (sync, target, item_key, identity_id, why, detail, state, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, 'OPEN', ?)
            ON CONFLICT (sync, target, item_key, identity_id) DO NOTHING
            """)
        .params(run.sync(), target, key, hint.identityId(), hint.why(), hint.detail(), now)
        .update();
  }
}
