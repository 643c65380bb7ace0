package dev.muster.sync;

import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who of a list counts: those who pass every part of it. A text of the list that is compared is
 * compared as it is written.
 *
 * @param ids a regular expression of the whole person number; empty means all
 * @param types only people of these types; empty means all
 * @param groups only people with one of these permission groups; empty means all
 * @param extra only people whose further information under a heading is one of the texts
 */
public record PeopleFilter(
    @DefaultValue("") String ids,
    @DefaultValue Set<PersonType> types,
    @DefaultValue Set<String> groups,
    @DefaultValue Map<String, Set<String>> extra) {

  /** Everybody counts. */
  public static final PeopleFilter ALL = new PeopleFilter("", Set.of(), Set.of(), Map.of());

  private static final int LONGEST = 200;

  public PeopleFilter {
    try {
      Pattern.compile(ids);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "a sync's filter.ids is \"%s\"; allowed is a regular expression: %s"
              .formatted(ids, e.getDescription().toLowerCase(Locale.ROOT)));
    }
    if (ids.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a sync's filter.ids has %d characters; allowed are %d".formatted(ids.length(), LONGEST));
    }
    types = Set.copyOf(types);
    groups = Set.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  public boolean isAll() {
    return equals(ALL);
  }

  public boolean passes(Person person) {
    return passes(person.id(), person.type(), person.groups(), person.extra());
  }

  /** An entry that does not say what is asked for does not pass. */
  boolean passes(Entry entry) {
    return passes(entry.id(), entry.type(), entry.groups(), entry.extra());
  }

  private boolean passes(
      String id, @Nullable PersonType type, Set<String> has, Map<String, String> further) {
    return (ids.isEmpty() || id.matches(ids))
        && (types.isEmpty() || type != null && types.contains(type))
        && (groups.isEmpty() || !Collections.disjoint(groups, has))
        && extra.entrySet().stream()
            .allMatch(one -> one.getValue().contains(further.getOrDefault(one.getKey(), "")));
  }
}
