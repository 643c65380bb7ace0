package dev.muster.sync;

import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;
import dev.muster.roster.Validity;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An entry of a source against the person of the roster whom it means, in the fields of which the
 * source is the truth. What an entry does not say is not compared. A pure function.
 */
final class EntryMatch {

  private EntryMatch() {}

  /**
   * @param photoBefore the mark of the photo that was taken from the source last; empty when none
   *     was: then the photo that stands is taken for right
   * @param photoNow the mark of the photo that the source names; empty when it names none
   */
  static Set<Field> differing(
      Entry entry, Person person, Set<Field> truth, String photoBefore, String photoNow) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    put(fields, Field.NAME, !entry.name().isEmpty() && !entry.name().equals(person.name()));
    put(fields, Field.TYPE, entry.type() != null && entry.type() != person.type());
    put(fields, Field.GROUPS, !entry.groups().isEmpty() && !entry.groups().equals(person.groups()));
    put(
        fields,
        Field.VALIDITY,
        !entry.validity().isAlways() && !entry.validity().equals(person.validity()));
    put(fields, Field.EXTRA, !entry.extra().isEmpty() && !entry.extra().equals(person.extra()));
    put(
        fields,
        Field.PHOTO,
        !photoNow.isEmpty() && !photoBefore.isEmpty() && !photoNow.equals(photoBefore));
    fields.retainAll(truth);
    return fields;
  }

  /** The entry as it says no more than the fields. */
  static Entry only(Entry entry, Set<Field> fields) {
    return new Entry(
        entry.id(),
        fields.contains(Field.NAME) ? entry.name() : "",
        fields.contains(Field.TYPE) ? entry.type() : null,
        fields.contains(Field.GROUPS) ? entry.groups() : new TreeSet<>(),
        fields.contains(Field.VALIDITY) ? entry.validity() : Validity.ALWAYS,
        fields.contains(Field.EXTRA) ? entry.extra() : new TreeMap<>(),
        fields.contains(Field.PHOTO) ? entry.photo() : "",
        entry.action());
  }

  /** The entry with a permission group, if there is one. */
  static Entry in(Entry entry, String group) {
    return new Entry(
        entry.id(),
        entry.name(),
        entry.type(),
        group.isEmpty() ? entry.groups() : new TreeSet<>(Set.of(group)),
        entry.validity(),
        entry.extra(),
        entry.photo(),
        entry.action());
  }

  private static void put(Set<Field> fields, Field field, boolean differs) {
    if (differs) {
      fields.add(field);
    }
  }
}
