package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.EnrolledFace;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.UserType;
import dev.muster.facebox.wire.Json;
import java.util.List;

/**
 * A person as the v2 API shows it. The library is the one of the v1 API: {@code identity_name} is
 * {@code info.name} there, {@code user_type} the word for {@code info.type}, and {@code
 * ext_user_info} is {@code info.ext_info}. Other keys that a v1 client keeps in {@code info} are
 * not shown here and survive every change that is made here.
 */
final class IdentityRow {

  static final String EXTRA = "ext_info";

  private IdentityRow() {}

  static ObjectNode of(Person person) {
    ObjectNode row = Json.object();
    row.set("ext_user_info", extra(person));
    row.set("face_ids", Json.array(faceIds(person)));
    row.put("identity_id", person.identityId());
    row.put("identity_name", person.name());
    row.set("permission_ids", Json.array(person.permissions()));
    row.set("register_image_ids", Json.array(imageIds(person)));
    return row.put("user_type", UserType.of(person.type()).word());
  }

  static ObjectNode extra(Person person) {
    return person.info().path(EXTRA) instanceof ObjectNode extra ? extra : Json.object();
  }

  static List<String> faceIds(Person person) {
    return person.faces().stream().map(EnrolledFace::id).toList();
  }

  /** Beside each face its photo; empty for a face that came as a feature. */
  static List<String> imageIds(Person person) {
    return person.faces().stream()
        .map(face -> face.imageId() == null ? "" : face.imageId())
        .toList();
  }
}
