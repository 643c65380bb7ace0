package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Permission;
import dev.muster.facebox.library.Permissions;
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
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Permission groups of the v2 API ({@code contracts/sophon.md §5.1}). A group is named by its id or
 * by its name; when both are sent the id counts.
 */
public final class V2Permissions {

  private static final int LONGEST_DESCRIPTION = 4096;

  private final Bodies bodies;
  private final Permissions permissions;

  public V2Permissions(Bodies bodies, Permissions permissions) {
    this.bodies = bodies;
    this.permissions = permissions;
  }

  /** With the id of the client, or a new one when it sends none or an empty one. */
  ServerResponse create(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String name = fields.name("permission_name");
    String id = given(fields, "permission_id").orElseGet(Permissions::newId);
    String description = description(fields, "description", "");
    return Reply.ok(row(permissions.create(new Permission(id, name, description, Json.object()))));
  }

  ServerResponse get(ServerRequest request) throws IOException {
    return Reply.ok(row(named(bodies.read(request, Family.V2))));
  }

  ServerResponse list(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Page page = Paging.of(fields);
    String part = fields.optionalName("permission_name").orElse("");
    List<Permission> found = permissions.containing(part, page);
    ObjectNode answer = Json.object();
    answer.set("pagination", Paging.pagination(page, permissions.countContaining(part)));
    ArrayNode rows = answer.putArray("permissions");
    found.forEach(permission -> rows.add(row(permission)));
    return Reply.ok(answer);
  }

  /** What is not sent stays as it is. */
  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Permission old = named(fields);
    return Reply.ok(
        row(
            permissions.update(
                new Permission(
                    old.id(),
                    fields.has("new_name") ? fields.name("new_name") : old.name(),
                    description(fields, "new_description", old.description()),
                    old.info()))));
  }

  /**
   * People lose the group and survive; a device stays bound to it and matches nobody. What the
   * appliance does is not documented ({@code §11}).
   */
  ServerResponse delete(ServerRequest request) throws IOException {
    String id = named(bodies.read(request, Family.V2)).id();
    permissions.delete(id);
    return Reply.ok(Json.object().put("permission_id", id));
  }

  private Permission named(Fields fields) {
    Optional<String> id = given(fields, "permission_id");
    if (id.isPresent()) {
      return permissions
          .find(id.get())
          .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id.get()));
    }
    if (!fields.has("permission_name")) {
      throw fields.missing("permission_id");
    }
    String name = fields.name("permission_name");
    return permissions.named(name).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, name));
  }

  private static Optional<String> given(Fields fields, String name) {
    return fields.optionalName(name).filter(text -> !text.isEmpty());
  }

  private static String description(Fields fields, String name, String otherwise) {
    String text = fields.optionalText(name).orElse(otherwise);
    if (text.length() > LONGEST_DESCRIPTION) {
      throw fields.refuse(name + " must be at most " + LONGEST_DESCRIPTION + " characters");
    }
    return text;
  }

  private static ObjectNode row(Permission permission) {
    return Json.object()
        .put("description", permission.description())
        .put("permission_id", permission.id())
        .put("permission_name", permission.name());
  }
}
