package dev.muster.enrol.ledger;

import dev.muster.enrol.ledger.BatchRow.Effect;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts a person onto the roster and asks every directory for it, or only says what that would
 * change. Runs inside the caller's transaction.
 *
 * @param directories everybody stands on all of them, unless the placements know it otherwise
 */
public record Enlistment(Placements placements, List<String> directories) {

  /**
   * Who is to be enrolled, and with what.
   *
   * @param group the permission group of the folder, for an entry that names none
   * @param type the type of the drop, for a person who is new and an entry that names none
   * @param photo the digest of the photo
   */
  public record Candidate(Entry entry, String group, PersonType type, String photo) {}

  /** The person as it would stand on the roster, and what that changes. */
  public record Verdict(Person person, Effect effect) {}

  /** What enlisting the candidate would do. Writes nothing. */
  public static Verdict judge(JdbcClient db, Candidate candidate) {
    Optional<Person> known = Roster.find(db, candidate.entry().id());
    return judge(known, person(candidate, known));
  }

  /** What it would do to have the person on the roster exactly so. Writes nothing. */
  static Verdict judge(JdbcClient db, Person person) {
    return judge(Roster.find(db, person.id()), person);
  }

  private static Verdict judge(Optional<Person> known, Person person) {
    Effect effect =
        known
            .map(
                before ->
                    before.version().equals(person.version())
                        ? Effect.SAME
                        : before.photo().equals(person.photo()) ? Effect.INFO : Effect.PHOTO)
            .orElse(Effect.NEW);
    return new Verdict(person, effect);
  }

  /**
   * Enlists the candidate; returns how many directories have yet to learn of it. The photo and its
   * prepared picture are known to the roster already.
   */
  public int enlist(JdbcClient db, Verdict verdict, String batch, long now) {
    Person person = verdict.person();
    Leaving.stay(db, person.id());
    Person before =
        placements.isAnyChosen(directories) ? Roster.find(db, person.id()).orElse(null) : null;
    if (verdict.effect() == Effect.PHOTO || verdict.effect() == Effect.INFO) {
      PersonBefore.remember(db, person.id(), batch);
    }
    Roster.save(db, person, now);
    BatchRows.supersede(db, person.id(), person.version(), now);
    int open = place(db, before, person, batch, now);
    if (verdict.effect() != Effect.SAME) {
      History.What what =
          verdict.effect() == Effect.NEW ? History.What.ENROLLED : History.What.CHANGED;
      History.add(db, History.Step.roster(person.id(), what, person.version(), batch), now);
    }
    return open;
  }

  private int place(JdbcClient db, @Nullable Person before, Person person, String batch, long now) {
    if (person.validity().isOver(Instant.ofEpochMilli(now))) {
      Leaving.removeEverywhere(db, person.id(), batch, now);
      return 0;
    }
    int open = 0;
    for (String directory : directories) {
      if (placements.loses(db, directory, before, person)) {
        Standing.leave(db, person, directory, batch, now);
      } else {
        open += placements.want(db, person, directory, batch, now);
      }
    }
    return open;
  }

  /** Rings the lanes of the directories. */
  public void ring() {
    directories.forEach(placements.bell()::ring);
  }

  /**
   * Groups that an entry names replace those the person has; a folder adds its own. What an entry
   * leaves open stays as it was.
   */
  private static Person person(Candidate candidate, Optional<Person> known) {
    Entry entry = candidate.entry();
    TreeSet<String> groups = new TreeSet<>(entry.groups());
    if (groups.isEmpty()) {
      known.map(Person::groups).ifPresent(groups::addAll);
      groups.add(candidate.group());
    }
    String name =
        entry.name().isEmpty() ? known.map(Person::name).orElse(entry.id()) : entry.name();
    PersonType type =
        entry.type() == null ? known.map(Person::type).orElse(candidate.type()) : entry.type();
    return new Person(
        entry.id(),
        name,
        type,
        groups,
        candidate.photo(),
        entry.validity().isAlways()
            ? known.map(Person::validity).orElse(entry.validity())
            : entry.validity(),
        entry.extra().isEmpty() ? known.map(Person::extra).orElse(entry.extra()) : entry.extra());
  }
}
