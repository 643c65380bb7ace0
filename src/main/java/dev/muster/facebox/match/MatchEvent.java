package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.Strangers;
import dev.muster.facebox.wire.Json;

/** The event that a comparison leaves, before it has pictures and a number. */
final class MatchEvent {

  private static final String NEW_STRANGER = "1001";
  private static final String NOTHING = "0";
  private static final String NOBODY = "stranger";

  private MatchEvent() {}

  static BoxEvent of(Matching.Question question, Sighting seen, Comparison.Found found) {
    Person person = found.passed() ? found.person() : null;
    return new BoxEvent(
        0,
        0,
        question.at(),
        question.deviceId(),
        person == null ? "" : person.identityId(),
        person == null ? NOBODY : person.name(),
        person == null ? BoxEvent.STRANGER : person.type(),
        found.score(),
        new BoxEvent.Details(
            info(found),
            question.endpoint(),
            question.groupId(),
            question.permission().id(),
            question.permission().name(),
            "",
            "",
            registered(found),
            Recorder.box(seen),
            Recorder.points(seen),
            more(question, found)));
  }

  /** The info of somebody in the library of strangers ({@code contracts/sophon.md §6.6.2}). */
  static ObjectNode info(Strangers.Stranger stranger) {
    return Json.object()
        .put("addTime", stranger.person().info().path("addTime").asLong())
        .put("image_id", stranger.imageId())
        .put("name", stranger.person().name())
        .put("type", stranger.person().type());
  }

  private static ObjectNode info(Comparison.Found found) {
    Person person = found.person();
    return found.passed() && person != null
        ? person.wholeInfo().put("image_id", found.imageId())
        : found.stranger().map(MatchEvent::info).orElseGet(Json::object);
  }

  /** A stranger's first picture is the event's own. */
  private static String registered(Comparison.Found found) {
    return found.passed()
        ? found.imageId()
        : found
            .stranger()
            .filter(stranger -> !stranger.isNew())
            .map(Strangers.Stranger::imageId)
            .orElse("");
  }

  private static BoxEvent.More more(Matching.Question question, Comparison.Found found) {
    return new BoxEvent.More(
        found.stranger().filter(Strangers.Stranger::isNew).isPresent() ? NEW_STRANGER : NOTHING,
        found.stranger().map(stranger -> stranger.person().identityId()).orElse(""),
        "",
        "",
        question.wish().grabbed());
  }
}
