package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.util.List;

/**
 * Somebody enrolled on the box.
 *
 * @param info what the client sent, unknown keys included, without what the box computes itself
 * @param groups ids of the face groups
 * @param permissions ids of the permission groups, in the order of the client
 * @param faces oldest first
 */
public record Person(
    String identityId,
    ObjectNode info,
    List<String> groups,
    List<String> permissions,
    List<EnrolledFace> faces) {

  /** Keys of {@code info} that the box computes; what a client sends there is dropped. */
  public static final List<String> COMPUTED =
      List.of(
          "permission_ids",
          "permission_names",
          "group_ids",
          "face_ids",
          "image_ids",
          "image_id",
          "user_id");

  public Person withInfo(ObjectNode changed) {
    return new Person(identityId, changed, groups, permissions, faces);
  }

  public Person withPermissions(List<String> changed) {
    return new Person(identityId, info, groups, changed, faces);
  }

  public Person withFaces(List<EnrolledFace> changed) {
    return new Person(identityId, info, groups, permissions, changed);
  }

  public String name() {
    return info.path("name").asText();
  }

  /** 1 employee, 2 visitor, 3 blacklist, 4 stranger, 5 VIP. */
  public int type() {
    return info.path("type").asInt(1);
  }

  /** The info as sent, with the number of the person. */
  public ObjectNode shortInfo() {
    ObjectNode short_ = info.deepCopy();
    short_.set("permission_ids", Json.array(permissions));
    return short_.put("user_id", identityId);
  }

  /** The info with faces and photos ({@code contracts/sophon.md §4.3.2}). */
  public ObjectNode wholeInfo() {
    ObjectNode whole = shortInfo();
    List<String> images = images();
    whole.set("face_ids", Json.array(faces.stream().map(EnrolledFace::id).toList()));
    whole.set("group_ids", Json.array(groups));
    whole.set("image_ids", Json.array(images));
    return whole.put("image_id", image());
  }

  /** Id of the newest photo, empty when there is none. */
  public String image() {
    List<String> images = images();
    return images.isEmpty() ? "" : images.get(images.size() - 1);
  }

  private List<String> images() {
    return faces.stream()
        .map(face -> face.imageId() == null ? "" : face.imageId())
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
