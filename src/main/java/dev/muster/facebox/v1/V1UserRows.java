package dev.muster.facebox.v1;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Permissions;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The list of people, each row with the whole photo ({@code contracts/sophon.md §4.3.2}); written
 * as a stream, so that only one photo at a time is in memory.
 */
public final class V1UserRows {

  private final Permissions permissions;
  private final Pictures pictures;

  public V1UserRows(Permissions permissions, Pictures pictures) {
    this.permissions = permissions;
    this.pictures = pictures;
  }

  ServerResponse answer(List<Person> people, ObjectNode pagination) {
    List<ObjectNode> infos = people.stream().map(this::info).toList();
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .build(
            (request, response) -> {
              write(response.getOutputStream(), people, infos, pagination);
              return null;
            });
  }

  private void write(
      OutputStream out, List<Person> people, List<ObjectNode> infos, ObjectNode pagination)
      throws IOException {
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("data");
      json.writeArrayFieldStart("identities_list");
      for (int i = 0; i < people.size(); i++) {
        row(json, people.get(i), infos.get(i));
      }
      json.writeEndArray();
      json.writeFieldName("pagination");
      json.writeTree(pagination);
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void row(JsonGenerator json, Person person, ObjectNode info) throws IOException {
    json.writeStartObject();
    json.writeFieldName("group_name");
    json.writeTree(Json.array(person.groups()));
    json.writeStringField("identity_id", person.identityId());
    json.writeFieldName("info");
    json.writeTree(info);
    json.writeBinaryField("reg_photo", pictures.find(person.image()).orElse(new byte[0]));
    json.writeEndObject();
  }

  private ObjectNode info(Person person) {
    ObjectNode info = person.wholeInfo();
    info.set("permission_names", Json.array(permissions.names(person.permissions())));
    return info;
  }
}
