package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.call.Reason;
import dev.muster.kiosk.Verdict;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.kiosk.Verdict.Written;
import dev.muster.recogniser.Score;
import dev.muster.roster.Person;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What a kiosk shows. Of somebody who is not to be let in it says nothing but that.
 *
 * @param id the kiosk's own key of the picture
 * @param headline in large letters, in the caller's language
 * @param words the rest
 * @param identityId of whom it has recognised; null otherwise
 * @param eventId the event that they have become; null when there is none
 * @param at when that happened
 * @param again true when it was there already: this picture added nothing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record KioskView(
    String id,
    String result,
    String headline,
    String words,
    @Nullable String identityId,
    @Nullable String name,
    @Nullable Double score,
    @Nullable String eventId,
    @Nullable Instant at,
    boolean again) {

  /** How texts are found. */
  record Speech(MessageSource messages, ZoneId zone, Locale locale) {

    String say(String key, @Nullable Object... values) {
      return messages.getMessage("kiosk." + key, values, locale);
    }

    String time(Instant at) {
      return LocalTime.ofInstant(at, zone).truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  static KioskView of(String id, Verdict verdict, Speech speech) {
    Written event = verdict.event();
    Person person = verdict.kind() == Kind.RECOGNISED ? verdict.person() : null;
    Score score = verdict.score();
    return new KioskView(
        id,
        verdict.kind().word(),
        speech.say(verdict.kind().word(), person == null ? "" : person.name()),
        words(verdict, speech),
        person == null ? null : person.id(),
        person == null ? null : person.name(),
        person == null || score == null ? null : score.raw(),
        event == null ? null : event.id(),
        event == null ? null : event.at(),
        event != null && event.again());
  }

  private static String words(Verdict verdict, Speech speech) {
    Written event = verdict.event();
    Reason reason = verdict.reason();
    if (verdict.kind() == Kind.RECOGNISED && event != null) {
      return speech.say(event.again() ? "noted.again" : "noted", speech.time(event.at()));
    }
    if (verdict.kind() == Kind.REFUSED && reason != null) {
      return reason.words(speech.locale());
    }
    return speech.say(verdict.kind().word() + ".words");
  }
}
