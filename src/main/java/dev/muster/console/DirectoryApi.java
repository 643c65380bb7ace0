package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.directory.Capabilities;
import dev.muster.directory.DeleteGroup;
import dev.muster.directory.DeletedGroup;
import dev.muster.directory.Directory;
import dev.muster.directory.ListGroups;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.errand.ErrandDesk;
import dev.muster.errand.Errands;
import dev.muster.errand.Wish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Boxes and clouds alike: what they can do, who stands on them by their own words, their groups.
 */
@RestController
@RequestMapping(path = "/api/directories", produces = "application/json")
@Tag(name = "People and boxes")
final class DirectoryApi {

  private static final int MOST = 1000;

  private final DirectoryList directories;
  private final Errands errands;
  private final ErrandDesk desk;

  DirectoryApi(DirectoryList directories, Errands errands, ErrandDesk desk) {
    this.directories = directories;
    this.errands = errands;
    this.desk = desk;
  }

  /** The groups of a directory. */
  record Groups(List<String> groups) {}

  /**
   * Somebody who stands on a directory.
   *
   * @param key the name that the directory has for them
   * @param id the person number; empty when whoever enrolled them was not this program
   */
  record Person(
      String key, String id, @Nullable String name, @Nullable String version, List<String> groups) {

    static Person of(ListedPerson one) {
      return new Person(one.key(), one.id(), one.name(), one.version(), one.groups());
    }
  }

  /**
   * A group that was deleted.
   *
   * @param gone false while the directory still lists it, which may take minutes
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Gone(String group, int people, boolean gone) {}

  @GetMapping
  @Operation(
      summary = "The boxes and clouds: what they can do, whether they answer, what they cost",
      description = "Calls are counted where they count against a quota, by the day of that quota.")
  List<DirectoryView> all(Locale locale) {
    return directories.all(locale);
  }

  @GetMapping("/{name}")
  @Operation(summary = "A box or cloud: what it can do, whether it answers, what it costs")
  DirectoryView one(@PathVariable String name, Locale locale) {
    return directories.all(locale).stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  @GetMapping("/{name}/people")
  @Operation(
      summary = "Who stands on a directory, as it tells now",
      description =
          "Costs calls. cursor: next of the page before. 409 when it has not the capability"
              + " lists; 503 when it was not reached, 504 when its answer is lost.")
  Slice<Person> people(
      @PathVariable String name,
      @RequestParam(defaultValue = "") @Size(max = 512) String cursor,
      @RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int limit,
      Locale locale) {
    can(name, ListPeople.VERB, "lists", Capabilities::lists);
    ListPage page = run(new ListPeople(name, cursor, limit), "cursor", locale);
    return new Slice<>(
        page.people().stream().map(Person::of).toList(), page.isLast() ? null : page.next());
  }

  @GetMapping("/{name}/groups")
  @Operation(
      summary = "The groups of a directory, as it tells now",
      description = "Costs calls. 409 when it has not the capability groups.")
  Groups groups(@PathVariable String name, Locale locale) {
    can(name, ListGroups.VERB, "groups", Capabilities::groups);
    return new Groups(run(new ListGroups(name), "name", locale));
  }

  @DeleteMapping("/{name}/groups/{group}")
  @Operation(
      summary = "Deletes a group that left the configuration, with everybody in it",
      description =
          "people: how many stand in it; with any other number nothing is deleted and the answer"
              + " is 409 and says how many there are. 409 while the group is configured.")
  Gone delete(
      @PathVariable String name,
      @PathVariable @Size(max = 128) String group,
      @RequestParam @Min(0) int people,
      Locale locale) {
    can(name, DeleteGroup.VERB, "groups", Capabilities::groups);
    DeletedGroup done = run(new DeleteGroup(name, group, people), "group", locale);
    if (!done.deleted()) {
      throw new Conflict(
          "%d people stand in the group %s of %s and not %d: nothing was deleted."
              .formatted(done.people(), group, name, people));
    }
    return new Gone(done.group(), done.people(), done.gone());
  }

  private void can(String name, String verb, String capability, Predicate<Capabilities> has) {
    Directory directory = directories.find(name).orElseThrow(() -> unknown(name));
    if (!has.test(directory.capabilities())) {
      throw new Conflict(
          "%s cannot do this: it has not the capability \"%s\".".formatted(name, capability));
    }
    if (!errands.can(name, verb)) {
      throw new Conflict(
          "%s cannot do this: its capability \"%s\" does not reach as far as %s."
              .formatted(name, capability, verb));
    }
  }

  /**
   * @param parameter what is to blame when the wish cannot be granted at all
   */
  private <T> T run(Wish<T> wish, String parameter, Locale locale) {
    try {
      return desk.run(wish)
          .fold(
              answer -> answer,
              refusal -> {
                throw Unanswered.refused(refusal, locale);
              },
              why -> {
                throw Unanswered.notReached(why, locale);
              },
              why -> {
                throw Unanswered.unknown(why, locale);
              });
    } catch (IllegalArgumentException e) {
      throw new BadParameter(parameter, String.valueOf(e.getMessage()));
    }
  }

  private static NotThere unknown(String name) {
    return new NotThere("There is no box and no cloud " + name + " in the configuration.");
  }
}
