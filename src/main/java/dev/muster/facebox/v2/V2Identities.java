package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.EnrolledFace;
import dev.muster.facebox.library.FaceGroup;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.PersonFilter;
import dev.muster.facebox.library.Registration;
import dev.muster.facebox.library.UserType;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** People of the v2 API ({@code contracts/sophon.md §5.2}). */
public final class V2Identities {

  private static final String NAMELESS = "佚名";
  private static final List<String> LIBRARY = List.of(FaceGroup.DEFAULT);
  private static final int LARGEST_EXTRA = 64 * 1024;

  private final Bodies bodies;
  private final People people;
  private final SentFaces faces;

  public V2Identities(Bodies bodies, People people, SentFaces faces) {
    this.bodies = bodies;
    this.people = people;
    this.faces = faces;
  }

  /**
   * With {@code force_replace} everything of somebody with this id is replaced, all faces included.
   */
  ServerResponse create(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Registration wanted = registration(fields);
    return faces.enrol(
        fields,
        face -> {
          people.register(wanted.with(face));
          return Reply.ok(
              Json.object()
                  .put("face_id", face.id())
                  .put("identity_id", wanted.identityId())
                  .put("register_image_id", image(face)));
        });
  }

  ServerResponse get(ServerRequest request) throws IOException {
    String id = bodies.read(request, Family.V2).name("identity_id");
    return Reply.ok(
        IdentityRow.of(people.find(id).orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id))));
  }

  /** Oldest first; an empty list of permissions asks for no permission in particular. */
  ServerResponse list(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Fields filters = fields.within(fields.object("filters").orElseGet(Json::object));
    Page page = Paging.of(fields);
    PersonFilter filter =
        new PersonFilter(
            filters.optionalName("identity_id"),
            filters.optionalName("identity_name").orElse(""),
            filters.texts("permission_id_list").orElse(List.of()));
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("identities");
    people.matching(filter, page).forEach(person -> rows.add(IdentityRow.of(person)));
    answer.set("pagination", Paging.pagination(page, people.countMatching(filter)));
    return Reply.ok(answer);
  }

  /**
   * Overwrites each field that is sent; a field that is not sent stays as it is. Whether the
   * appliance resets it instead is not documented ({@code §5.2.2}).
   */
  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String id = fields.name("identity_id");
    ObjectNode changes = info(fields);
    List<String> permissions = fields.texts("permission_ids").orElse(null);
    Person changed =
        people.change(
            id,
            old -> {
              ObjectNode info = old.info().deepCopy();
              info.setAll(changes);
              Person person = old.withInfo(info);
              return permissions == null
                  ? person
                  : person.withPermissions(permissions.stream().distinct().toList());
            });
    return Reply.ok(IdentityRow.of(changed));
  }

  ServerResponse delete(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    List<String> wanted =
        fields.texts("identity_ids").orElseThrow(() -> fields.missing("identity_ids")).stream()
            .distinct()
            .toList();
    List<String> gone = people.delete(wanted).stream().map(Person::identityId).toList();
    ObjectNode answer = Json.object();
    answer.set("success_identity_ids", Json.array(gone));
    answer.set(
        "failed_identity_ids",
        Json.array(wanted.stream().filter(id -> !gone.contains(id)).toList()));
    return Reply.ok(answer);
  }

  private static Registration registration(Fields fields) {
    boolean unnamed = fields.optionalText("identity_id").orElse("").isEmpty();
    ObjectNode info = Json.object().put("name", NAMELESS).put("type", UserType.EMPLOYEE.number());
    info.setAll(info(fields));
    return new Registration(
        unnamed ? UUID.randomUUID().toString() : fields.name("identity_id"),
        info,
        LIBRARY,
        fields.texts("permission_ids").orElse(List.of()).stream().distinct().toList(),
        null,
        fields.flag("force_replace", false),
        false,
        true);
  }

  /** What is sent, under the names of the library. */
  private static ObjectNode info(Fields fields) {
    ObjectNode info = Json.object();
    fields.optionalName("identity_name").ifPresent(name -> info.put("name", name));
    fields
        .optionalText("user_type")
        .ifPresent(word -> info.put("type", type(fields, word).number()));
    fields
        .object("ext_user_info")
        .ifPresent(
            extra -> {
              if (Json.bytes(extra).length > LARGEST_EXTRA) {
                throw fields.refuse("ext_user_info must be at most " + LARGEST_EXTRA + " bytes");
              }
              info.set(IdentityRow.EXTRA, extra);
            });
    return info;
  }

  private static UserType type(Fields fields, String word) {
    return UserType.named(word)
        .orElseThrow(
            () -> fields.refuse("user_type must be employee, visitor, blacklist, stranger or vip"));
  }

  private static String image(EnrolledFace face) {
    return face.imageId() == null ? "" : face.imageId();
  }
}
