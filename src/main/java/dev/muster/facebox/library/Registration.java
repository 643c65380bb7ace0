package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to enrol somebody.
 *
 * @param info without the keys of {@link Person#COMPUTED}
 * @param groups names of face groups, all of which must exist
 * @param face absent for a person without a face
 * @param overwrite whether somebody with this id may exist already
 * @param createPermissions whether unknown permission ids are created instead of refused
 * @param singleFace whether the face replaces earlier ones
 */
public record Registration(
    String identityId,
    ObjectNode info,
    List<String> groups,
    List<String> permissions,
    @Nullable EnrolledFace face,
    boolean overwrite,
    boolean createPermissions,
    boolean singleFace) {

  public Registration with(@Nullable EnrolledFace enrolled) {
    return new Registration(
        identityId, info, groups, permissions, enrolled, overwrite, createPermissions, singleFace);
  }

  public Registration replacingFaces() {
    return new Registration(
        identityId, info, groups, permissions, face, overwrite, createPermissions, true);
  }

  /** The same wish with the info laid over what is known already. */
  Registration over(ObjectNode known) {
    ObjectNode merged = known.deepCopy();
    merged.setAll(info);
    return new Registration(
        identityId, merged, groups, permissions, face, overwrite, createPermissions, singleFace);
  }
}
