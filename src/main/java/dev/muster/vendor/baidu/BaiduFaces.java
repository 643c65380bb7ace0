package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Sees to it that a person has the face of the photo in each group and no other: an old one would
 * still open doors. Source: contracts/baidu.md §4.2, §4.5.6.
 */
public final class BaiduFaces {

  private final BaiduCalls calls;

  BaiduFaces(BaiduCalls calls) {
    this.calls = calls;
  }

  /** Asks for the faces in the next group where this version stands. */
  public BaiduEntry list(BaiduEntry entry) {
    String group = entry.groupToLookInto().orElseThrow();
    return entry.ask(
        new Question<>(
            BaiduCalls.FACE_LIST,
            calls.body(new BaiduWire.User(group, entry.userId())),
            (now, result) -> listed(now, group, result),
            (now, failure) ->
                switch (failure.meaning()) {
                  case USER_ABSENT, GROUP_ABSENT -> now.with(now.stand().absentFrom(group));
                  default -> now.giveUp(failure.outcome());
                }));
  }

  /** Takes away a face beside ours; the group is looked into again. */
  public BaiduEntry delete(BaiduEntry entry) {
    String group = entry.stranger().orElseThrow();
    String token = entry.faces().besideOurs(group).orElseThrow();
    return entry.faces().removed().contains(token)
        ? entry.endWith(
            new Outcome.OutcomeUnknown<>(
                "the cloud keeps a face of %s in %s that was taken away"
                    .formatted(entry.userId(), group)))
        : entry.ask(
            new Question<>(
                BaiduCalls.FACE_DELETE,
                calls.body(new BaiduWire.Face(group, entry.userId(), token)),
                (now, result) -> now.with(now.faces().removed(group, token)),
                (now, failure) ->
                    failure.meaning() == BaiduMeaning.FACE_ABSENT
                        ? now.with(now.faces().removed(group, token))
                        : now.giveUp(failure.outcome())));
  }

  private static BaiduEntry listed(BaiduEntry now, String group, JsonNode result) {
    List<String> tokens = new ArrayList<>();
    result.path("face_list").forEach(face -> tokens.add(face.path("face_token").asText("")));
    return now.with(now.faces().told(group, tokens));
  }
}
