package dev.muster.sync.apply;

import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.sync.Change;
import dev.muster.sync.Field;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.Texts;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What takes a change back that was made. Nobody is touched who was changed again since: taking
 * that back would undo what somebody else has done. Runs inside the caller's query.
 */
record Reversal(JdbcClient db, Sync sync) {

  /**
   * A change that takes another back.
   *
   * @param reason why it cannot be; null when it can
   * @param found as they are; of somebody who comes back suspended, as they were before that
   */
  record Back(
      Change change,
      @Nullable Skip reason,
      Set<Field> fields,
      @Nullable Person found,
      @Nullable Person wanted) {

    static Back not(Skip why) {
      return new Back(Change.REPORT, why, Set.of(), null, null);
    }
  }

  /** Nothing when there is nothing to take back. */
  Optional<Back> of(SyncItem item) {
    if (item.change() == Change.LINK) {
      return Optional.empty();
    }
    return item.target().equals(Sync.ROSTER) ? onRoster(item) : onDirectory(item);
  }

  private Optional<Back> onRoster(SyncItem item) {
    Optional<Person> now = Roster.find(db, RosterChange.id(item));
    return switch (item.change()) {
      case ADD -> now.map(person -> added(item, person));
      case REMOVE -> Optional.of(removed(item, now));
      default -> changed(item, now);
    };
  }

  private Back added(SyncItem item, Person now) {
    return isAsMade(item, now)
        ? new Back(Change.REMOVE, null, Set.of(), now, null)
        : Back.not(Skip.CHANGED_SINCE);
  }

  private Back removed(SyncItem item, Optional<Person> now) {
    Person before = item.found() == null ? null : Texts.person(item.found());
    if (before == null || Roster.prepared(db, before.photo()).isEmpty()) {
      return Back.not(Skip.NOTHING_KEPT);
    }
    return now.isPresent() && !isLeaving(before.id())
        ? Back.not(Skip.CHANGED_SINCE)
        : new Back(Change.ADD, null, Set.of(), free(item), before);
  }

  /** The person as they were before they were suspended; null when they were not. */
  private static @Nullable Person free(SyncItem item) {
    return item.wanted() == null ? null : Texts.person(item.wanted());
  }

  private Optional<Back> changed(SyncItem item, Optional<Person> now) {
    Person before = item.found() == null ? null : Texts.person(item.found());
    if (before == null || Roster.prepared(db, before.photo()).isEmpty()) {
      return Optional.of(Back.not(Skip.NOTHING_KEPT));
    }
    if (now.isEmpty() || !isAsMade(item, now.get()) || isLeaving(before.id())) {
      return Optional.of(Back.not(Skip.CHANGED_SINCE));
    }
    Set<Field> fields = differing(before, now.get());
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Back(Change.UPDATE, null, fields, now.get(), before));
  }

  private Optional<Back> onDirectory(SyncItem item) {
    if (item.change() == Change.SETUP) {
      return Optional.of(Back.not(Skip.SET_UP));
    }
    if (item.change() == Change.WAIT) {
      return Optional.empty();
    }
    if (item.identityId() == null) {
      return Optional.of(Back.not(Skip.WAS_NOT_OURS));
    }
    if (item.change() == Change.REMOVE) {
      return Optional.of(new Back(Change.ADD, null, Set.of(), null, null));
    }
    boolean chosenByList = item.change() == Change.ADD && !sync.isFromRoster();
    return Optional.of(
        chosenByList
            ? new Back(Change.REMOVE, null, Set.of(), null, null)
            : Back.not(Skip.AS_WANTED));
  }

  /** Whether nobody has changed the person after the run. */
  private boolean isAsMade(SyncItem item, Person now) {
    return item.batchRow() != null
        && db.sql("SELECT version FROM batch_row WHERE id = ? AND version IS NOT NULL")
            .param(item.batchRow())
            .query(String.class)
            .optional()
            .filter(now.version()::equals)
            .isPresent();
  }

  private boolean isLeaving(String id) {
    return !db.sql("SELECT 1 FROM person WHERE identity_id = ? AND leaving_at IS NOT NULL")
        .param(id)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  static Set<Field> differing(Person one, Person other) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    put(fields, Field.NAME, one.name().equals(other.name()));
    put(fields, Field.TYPE, one.type() == other.type());
    put(fields, Field.GROUPS, one.groups().equals(other.groups()));
    put(fields, Field.VALIDITY, one.validity().equals(other.validity()));
    put(fields, Field.EXTRA, one.extra().equals(other.extra()));
    put(fields, Field.PHOTO, one.photo().equals(other.photo()));
    return fields;
  }

  private static void put(Set<Field> fields, Field field, boolean same) {
    if (!same) {
      fields.add(field);
    }
  }

  /** A person as an entry that leaves nothing open. */
  static Entry entry(Person one) {
    return new Entry(
        one.id(),
        one.name(),
        one.type(),
        one.groups(),
        one.validity(),
        one.extra(),
        "",
        Action.ADD);
  }
}
