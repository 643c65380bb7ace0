package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.roster.Person;
import dev.muster.roster.PhotoStore;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds, registers, updates and removes the person on a v2 box. Photo and info are two calls there:
 * the photo goes first, so that the new version is only named when everything of it stands. Source:
 * contracts/sophon.md §5.2.
 */
public final class V2People {

  /** Face above 60 pixels, as the bridge asks itself; the least strict level that looks. §9. */
  private static final String QUALITY = "low";

  private final V2Calls calls;
  private final Dialogue dialogue;
  private final PhotoStore photos;
  private final OwnKeys keys;

  V2People(V2Calls calls, Dialogue dialogue, PhotoStore photos, OwnKeys keys) {
    this.calls = calls;
    this.dialogue = dialogue;
    this.photos = photos;
    this.keys = keys;
  }

  /** Asks what the box knows of the person. */
  public <S extends Resident<S>> Ask<S> find(S resident) {
    return dialogue.ask(
        resident,
        calls.findIdentity(resident.box(), resident.number()),
        (now, success) -> now.with(standing(now.number(), success)),
        (now, failure) ->
            failure.meaning() == Meaning.ABSENT
                ? now.with(Standing.absent(failure.words()))
                : Dialogue.ended(now, failure));
  }

  /** Registers a person that the box does not know. */
  public Ask<Registration> create(Registration registration) {
    V2Wire.NewIdentity identity =
        new V2Wire.NewIdentity(info(registration), photo(registration), QUALITY, false);
    return dialogue.ask(
        registration,
        calls.createIdentity(registration.box(), identity),
        V2People::created,
        dialogue::declined);
  }

  /** Gives a photo to a person that the box has without one. */
  public Ask<Registration> addFace(Registration registration) {
    return dialogue.ask(
        registration,
        calls.addFace(registration.box(), face(registration, null, null)),
        (now, success) -> withNewPhoto(now),
        dialogue::declined);
  }

  /** Puts the photo in the place of the first one. */
  public Ask<Registration> replaceFace(Registration registration) {
    return new Ask<>(
        registration,
        calls.replaceFace(registration.box(), face(registration, 0, null)),
        this::replaced);
  }

  /** The same by the call of the drafts, which names the photo by its id (§10.2). */
  public Ask<Registration> updateImage(Registration registration) {
    String image = registration.person().images().get(0);
    return dialogue.ask(
        registration.with(Todo.NOTHING),
        calls.updateImage(registration.box(), face(registration, null, image)),
        (now, success) -> withNewPhoto(now),
        dialogue::declined);
  }

  /** Overwrites what the box knows of the person besides the photo. */
  public Ask<Registration> updateInfo(Registration registration) {
    return dialogue.askToPlace(
        registration, calls.updateIdentity(registration.box(), info(registration)));
  }

  /** Takes the new version's name back from a person whose photo is still the earlier one. */
  public Ask<Registration> unmark(Registration registration) {
    return dialogue.ask(
        registration,
        calls.updateIdentity(registration.box(), info(registration, "refused", "earlier")),
        (now, success) -> now);
  }

  /** Removes the person; whether that is so is read back afterwards. */
  public <S extends Resident<S>> Ask<S> delete(S resident) {
    return dialogue.ask(
        resident,
        calls.deleteIdentities(
            resident.box(), new V2Wire.GoneIdentities(List.of(resident.number()))),
        (now, success) -> now.removed(trouble(now.number(), success)),
        (now, failure) -> now.removed(failure.words()));
  }

  private static Registration created(Registration now, Success success) {
    return success.body().path("face_id").asText("").isBlank()
        ? now.endWith(
            new Outcome.OutcomeUnknown<>("the box took the person but names no face of it"))
        : now.placed();
  }

  /** Firmware that knows no place of a photo, or not the call, is asked by the draft's call. */
  private Registration replaced(Registration now, Answer answer) {
    SophonAnswer read = dialogue.read(answer);
    boolean unknownCall =
        read instanceof SophonAnswer.Unclear
            && answer instanceof Answer.Arrived arrived
            && (arrived.status() == 404 || arrived.status() == 405);
    boolean unknownPlace = read instanceof Failure said && said.meaning() == Meaning.BAD_CALL;
    return unknownCall || unknownPlace
        ? now.with(Todo.otherReplacing())
        : Dialogue.judged(now, read, (same, success) -> withNewPhoto(same), dialogue::declined);
  }

  private static Registration withNewPhoto(Registration now) {
    return now.with(now.person().withPhoto(now.wantedPhoto()));
  }

  private static Standing standing(String id, Success success) {
    JsonNode body = success.body();
    return id.equals(body.path("identity_id").asText())
        ? Standing.present(
                body.path("ext_user_info"),
                List.of(body.path("register_image_ids"), body.path("face_ids")))
            .telling(body.path("identity_name").asText(""), body.path("permission_ids"))
        : Standing.absent("the box answered without the number " + id);
  }

  private static String trouble(String id, Success success) {
    for (JsonNode failed : success.body().path("failed_identity_ids")) {
      if (id.equals(failed.asText())) {
        return "the box names the number " + id + " among those it failed to remove";
      }
    }
    return "";
  }

  private V2Wire.Info info(Registration registration) {
    return info(registration, registration.placing().version(), registration.wantedPhoto());
  }

  private V2Wire.Info info(Registration registration, String version, String photo) {
    Person person = registration.placing().person();
    Map<String, String> extra = keys.extra(person, "start_time", "end_time");
    extra.put(OwnKeys.VERSION, version);
    extra.put(OwnKeys.PHOTO, photo);
    return new V2Wire.Info(
        person.id(), person.name(), person.type().word(), registration.permissionIds(), extra);
  }

  private V2Wire.Face face(
      Registration registration, @Nullable Integer index, @Nullable String image) {
    return new V2Wire.Face(registration.number(), index, image, photo(registration), QUALITY);
  }

  private byte[] photo(Registration registration) {
    return photos.get(registration.placing().prepared());
  }
}
