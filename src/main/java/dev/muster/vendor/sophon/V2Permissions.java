package dev.muster.vendor.sophon;

import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;

/** Asks a v2 box for the permission groups. Source: contracts/sophon.md §5.1, §10.4. */
public final class V2Permissions {

  private final V2Calls calls;
  private final Dialogue dialogue;
  private final BoxSetup setup;

  V2Permissions(V2Calls calls, Dialogue dialogue, BoxSetup setup) {
    this.calls = calls;
    this.dialogue = dialogue;
    this.setup = setup;
  }

  /** Asks for the id of the next permission group. */
  public Ask<Registration> find(Registration registration) {
    String group = registration.unknownPermissions().get(0);
    Call call = calls.findPermission(registration.box(), group);
    return dialogue.ask(
        registration,
        call,
        (now, body) ->
            group.equals(body.body().path("permission_name").asText())
                ? learnt(now, group, body)
                : now.with(Todo.absentPermission(group)),
        (now, failure) -> notFound(now, group, failure));
  }

  /** Creates the permission group that the box does not have; the answer holds its id. */
  public Ask<Registration> create(Registration registration) {
    String group = String.valueOf(registration.todo().absentPermission());
    Call call = calls.createPermission(registration.box(), group);
    return dialogue.ask(
        registration,
        call,
        (now, body) -> learnt(now, group, body),
        (now, failure) -> notCreated(now, group, failure));
  }

  /** An empty id is never used: the device would be created with it (§10.1.7). */
  private Registration learnt(Registration now, String group, Success body) {
    String id = body.body().path("permission_id").asText("");
    if (id.isBlank()) {
      return now.endWith(
          new Outcome.OutcomeUnknown<>(
              "the box names no id for the permission group \"" + group + "\""));
    }
    setup.stands(now.lane(), Part.PERMISSION, group, id);
    return now.with(now.known().permission(group, id)).with(Todo.NOTHING);
  }

  private static Registration notFound(Registration now, String group, Failure failure) {
    return failure.meaning() == Meaning.ABSENT
        ? now.with(Todo.absentPermission(group))
        : Dialogue.ended(now, failure);
  }

  /**
   * A box that has the name and did not find it a moment ago is asked again later, not in a loop.
   */
  private static Registration notCreated(Registration now, String group, Failure failure) {
    return failure.meaning() == Meaning.NAME_TAKEN || failure.meaning() == Meaning.EXISTS
        ? now.endWith(
            new Outcome.OutcomeUnknown<>(
                failure.words() + "; the permission group \"" + group + "\" is looked for again"))
        : Dialogue.ended(now, failure);
  }
}
