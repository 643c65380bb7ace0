package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.directory.ListedPerson;
import dev.muster.vendor.sophon.BoxPage.Told;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a page of the people on a box out of its answer, whichever API it speaks. */
final class PeoplePages {

  /** No box has more; one that says so has them not. */
  private static final int MOST_PEOPLE = 999_999_999;

  private final ObjectMapper json;

  PeoplePages(ObjectMapper json) {
    this.json = json;
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
  Ask<BoxPage> ask(BoxPage page, Call call, Form form) {
    return new Ask<>(page, call, (now, answer) -> judged(now, answer, form));
  }

  private BoxPage judged(BoxPage now, Answer answer, Form form) {
    Outcome<Told> end =
        SophonAnswer.of(json, answer)
            .fold(
                success -> read(now, success.body(), form),
                failure -> declined(failure),
                Outcome.NotReached::new,
                Outcome.OutcomeUnknown::new);
    return isTooLarge(answer) ? now.tooLargeToRead(end) : now.endWith(end);
  }

  private Outcome<Told> read(BoxPage now, JsonNode body, Form form) {
    JsonNode rows = body.at(form.list());
    if (!rows.isArray()) {
      return new Outcome.OutcomeUnknown<>("the box answered no list of people");
    }
    Map<String, String> groups = now.list().groups();
    List<ListedPerson> people = new ArrayList<>(rows.size());
    for (JsonNode row : rows) {
      ListedPerson one = form.person().read(row, id -> groups.getOrDefault(id, id));
      if (!one.key().isEmpty()) {
        people.add(one);
      }
    }
    JsonNode pagination = body.at(form.pagination());
    return new Outcome.Answered<>(
        new Told(
            people,
            rows.size(),
            pagination.path(form.limit()).asInt(0),
            total(pagination.path("total_count"))));
  }

  private static int total(JsonNode told) {
    return (int) Math.max(-1, Math.min(MOST_PEOPLE, told.asLong(-1)));
  }

  private static Outcome<Told> declined(Failure failure) {
    return failure.meaning() == Meaning.ABSENT
        ? new Outcome.Answered<>(new Told(List.of(), 0, 0, 0))
        : failure.outcome();
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
