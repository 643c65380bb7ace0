package dev.muster.vendor.sophon;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Found;
import dev.muster.box.Found.Group;
import dev.muster.box.Inspection;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * How the questions of a look at a box are judged, whichever API it speaks: no answer ends the
 * look, and the rest is for whoever asked.
 */
final class Inquiry {

  /** Permission groups on a page; and pages that are read, so that every look ends. */
  static final int PAGE = 100;

  static final int MOST_PAGES = 50;

  private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {};

  private final ObjectMapper json;

  Inquiry(ObjectMapper json) {
    this.json = json;
  }

  /** A question without whose answer nothing can be said of the box. */
  Ask<Inspection> ask(
      Inspection subject, Call call, BiFunction<Inspection, Success, Inspection> success) {
    return ask(subject, call, success, (now, failure) -> now.failed(failure.words()));
  }

  /** A question that the box may also decline. */
  Ask<Inspection> ask(
      Inspection subject,
      Call call,
      BiFunction<Inspection, Success, Inspection> success,
      BiFunction<Inspection, Failure, Inspection> failure) {
    return new Ask<>(
        subject,
        call,
        (now, answer) ->
            read(answer)
                .fold(
                    body -> success.apply(now, body),
                    said -> failure.apply(now, said),
                    now::failed,
                    now::failed));
  }

  /** The first question: what is no answer of this API may be one of a box of the other. */
  Ask<Inspection> first(
      Inspection subject, Call call, BiFunction<Inspection, Success, Inspection> success) {
    return new Ask<>(
        subject,
        call,
        (now, answer) ->
            read(answer)
                .fold(
                    body -> success.apply(now, body),
                    said -> now.notUnderstood(said.words()),
                    now::failed,
                    now::notUnderstood));
  }

  /** A question to the other API: only a success with this list in it shows that it is spoken. */
  Ask<Inspection> other(Inspection subject, Call call, String api, String list) {
    return new Ask<>(
        subject,
        call,
        (now, answer) ->
            read(answer)
                .fold(
                    body ->
                        body.body().at(list).isArray()
                            ? now.speaks(api)
                            : now.failed(now.trouble()),
                    said -> now.failed(now.trouble()),
                    why -> now.failed(now.trouble()),
                    why -> now.failed(now.trouble())));
  }

  /** A change that the box may decline; the rest goes on. */
  Ask<Inspection> change(Inspection subject, String what, Call call) {
    return ask(
        subject,
        call,
        (now, body) -> now,
        (now, failure) -> now.declined(what + ": " + failure.words()));
  }

  /** What the box told of a device, to be sent back. */
  Map<String, Object> asSent(JsonNode row) {
    return json.convertValue(row, ROW);
  }

  /**
   * Adds a page of permission groups. The last page is the one that completes the box's own count,
   * or that brings nothing new; a box without a count has sent all at once.
   */
  static Inspection page(Inspection now, List<Group> page, JsonNode count) {
    Found found = now.found();
    List<Group> fresh = page.stream().filter(one -> !found.groups().contains(one)).toList();
    List<Group> all =
        new ArrayList<>(Stream.concat(found.groups().stream(), fresh.stream()).toList());
    Inspection more = now.with(found.withGroups(all));
    if (fresh.isEmpty() || all.size() >= count.asInt(0)) {
      return more.withPage(Inspection.ALL_READ);
    }
    return now.page() + 1 < MOST_PAGES
        ? more.withPage(now.page() + 1)
        : more.failed("the box lists more permission groups than are read: " + all.size());
  }

  private SophonAnswer read(Answer answer) {
    return SophonAnswer.of(json, answer);
  }
}
