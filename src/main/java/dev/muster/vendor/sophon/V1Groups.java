package dev.muster.vendor.sophon;

import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.Optional;

/** Asks a v1 box for the two groups. Source: contracts/sophon.md §4.1, §4.2, §10.1.8. */
public final class V1Groups {

  static final String FACE_GROUP = "default_group";

  private final V1Calls calls;
  private final Dialogue dialogue;
  private final BoxSetup setup;

  V1Groups(V1Calls calls, Dialogue dialogue, BoxSetup setup) {
    this.calls = calls;
    this.dialogue = dialogue;
    this.setup = setup;
  }

  /** Asks for the id of the next permission group. */
  public Ask<Registration> findPermission(Registration registration) {
    String group = registration.unknownPermissions().get(0);
    Call call = calls.findByName(registration.box(), "permissions", group);
    return dialogue.ask(registration, call, (now, body) -> foundPermission(now, group, body));
  }

  /** Creates the permission group that the box does not have; its id is asked for afterwards. */
  public Ask<Registration> createPermission(Registration registration) {
    String group = String.valueOf(registration.todo().absentPermission());
    Call call = calls.createPermission(registration.box(), group);
    return dialogue.ask(registration, call, (now, body) -> now, V1Groups::notCreated);
  }

  /** Says that a permission group is still not listed, although it was created. */
  public Registration missPermission(Registration registration) {
    return registration.endWith(
        new Outcome.OutcomeUnknown<>(
            "the box took the permission group \""
                + registration.todo().absentPermission()
                + "\" but does not list it"));
  }

  /** Asks for the id of the face group. */
  public Ask<Registration> findFaceGroup(Registration registration) {
    Call call = calls.findByName(registration.box(), "groups", FACE_GROUP);
    return dialogue.ask(registration, call, this::foundFaceGroup);
  }

  private Registration foundPermission(Registration now, String group, Success body) {
    Optional<String> id = idOf(body, group);
    if (id.isEmpty()) {
      return now.with(Todo.absentPermission(group));
    }
    setup.stands(now.lane(), Part.PERMISSION, group, id.get());
    return now.with(now.known().permission(group, id.get())).with(Todo.NOTHING);
  }

  private static Registration notCreated(Registration now, Failure failure) {
    return failure.meaning() == Meaning.NAME_TAKEN ? now : Dialogue.ended(now, failure);
  }

  private Registration foundFaceGroup(Registration now, Success body) {
    Optional<String> id = idOf(body, FACE_GROUP);
    if (id.isEmpty()) {
      return now.endWith(
          new Outcome.OutcomeUnknown<>("the box has no face group named " + FACE_GROUP));
    }
    setup.stands(now.lane(), Part.FACE_GROUP, FACE_GROUP, id.get());
    return now.with(now.known().faceGroup(id.get()));
  }

  /** The id of the entry with exactly this name; never an empty one (§10.1.7). */
  private static Optional<String> idOf(Success success, String name) {
    for (var entry : success.body().path("data")) {
      String id = entry.path("_id").asText("");
      if (name.equals(entry.path("info").path("name").asText()) && !id.isBlank()) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }
}
