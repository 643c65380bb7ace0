package dev.muster.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a person shows.
 *
 * @param seen stands for the content: a browser that has it already gets nothing
 */
record PersonLive(
    PersonView.Whole person,
    Summary summary,
    Explained validity,
    @Nullable Likeness warning,
    List<Whereabouts> places,
    String seen) {

  /** On how many directories the person is as wanted. */
  record Summary(String kind, Explained text) {

    static Summary of(PersonView.Whole person, List<Whereabouts> places) {
      long all = places.size();
      long there = count(person, PlacementState.PLACED);
      if (person.leavingAt() != null) {
        return new Summary(
            "wait", Explained.of("person.on.leaving", (long) person.placements().size()));
      }
      if (count(person, PlacementState.REFUSED) > 0) {
        return new Summary("bad", Explained.of("person.on.some", there, all));
      }
      return there == all && all > 0
          ? new Summary("good", Explained.of("person.on.all", all))
          : new Summary("wait", Explained.of("person.on.some", there, all));
    }

    private static long count(PersonView.Whole person, PlacementState state) {
      return person.placements().stream().filter(one -> one.state() == state).count();
    }
  }

  static PersonLive of(
      PersonView.Whole person, List<Reach> directories, Times times, Instant now, Locale locale) {
    Whereabouts.Scene scene = new Whereabouts.Scene(person, times, now);
    Map<String, Whereabouts> places = new TreeMap<>();
    Map<String, Reach> byName = new TreeMap<>();
    for (Reach one : directories) {
      byName.put(one.name(), one);
      places.put(one.name(), Whereabouts.nowhere(one, scene));
    }
    for (PlacementView one : person.placements()) {
      places.put(one.directory(), Whereabouts.of(one, byName.get(one.directory()), scene));
    }
    List<Whereabouts> all = new ArrayList<>(places.values());
    Explained validity = validity(person, times, now);
    return new PersonLive(
        person,
        Summary.of(person, all),
        validity,
        Likeness.of(person.faceWarning()),
        all,
        Integer.toHexString(Objects.hash(person, all, validity, locale.getLanguage())));
  }

  private static Explained validity(PersonView.Whole person, Times times, Instant now) {
    Instant from = person.validFrom();
    Instant to = person.validTo();
    if (to != null && to.isBefore(now)) {
      return Explained.of("validity.over", times.at(to));
    }
    if (from == null) {
      return to == null
          ? Explained.of("validity.always")
          : Explained.of("validity.to", times.at(to));
    }
    return to == null
        ? Explained.of("validity.from", times.at(from))
        : Explained.of("validity.both", times.at(from), times.at(to));
  }
}
