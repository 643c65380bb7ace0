package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Permission;
import dev.muster.facebox.library.Permissions;
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

/** Permission groups of the v1 API ({@code contracts/sophon.md §4.1}). */
public final class V1Permissions {

  private final Bodies bodies;
  private final Permissions permissions;
  private final People people;

  public V1Permissions(Bodies bodies, Permissions permissions, People people) {
    this.bodies = bodies;
    this.permissions = permissions;
    this.people = people;
  }

  /** The answer holds no id; clients look it up by name. */
  ServerResponse create(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Permission made =
        permissions.create(
            new Permission(
                Permissions.newId(),
                fields.name("permission_name"),
                V1Info.description(fields, ""),
                V1Info.extra(fields)));
    ObjectNode data = Json.object();
    data.set("info", made.wholeInfo());
    return Answer.data(data);
  }

  /** All, or the one with exactly this {@code permission_name}. */
  ServerResponse list(ServerRequest request) {
    Query query = new Query(request, Family.FOG);
    Page page = query.page("skip_num", "limit");
    List<Permission> found =
        query
            .text("permission_name")
            .map(name -> permissions.named(name).stream().toList())
            .orElseGet(() -> permissions.containing("", page));
    int total =
        query.text("permission_name").isPresent() ? found.size() : permissions.countContaining("");
    ObjectNode data = Json.object();
    data.set("pagination", page.fog(total));
    ArrayNode rows = data.putArray("permissions_list");
    for (Permission permission : found) {
      rows.addObject()
          .put("description", permission.description())
          .put("name", permission.name())
          .put("permission_id", permission.id())
          .put("version", "V2");
    }
    return Answer.data(data);
  }

  /** The id query of the published example; nothing found is an empty list ({@code §4.1.3}). */
  ServerResponse find(ServerRequest request) {
    Query query = new Query(request, Family.FACE);
    String name = query.text("info.name").orElse("");
    Page page = query.page("page", "per_page");
    boolean exact = query.flag("exact") && !name.isEmpty();
    List<Permission> found =
        exact ? permissions.named(name).stream().toList() : permissions.containing(name, page);
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("data");
    for (Permission permission : found) {
      rows.addObject().put("_id", permission.id()).set("info", permission.wholeInfo());
    }
    answer.set("pagination", page.face(exact ? found.size() : permissions.countContaining(name)));
    return Reply.ok(answer);
  }

  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String name = fields.name("permission_name");
    Permission old = named(name);
    String newName = fields.has("new_permission_name") ? fields.name("new_permission_name") : name;
    ObjectNode info = fields.has("info") ? V1Info.extra(fields) : old.info();
    Permission changed =
        permissions.update(
            new Permission(old.id(), newName, V1Info.description(fields, old.description()), info));
    ObjectNode data = Json.object();
    data.set("identity_ids", Json.array(permissions.members(changed.id())));
    data.set("info", changed.wholeInfo());
    return Answer.data(data.put("permission_id", changed.id()).put("version", "V2"));
  }

  /**
   * People survive unless {@code user_recursive_delete} of the older documents asks for theirs too;
   * they go first, so that a call that was cut off can be repeated.
   */
  ServerResponse delete(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Permission group = named(fields.name("permission_name"));
    boolean withPeople = fields.flag("user_recursive_delete", false);
    if (withPeople) {
      people.delete(permissions.members(group.id()));
    }
    permissions.delete(group.id());
    return Answer.data(
        Json.object()
            .put(
                "message",
                withPeople
                    ? "delete the permission info and the user in the permission"
                    : "just delete the permission info,the user already exists")
            .put("permission_name", group.name()));
  }

  private Permission named(String name) {
    return permissions.named(name).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, name));
  }
}
