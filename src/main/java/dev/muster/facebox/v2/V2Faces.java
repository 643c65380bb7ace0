package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.EnrolledFace;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.UserType;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The faces of a person of the v2 API ({@code contracts/sophon.md §5.2.2}). */
public final class V2Faces {

  private static final int MOST_FACES = 100;
  private static final List<String> NAMING =
      List.of("register_image_index", "register_image_id", "face_id");

  private final Bodies bodies;
  private final People people;
  private final SentFaces faces;

  public V2Faces(Bodies bodies, People people, SentFaces faces) {
    this.bodies = bodies;
    this.people = people;
    this.faces = faces;
  }

  /** The new face is the last one. */
  ServerResponse add(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String id = known(fields);
    Person changed = faces.enrol(fields, face -> people.change(id, old -> plus(old, face)));
    return Reply.ok(row(changed));
  }

  /**
   * Also the last face can be deleted; the person then matches nobody until a face is added. What
   * the appliance does is not documented.
   */
  ServerResponse delete(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String id = fields.name("identity_id");
    String which = first(fields, NAMING.subList(1, 3));
    Person changed =
        people.change(
            id,
            old -> {
              List<EnrolledFace> rest = new ArrayList<>(old.faces());
              rest.remove(place(fields, which, old));
              return old.withFaces(rest);
            });
    return Reply.ok(row(changed));
  }

  /** The new face takes the place of the old one, with new ids. */
  ServerResponse replace(ServerRequest request) throws IOException {
    return Reply.ok(row(replaced(bodies.read(request, Family.V2)).person()));
  }

  /**
   * The draft of {@link #replace} that was published under {@code /updateimage} ({@code §10.2}):
   * the answer of the final API and, beside it, all that the draft's table and example show.
   */
  ServerResponse replaceByDraft(ServerRequest request) throws IOException {
    Replaced replaced = replaced(bodies.read(request, Family.V2));
    Person person = replaced.person();
    String image = replaced.face().imageId();
    ObjectNode identity = Json.object().put("identity_id", person.identityId());
    identity.put("image_id", image == null ? "" : image);
    ObjectNode info = identity.putObject("identity_info");
    info.put("description", person.info().path("description").asText(""));
    info.put("name", person.name());
    info.set("permission_ids", Json.array(person.permissions()));
    info.put("type", person.type()).put("user_id", person.identityId());
    identity.put("identity_name", person.name());
    identity.put("user_type", UserType.of(person.type()).word());
    identity.set("permission_ids", Json.array(person.permissions()));
    identity.set("ext_info", IdentityRow.extra(person));
    identity.set("face_ids", Json.array(IdentityRow.faceIds(person)));
    identity.set("reg_pic_ids", Json.array(IdentityRow.imageIds(person)));
    ObjectNode answer = row(person);
    answer.set("identity", identity);
    return Reply.ok(answer);
  }

  private record Replaced(Person person, EnrolledFace face) {}

  private Replaced replaced(Fields fields) {
    String id = known(fields);
    String which = first(fields, NAMING);
    return faces.enrolFirst(
        fields,
        face ->
            new Replaced(
                people.change(
                    id,
                    old -> {
                      List<EnrolledFace> changed = new ArrayList<>(old.faces());
                      changed.set(place(fields, which, old), face);
                      return old.withFaces(changed);
                    }),
                face));
  }

  /** Spares an unknown person the work on the photo. */
  private String known(Fields fields) {
    String id = fields.name("identity_id");
    people.find(id).orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id));
    return id;
  }

  private static String first(Fields fields, List<String> names) {
    return names.stream()
        .filter(fields::has)
        .findFirst()
        .orElseThrow(() -> fields.missing(String.join(" | ", names)));
  }

  private static int place(Fields fields, String which, Person person) {
    if (which.equals("register_image_index")) {
      if (person.faces().isEmpty()) {
        throw fields.refuse(which + ": " + person.identityId() + " has no face");
      }
      return fields.number(which, 0, 0, person.faces().size() - 1);
    }
    String wanted = fields.name(which);
    return IntStream.range(0, person.faces().size())
        .filter(i -> wanted.equals(idOf(person.faces().get(i), which)))
        .findFirst()
        .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, wanted));
  }

  private static String idOf(EnrolledFace face, String which) {
    return which.equals("face_id") ? face.id() : Optional.ofNullable(face.imageId()).orElse("");
  }

  private static Person plus(Person old, EnrolledFace face) {
    if (old.faces().size() >= MOST_FACES) {
      throw new Refusal(BoxError.GROUP_LEN_ERROR, "at most " + MOST_FACES + " faces of a person");
    }
    List<EnrolledFace> more = new ArrayList<>(old.faces());
    more.add(face);
    return old.withFaces(more);
  }

  private static ObjectNode row(Person person) {
    ObjectNode row = Json.object().put("identity_id", person.identityId());
    row.put("total_face_cnt", person.faces().size());
    row.set("face_ids", Json.array(IdentityRow.faceIds(person)));
    row.set("register_image_ids", Json.array(IdentityRow.imageIds(person)));
    return row;
  }
}
