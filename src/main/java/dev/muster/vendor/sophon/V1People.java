package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Ask;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, registers, updates and removes the person on a v1 box. Source: contracts/sophon.md §4.3.
 */
public final class V1People {

  /** The level of the seed's flow: the box's own, least strict one. §9. */
  private static final String QUALITY = "custom";

  private final V1Calls calls;
  private final Dialogue dialogue;
  private final PhotoStore photos;
  private final OwnKeys keys;

  V1People(V1Calls calls, Dialogue dialogue, PhotoStore photos, OwnKeys keys) {
    this.calls = calls;
    this.dialogue = dialogue;
    this.photos = photos;
    this.keys = keys;
  }

  /** Asks what the box knows of the person. */
  public <S extends Resident<S>> Ask<S> find(S resident) {
    return dialogue.ask(
        resident,
        calls.findUser(resident.box(), resident.number()),
        (now, success) -> now.with(standing(now.number(), success)),
        V1People::notFound);
  }

  /** Registers a person that the box does not know. */
  public Ask<Registration> create(Registration registration) {
    V1Wire.NewUser user =
        new V1Wire.NewUser(
            V1Groups.FACE_GROUP,
            registration.number(),
            photos.get(registration.placing().prepared()),
            false,
            false,
            info(registration, registration.placing().version(), registration.wantedPhoto()),
            QUALITY);
    return dialogue.askToPlace(registration, calls.createUser(registration.box(), user));
  }

  /** Overwrites what the box knows of the person; the photo is sent when it is another one. */
  public Ask<Registration> update(Registration registration) {
    byte @Nullable [] photo =
        registration.isPhotoOutdated() ? photos.get(registration.placing().prepared()) : null;
    V1Wire.ChangedUser user =
        new V1Wire.ChangedUser(
            registration.number(),
            photo,
            false,
            info(registration, registration.placing().version(), registration.wantedPhoto()));
    return dialogue.askToPlace(registration, calls.changeUser(registration.box(), user));
  }

  /** Takes the new version's name back from a person whose photo is still the earlier one. */
  public Ask<Registration> unmark(Registration registration) {
    V1Wire.ChangedUser user =
        new V1Wire.ChangedUser(
            registration.number(), null, false, info(registration, "refused", "earlier"));
    return dialogue.ask(
        registration, calls.changeUser(registration.box(), user), (now, success) -> now);
  }

  /** Removes the person; whether that is so is read back afterwards. */
  public <S extends Resident<S>> Ask<S> delete(S resident) {
    return dialogue.ask(
        resident,
        calls.deleteUser(resident.box(), new V1Wire.GoneUser(resident.number())),
        (now, success) -> now.removed(""),
        (now, failure) -> now.removed(failure.words()));
  }

  private static <S extends Resident<S>> S notFound(S now, Failure failure) {
    return failure.meaning() == Meaning.ABSENT
        ? now.with(Standing.absent(failure.words()))
        : Dialogue.ended(now, failure);
  }

  /** Which photos there are is told by D5x's keys; D5 has the photo itself only (§4.3.2). */
  private static Standing standing(String id, Success success) {
    for (JsonNode row : success.body().path("data").path("identities_list")) {
      if (id.equals(row.path("identity_id").asText())) {
        JsonNode info = row.path("info");
        boolean named = info.has("image_id") || info.has("image_ids");
        return Standing.present(
                info,
                named
                    ? List.of(info.path("image_id"), info.path("image_ids"))
                    : List.of(row.path("reg_photo")))
            .telling(info.path("name").asText(""), info.path("permission_ids"));
      }
    }
    return Standing.absent("the box lists nobody with the number " + id);
  }

  private V1Wire.Info info(Registration registration, String version, String photo) {
    Person person = registration.placing().person();
    return new V1Wire.Info(
        person.name(),
        code(person.type()),
        registration.permissionIds(),
        keys.extra(person, "startTime", "endTime"),
        version,
        photo);
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
