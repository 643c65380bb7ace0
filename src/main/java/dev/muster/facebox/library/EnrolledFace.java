package dev.muster.facebox.library;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolled face.
 *
 * @param id uuid given by the box
 * @param imageId the kept photo, absent when the face came as a feature
 * @param engine the engine that made the template
 * @param template absent when recognition was off
 */
public record EnrolledFace(
    String id, @Nullable String imageId, @Nullable String engine, float @Nullable [] template) {

  static String newId() {
    return UUID.randomUUID().toString();
  }

  EnrolledFace withoutTemplate() {
    return new EnrolledFace(id, imageId, engine, null);
  }
}
