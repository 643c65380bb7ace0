package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Boxes;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.enrol.ledger.Placing;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the dialogue that places a person on a box, and asks for the two groups. Source:
 * contracts/sophon.md §4.1, §4.2, §10.1.8.
 */
public final class SophonBox {

  static final String FACE_GROUP = "default_group";

  private final Boxes boxes;
  private final BoxSetup setup;
  private final SophonCalls calls;
  private final ObjectMapper json;

  SophonBox(Boxes boxes, BoxSetup setup, SophonCalls calls, ObjectMapper json) {
    this.boxes = boxes;
    this.setup = setup;
    this.calls = calls;
    this.json = json;
  }

  /** Starts with what is known to stand on the box from earlier dialogues. */
  public Registration begin(Placing placing) {
    String box = placing.directory();
    Map<String, String> permissions = new TreeMap<>();
    Set<String> deviceGroups = new TreeSet<>();
    for (String group : placing.person().groups()) {
      setup
          .find(box, Part.PERMISSION, group)
          .ifPresent(part -> permissions.put(group, part.value()));
      setup.find(box, Part.DEVICE, group).ifPresent(part -> deviceGroups.add(group));
    }
    @Nullable String faceGroup =
        setup.find(box, Part.FACE_GROUP, FACE_GROUP).map(BoxSetup.Standing::value).orElse(null);
    boolean subscribed = setup.find(box, Part.EVENT_URL, "").isPresent();
    Known known = new Known(permissions, faceGroup, deviceGroups, subscribed);
    return new Registration(boxes.get(box), placing, known, Todo.NOTHING, null);
  }

  /** Everything stands: the person is placed. */
  public Registration finish(Registration registration) {
    return registration.endWith(new Outcome.Answered<>(registration.placing().version()));
  }

  /** Asks for the id of the next permission group. */
  public Ask<Registration> findPermission(Registration registration) {
    String group = registration.unknownPermissions().get(0);
    Call call = calls.findByName(registration.box(), "permissions", group);
    return ask(registration, call, (now, body) -> foundPermission(now, group, body));
  }

  /** Creates the permission group that the box does not have; its id is asked for afterwards. */
  public Ask<Registration> createPermission(Registration registration) {
    String group = String.valueOf(registration.todo().absentPermission());
    Call call = calls.createPermission(registration.box(), group);
    return new Ask<>(registration, call, this::createdPermission);
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
    return ask(registration, call, this::foundFaceGroup);
  }

  private Registration foundPermission(Registration now, String group, Success body) {
    Optional<String> id = idOf(body, group);
    if (id.isEmpty()) {
      return now.with(Todo.absentPermission(group));
    }
    setup.stands(now.lane(), Part.PERMISSION, group, id.get());
    return now.with(now.known().permission(group, id.get())).with(Todo.NOTHING);
  }

  private Registration createdPermission(Registration now, Answer answer) {
    SophonAnswer read = SophonAnswer.of(json, answer);
    boolean duplicate =
        read instanceof Failure failure
            && (failure.code() == SophonRefusals.PARAMETER
                || failure.code() == SophonRefusals.GROUP_NAME);
    return duplicate ? now : judge(now, read, (same, body) -> same);
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

  private Ask<Registration> ask(
      Registration subject, Call call, BiFunction<Registration, Success, Registration> success) {
    return new Ask<>(
        subject, call, (now, answer) -> judge(now, SophonAnswer.of(json, answer), success));
  }

  /** Anything but a success ends the attempt. */
  static Registration judge(
      Registration now,
      SophonAnswer answer,
      BiFunction<Registration, Success, Registration> success) {
    return answer.fold(
        body -> success.apply(now, body),
        failure -> now.endWith(SophonRefusals.outcome(failure)),
        why -> now.endWith(new Outcome.NotReached<>(why)),
        why -> now.endWith(new Outcome.OutcomeUnknown<>(why)));
  }
}
