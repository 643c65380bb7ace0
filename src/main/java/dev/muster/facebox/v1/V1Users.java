package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Groups;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** People of the v1 API ({@code contracts/sophon.md §4.3}). */
public final class V1Users {

  private final Bodies bodies;
  private final People people;
  private final Groups groups;
  private final V1Registrations registrations;
  private final V1UserRows rows;

  public V1Users(
      Bodies bodies, People people, Groups groups, V1Registrations registrations, V1UserRows rows) {
    this.bodies = bodies;
    this.people = people;
    this.groups = groups;
    this.registrations = registrations;
    this.rows = rows;
  }

  ServerResponse create(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Person person = registrations.create(fields);
    ObjectNode data = Json.object();
    data.put("group_name", String.join(",", fields.names("group_name")));
    data.put("identity_id", person.identityId());
    data.set("info", person.shortInfo());
    fields.optionalText("reg_photo").ifPresent(photo -> data.put("reg_photo", photo));
    return Answer.data(data);
  }

  /** One by {@code identity_id}, which wins, or a page of {@code group_name}. */
  ServerResponse list(ServerRequest request) {
    Query query = new Query(request, Family.FOG);
    Page page = query.page("skip_num", "limit");
    Optional<String> identityId = query.text("identity_id");
    if (identityId.isPresent()) {
      String id = identityId.get();
      Person person = people.find(id).orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id));
      return rows.answer(List.of(person), page.fog(1));
    }
    String group =
        query
            .text("group_name")
            .orElseThrow(() -> Family.FOG.badParameter("give identity_id or group_name"));
    groups.named(group).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, group));
    String name = query.text("identity_name").orElse("");
    return rows.answer(groups.people(group, name, page), page.fog(groups.countPeople(group, name)));
  }

  ServerResponse update(ServerRequest request) throws IOException {
    Person person = registrations.update(bodies.read(request, Family.FOG));
    ObjectNode data = Json.object();
    data.set("group_name", Json.array(person.groups()));
    data.put("identity_id", person.identityId());
    data.put("image_id", person.image());
    data.set("info", person.shortInfo());
    return Answer.data(data);
  }

  /** One, or many; when some of many are unknown the others are deleted all the same (400091). */
  ServerResponse delete(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Optional<List<String>> many = fields.texts("identity_ids");
    List<String> wanted =
        many.orElseGet(() -> List.of(fields.name("identity_id"))).stream().distinct().toList();
    List<Person> gone = people.delete(wanted);
    if (gone.size() < wanted.size()) {
      throw many.isPresent()
          ? new Refusal(BoxError.DELETE_USERS_FAILED)
          : new Refusal(BoxError.ID_NOT_FOUND, wanted.get(0));
    }
    ObjectNode data = Json.object();
    data.set(
        "group_name",
        Json.array(gone.stream().flatMap(person -> person.groups().stream()).distinct().toList()));
    if (many.isPresent()) {
      data.set("identity_ids", Json.array(wanted));
    } else {
      data.put("identity_id", wanted.get(0));
    }
    return Answer.data(data.put("message", "have remove from group success"));
  }
}
