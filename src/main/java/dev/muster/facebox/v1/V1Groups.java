package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.FaceGroup;
import dev.muster.facebox.library.Groups;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Strangers;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Face groups of the v1 API ({@code contracts/sophon.md §4.2}). */
public final class V1Groups {

  private final Bodies bodies;
  private final Groups groups;
  private final People people;

  public V1Groups(Bodies bodies, Groups groups, People people) {
    this.bodies = bodies;
    this.groups = groups;
    this.people = people;
  }

  ServerResponse create(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    if (fields.optionalText("group_name").filter(String::isBlank).isPresent()) {
      throw new Refusal(BoxError.GROUP_NAME_ERROR);
    }
    String name = fields.name("group_name");
    if (name.contains(",")) {
      throw fields.refuse("group_name must not contain a comma");
    }
    return info(
        groups.create(
            new FaceGroup(name, name, V1Info.description(fields, ""), V1Info.extra(fields))));
  }

  ServerResponse list(ServerRequest request) {
    Query query = new Query(request, Family.FOG);
    Page page = query.page("skip_num", "limit");
    List<FaceGroup> found =
        query
            .text("group_name")
            .map(name -> groups.named(name).stream().toList())
            .orElseGet(() -> groups.containing("", page));
    int total = query.text("group_name").isPresent() ? found.size() : groups.countContaining("");
    ObjectNode data = Json.object();
    ArrayNode rows = data.putArray("groups_list");
    for (FaceGroup group : found) {
      rows.addObject()
          .put("description", group.description())
          .put("group_id", group.id())
          .put("groupname", group.name())
          .put("name", group.name())
          .put("version", "V2");
    }
    data.set("pagination", page.fog(total));
    return Answer.data(data);
  }

  /** The id query of the published example; nothing found is an empty list. */
  ServerResponse find(ServerRequest request) {
    Query query = new Query(request, Family.FACE);
    String name = query.text("info.name").orElse("");
    Page page = query.page("page", "per_page");
    boolean exact = query.flag("exact") && !name.isEmpty();
    List<FaceGroup> found =
        exact ? groups.named(name).stream().toList() : groups.containing(name, page);
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("data");
    for (FaceGroup group : found) {
      rows.addObject().put("_id", group.id()).set("info", group.wholeInfo());
    }
    answer.set("pagination", page.face(exact ? found.size() : groups.countContaining(name)));
    return Reply.ok(answer);
  }

  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String name = fields.name("group_name");
    FaceGroup old =
        groups.named(name).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, name));
    ObjectNode info = fields.has("info") ? V1Info.extra(fields) : old.info();
    return info(
        groups.update(
            new FaceGroup(name, name, V1Info.description(fields, old.description()), info)));
  }

  /** {@code PUT GroupUsers}: puts people into the group, all or none. */
  ServerResponse addUsers(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String name = fields.name("group_name");
    groups.add(name, ids(fields));
    return Answer.data(members(fields, name));
  }

  /** {@code DELETE GroupUsers}: takes people out of the group, all or none; they stay enrolled. */
  ServerResponse removeUsers(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String name = fields.name("group_name");
    groups.remove(name, ids(fields));
    return Answer.data(members(fields, name).put("message", "have remove from group success"));
  }

  private static List<String> ids(Fields fields) {
    return fields
        .texts("identity_id")
        .filter(ids -> !ids.isEmpty())
        .orElseThrow(() -> fields.missing("identity_id"));
  }

  private ObjectNode members(Fields fields, String name) {
    ObjectNode data = Json.object().put("group_name", name);
    if (fields.flag("with_identity_id", false)) {
      data.set("identity_id", Json.array(groups.members(name)));
    }
    return data;
  }

  /**
   * People stay unless {@code user_recursive_delete} asks for theirs too; they go first, so that a
   * call that was cut off can be repeated.
   */
  ServerResponse delete(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String name = fields.name("group_name");
    boolean withPeople = fields.flag("user_recursive_delete", false);
    if (withPeople && !name.equals(Strangers.GROUP)) {
      people.delete(groups.members(name));
    }
    groups.delete(name);
    return Answer.data(
        Json.object()
            .put("group_name", name)
            .put(
                "message",
                withPeople
                    ? "delete the group info and the user in the group"
                    : "just delete the group info,the user already exists"));
  }

  private static ServerResponse info(FaceGroup group) {
    ObjectNode data = Json.object();
    data.set("info", group.wholeInfo());
    return Answer.data(data);
  }
}
