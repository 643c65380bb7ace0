package dev.muster.enrol.photo;

import dev.muster.face.FaceIndex;
import dev.muster.face.PackedTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A photo that may be enrolled.
 *
 * @param forms the picture for each profile, by its name
 * @param face what the engine says of the face; null when nobody looked for one
 * @param likenesses other photos of the same face, by their digests
 */
public record Portrait(
    Map<String, byte[]> forms, @Nullable PackedTemplate face, List<FaceIndex.Near> likenesses) {

  Portrait(Map<String, byte[]> forms, @Nullable PackedTemplate face) {
    this(forms, face, List.of());
  }

  public Portrait {
    forms = Map.copyOf(forms);
    likenesses = List.copyOf(likenesses);
  }

  /** A picture that serves everywhere as it is. */
  public static Portrait plain(byte[] picture) {
    return new Portrait(Map.of(PhotoProfile.STANDARD.name(), picture), null);
  }

  /** With what somebody says of the face. */
  public Portrait described(PackedTemplate said) {
    return new Portrait(forms, said, likenesses);
  }

  Portrait like(List<FaceIndex.Near> others) {
    return new Portrait(forms, face, others);
  }

  /** Never the pictures: this goes into logs. */
  @Override
  public String toString() {
    return "portrait for " + forms.keySet();
  }
}
