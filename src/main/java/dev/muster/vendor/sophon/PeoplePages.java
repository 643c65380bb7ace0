package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListedPerson;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a page of the people on a box out of its answer, whichever API it speaks. */
final class PeoplePages {

  private final ObjectMapper json;
  private final BoxSetup setup;

  PeoplePages(ObjectMapper json, BoxSetup setup) {
    this.json = json;
    this.setup = setup;
  }

  /**
   * How an API writes a page.
   *
   * @param list where the people stand in the answer
   * @param pagination where it says how many there are
   * @param limit its name for the people on a page
   * @param person reads one row, with the names of the permission groups by their ids
   */
  record Form(String list, String pagination, String limit, Row person) {}

  /** Reads one row. */
  @FunctionalInterface
  interface Row {
    ListedPerson read(JsonNode row, Function<String, String> groups);
  }

  /** A list that is not there, because its group is not, holds nobody. */
  Ask<BoxList> ask(BoxList list, Call call, Form form) {
    return new Ask<>(
        list,
        call,
        (now, answer) ->
            isTooLarge(answer) && now.window().canBeSmaller()
                ? now.with(now.window().smaller())
                : now.endWith(page(now, SophonAnswer.of(json, answer), form)));
  }

  private Outcome<ListPage> page(BoxList now, SophonAnswer answer, Form form) {
    return answer.fold(
        success -> read(now, success.body(), form),
        failure -> declined(failure),
        Outcome.NotReached::new,
        Outcome.OutcomeUnknown::new);
  }

  private Outcome<ListPage> read(BoxList now, JsonNode body, Form form) {
    JsonNode rows = body.at(form.list());
    if (!rows.isArray()) {
      return new Outcome.OutcomeUnknown<>("the box answered no list of people");
    }
    Map<String, String> groups = groups(now.lane());
    List<ListedPerson> people = new ArrayList<>();
    for (JsonNode row : rows) {
      ListedPerson one = form.person().read(row, id -> groups.getOrDefault(id, id));
      if (!one.key().isEmpty()) {
        people.add(one);
      }
    }
    JsonNode pagination = body.at(form.pagination());
    String next =
        now.window()
            .after(
                rows.size(),
                pagination.path(form.limit()).asInt(0),
                pagination.path("total_count").asInt(-1),
                people.stream().map(ListedPerson::key).toList().hashCode());
    return new Outcome.Answered<>(new ListPage(people, next));
  }

  private static Outcome<ListPage> declined(Failure failure) {
    return failure.meaning() == Meaning.ABSENT
        ? new Outcome.Answered<>(new ListPage(List.of(), ""))
        : failure.outcome();
  }

  private Map<String, String> groups(String box) {
    return setup.all().stream()
        .filter(one -> one.box().equals(box) && one.part() == Part.PERMISSION)
        .filter(one -> !one.value().isEmpty())
        .collect(
            Collectors.toMap(
                BoxSetup.Standing::value, BoxSetup.Standing::item, (one, other) -> one));
  }

  /** The text of a key; null when it is not there. */
  static @Nullable String text(JsonNode node, String key) {
    return node.hasNonNull(key) ? node.path(key).asText() : null;
  }

  /** The texts of a list, each as a group is named. */
  static List<String> named(JsonNode list, Function<String, String> groups) {
    List<String> names = new ArrayList<>();
    list.forEach(one -> names.add(groups.apply(one.asText())));
    return names;
  }

  private static boolean isTooLarge(Answer answer) {
    return answer instanceof Answer.Lost lost && lost.tooLarge();
  }
}
