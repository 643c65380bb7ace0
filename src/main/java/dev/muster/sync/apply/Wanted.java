package dev.muster.sync.apply;

import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Validity;
import dev.muster.sync.Field;
import dev.muster.sync.Grace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** People as a change of a plan makes them. Pure functions. */
final class Wanted {

  private Wanted() {}

  /** Somebody new, with what the entry says; the group is missing when it names none. */
  static Person added(Entry entry, String photo) {
    return new Person(
        entry.id(),
        entry.name().isEmpty() ? entry.id() : entry.name(),
        entry.type() == null ? PersonType.EMPLOYEE : entry.type(),
        entry.groups(),
        photo,
        entry.validity(),
        entry.extra());
  }

  /**
   * Somebody who is changed in the fields that differ.
   *
   * @param suspended the person as they were before they were suspended; null when they were not
   * @param photo the photo from now on
   * @param exact whether what the entry leaves open is so, too
   */
  static Person changed(
      Person now,
      @Nullable Person suspended,
      Entry entry,
      Set<Field> fields,
      String photo,
      boolean exact) {
    Person base = suspended == null ? now : suspended;
    boolean name = fields.contains(Field.NAME) && !entry.name().isEmpty();
    boolean groups = fields.contains(Field.GROUPS) && !entry.groups().isEmpty();
    boolean validity = fields.contains(Field.VALIDITY) && (exact || !entry.validity().isAlways());
    return new Person(
        now.id(),
        name ? entry.name() : now.name(),
        fields.contains(Field.TYPE) && entry.type() != null ? entry.type() : now.type(),
        groups ? entry.groups() : base.groups(),
        photo,
        validity ? entry.validity() : base.validity(),
        fields.contains(Field.EXTRA) ? entry.extra() : now.extra());
  }

  /** Somebody who keeps their place on the roster and is let in nowhere. */
  static Person suspended(Person now, Grace grace, Instant at) {
    if (grace.by() == Grace.By.UNGROUP) {
      TreeSet<String> group = new TreeSet<>(List.of(grace.group()));
      return new Person(
          now.id(), now.name(), now.type(), group, now.photo(), now.validity(), now.extra());
    }
    Instant end = at.minusMillis(1);
    Instant from = now.validity().from();
    Validity over = new Validity(from != null && from.isAfter(end) ? null : from, end);
    return new Person(
        now.id(), now.name(), now.type(), now.groups(), now.photo(), over, now.extra());
  }
}
