package dev.muster.vendor.sophon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.call.PassingRows;
import dev.muster.call.PickedFields;
import dev.muster.directory.ListedPerson;
import dev.muster.vendor.sophon.BoxPage.Told;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a page of the people on a box out of its answer, whichever API it speaks. */
final class PeoplePages {

  /** No box has more; one that says so has them not. */
  private static final int MOST_PEOPLE = 999_999_999;

  /** The fields of a person, in the order in which a form names them. */
  private static final int ID = 0;

  private static final int NAME = 1;
  private static final int VERSION = 2;
  private static final int GROUP_IDS = 3;
  private static final int GROUP_NAMES = 4;

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
   * @param person where the number, the name, our version, the ids of the permission groups and
   *     their names stand in a row
   */
  record Form(JsonPointer list, JsonPointer pagination, String limit, PickedFields person) {

    static Form of(String list, String pagination, String limit, PickedFields person) {
      return new Form(JsonPointer.compile(list), JsonPointer.compile(pagination), limit, person);
    }
  }

  /** A list that is not there, because its group is not, holds nobody. */
  Ask<BoxPage> ask(BoxPage page, Call call, Form form) {
    return new Ask<>(page, call, (now, answer) -> judged(now, answer, form));
  }

  private BoxPage judged(BoxPage now, Answer answer, Form form) {
    Rows rows = new Rows(form.person(), now.list().groups());
    PassingRows passing = new PassingRows(json, form.list());
    Outcome<Told> end =
        SophonAnswer.of(body -> passing.read(body, rows::take), answer)
            .fold(
                success -> told(success.body(), rows, form),
                failure -> declined(failure),
                Outcome.NotReached::new,
                Outcome.OutcomeUnknown::new);
    return isTooLarge(answer) ? now.tooLargeToRead(end) : now.endWith(end);
  }

  /** The people of a page, while its rows pass by. */
  private static final class Rows {

    private final PickedFields fields;
    private final Map<String, String> groups;
    private final List<ListedPerson> people = new ArrayList<>();
    private int count;

    Rows(PickedFields fields, Map<String, String> groups) {
      this.fields = fields;
      this.groups = groups;
    }

    void take(JsonParser parser) throws IOException {
      count++;
      PickedFields.Row row = fields.read(parser);
      String id = row.text(ID);
      if (id != null && !id.isEmpty()) {
        people.add(new ListedPerson(id, id, row.text(NAME), row.text(VERSION), groups(row)));
      }
    }

    /** Names where the box tells some, as newer documents of v1 have them; else by their ids. */
    private List<String> groups(PickedFields.Row row) {
      List<String> names = row.texts(GROUP_NAMES);
      List<String> ids = row.texts(GROUP_IDS);
      if (names != null && !names.isEmpty()) {
        return names;
      }
      return ids == null ? List.of() : ids.stream().map(id -> groups.getOrDefault(id, id)).toList();
    }
  }

  private static Outcome<Told> told(JsonNode body, Rows rows, Form form) {
    if (!body.at(form.list()).isArray()) {
      return new Outcome.OutcomeUnknown<>("the box answered no list of people");
    }
    JsonNode pagination = body.at(form.pagination());
    return new Outcome.Answered<>(
        new Told(
            rows.people,
            rows.count,
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

  private static boolean isTooLarge(Answer answer) {
    return answer instanceof Answer.Lost lost && lost.tooLarge();
  }
}
