package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.List;

/**
 * Finds, registers and updates the person. The version we placed stands in the person's info on the
 * box, so that reading back tells whether an earlier call arrived. Source: contracts/sophon.md
 * §4.3.
 */
public final class SophonPeople {

  /** The level of the seed's flow: the box's own, least strict one. §9. */
  private static final String QUALITY = "custom";

  private final SophonCalls calls;
  private final PhotoStore photos;
  private final BoxSetup setup;
  private final ObjectMapper json;

  SophonPeople(SophonCalls calls, PhotoStore photos, BoxSetup setup, ObjectMapper json) {
    this.calls = calls;
    this.photos = photos;
    this.setup = setup;
    this.json = json;
  }

  /** Asks what the box knows of the person. */
  public Ask<Registration> find(Registration registration) {
    return new Ask<>(
        registration,
        calls.findUser(registration.box(), registration.placing().person().id()),
        this::found);
  }

  /** Registers a person that the box does not know. */
  public Ask<Registration> create(Registration registration) {
    SophonWire.NewUser user =
        new SophonWire.NewUser(
            SophonBox.FACE_GROUP,
            registration.placing().person().id(),
            photos.get(registration.placing().prepared()),
            false,
            false,
            info(registration),
            QUALITY);
    return new Ask<>(registration, calls.createUser(registration.box(), user), this::written);
  }

  /** Overwrites what the box knows of the person. */
  public Ask<Registration> update(Registration registration) {
    SophonWire.ChangedUser user =
        new SophonWire.ChangedUser(
            registration.placing().person().id(),
            photos.get(registration.placing().prepared()),
            false,
            info(registration));
    return new Ask<>(registration, calls.changeUser(registration.box(), user), this::written);
  }

  private Registration found(Registration now, Answer answer) {
    SophonAnswer read = SophonAnswer.of(json, answer);
    if (read instanceof Failure failure && SophonRefusals.isAbsence(failure)) {
      return now.with(Todo.person(Todo.Standing.ABSENT));
    }
    return SophonBox.judge(now, read, (same, body) -> same.with(Todo.person(standing(same, body))));
  }

  private static Todo.Standing standing(Registration now, Success success) {
    for (JsonNode row : success.body().path("data").path("identities_list")) {
      if (now.placing().person().id().equals(row.path("identity_id").asText())) {
        String version = row.path("info").path(SophonWire.VERSION).asText();
        return now.placing().version().equals(version)
            ? Todo.Standing.CURRENT
            : Todo.Standing.OUTDATED;
      }
    }
    return Todo.Standing.ABSENT;
  }

  /** A box that denies a group we know of was emptied: what we know of it is forgotten. */
  private Registration written(Registration now, Answer answer) {
    SophonAnswer read = SophonAnswer.of(json, answer);
    if (read instanceof Failure failure && SophonRefusals.isAbsence(failure)) {
      setup.forget(now.lane());
      return now.endWith(
          new Outcome.OutcomeUnknown<>(failure.words() + "; its set-up is done again"));
    }
    if (read instanceof Failure failure && failure.code() == SophonRefusals.EXISTS) {
      return now.endWith(new Outcome.OutcomeUnknown<>(failure.words() + "; it is read again"));
    }
    return SophonBox.judge(now, read, (same, body) -> same.with(Todo.NOTHING));
  }

  private static SophonWire.Info info(Registration registration) {
    Person person = registration.placing().person();
    List<String> permissions =
        person.groups().stream().map(registration.known().permissions()::get).toList();
    return new SophonWire.Info(
        person.name(), code(person.type()), permissions, registration.placing().version());
  }

  /** §7.5. */
  private static int code(PersonType type) {
    return switch (type) {
      case EMPLOYEE -> 1;
      case VISITOR -> 2;
      case BLACKLIST -> 3;
      case STRANGER -> 4;
      case VIP -> 5;
    };
  }
}
