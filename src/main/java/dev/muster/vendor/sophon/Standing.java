package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a person stands on a box, as far as it is known.
 *
 * @param state whether the box was asked, and what it said
 * @param version the version that we placed last; empty when somebody else enrolled the person
 * @param photo which photo came with that version; empty when it is not known
 * @param images what the box calls the registered photos; empty for a person without one
 * @param name as the box has it; empty when it is not known
 * @param permissions ids of permission groups, as the box has them; empty when they are not known
 * @param said the box's answer in words, for the proof that somebody is gone
 */
record Standing(
    State state,
    String version,
    String photo,
    List<String> images,
    String name,
    Set<String> permissions,
    String said) {

  /** What is known. */
  enum State {
    NOT_ASKED,
    ABSENT,
    PRESENT
  }

  static final Standing NOT_ASKED =
      new Standing(State.NOT_ASKED, "", "", List.of(), "", Set.of(), "");

  /** Of somebody who was never sent to this box. */
  static final Standing NEVER_SENT = absent("never sent");

  Standing {
    images = List.copyOf(images);
    permissions = Set.copyOf(permissions);
  }

  static Standing absent(String said) {
    return new Standing(State.ABSENT, "", "", List.of(), "", Set.of(), said);
  }

  /** After the box took everything. */
  static Standing placed(String version, String photo) {
    return new Standing(State.PRESENT, version, photo, List.of("just sent"), "", Set.of(), "");
  }

  /**
   * @param keys where our own keys are
   * @param images arrays or single names, as far as the box sent them
   */
  static Standing present(JsonNode keys, List<JsonNode> images) {
    List<String> names = new ArrayList<>();
    for (JsonNode one : images) {
      for (JsonNode name : one.isArray() ? one : List.of(one)) {
        if (!name.asText("").isBlank()) {
          names.add(name.asText());
        }
      }
    }
    return new Standing(
        State.PRESENT,
        keys.path(OwnKeys.VERSION).asText(""),
        keys.path(OwnKeys.PHOTO).asText(""),
        names,
        "",
        Set.of(),
        "");
  }

  /** The same with what the box tells of the person besides. */
  Standing telling(String told, JsonNode permissionIds) {
    Set<String> ids = new HashSet<>();
    permissionIds.forEach(id -> ids.add(id.asText()));
    return new Standing(state, version, photo, images, told, ids, said);
  }

  /** After the box took another photo; the version named there is still the earlier one. */
  Standing withPhoto(String now) {
    return new Standing(state, version, now, List.of("just sent"), name, permissions, said);
  }

  boolean isThere() {
    return state == State.PRESENT;
  }

  boolean hasPhoto() {
    return !images.isEmpty();
  }

  /**
   * False when somebody has changed name or groups at the box since we wrote them; our version
   * stands there all the same.
   */
  boolean isAs(String wantedName, Collection<String> wantedPermissions) {
    return (name.isEmpty() || name.equals(wantedName))
        && (permissions.isEmpty() || permissions.equals(new HashSet<>(wantedPermissions)));
  }

  /** True when we enrolled the person, at whatever version. */
  boolean isOurs() {
    return !version.isEmpty();
  }
}
