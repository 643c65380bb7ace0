package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * The library of strangers: faces that nobody knows are enrolled by the box itself, so that it
 * knows them when they come again ({@code contracts/sophon.md §8.3}). It is a face group of its
 * own, and its people have no permission.
 */
public final class Strangers {

  /** Id and name of the face group. */
  public static final String GROUP = "stranger_group";

  private static final int TYPE = 4;
  private static final FaceGroup MADE = new FaceGroup(GROUP, GROUP, "strangers", Json.object());

  /**
   * Somebody unknown.
   *
   * @param imageId the picture that is kept of them
   * @param isNew whether this is the first time
   */
  public record Stranger(Person person, String imageId, boolean isNew) {}

  private final People people;
  private final Groups groups;
  private final Gallery gallery;
  private final Pictures pictures;
  private final String engine;
  private long lastMicros;

  /**
   * @param engine that makes the templates
   */
  public Strangers(
      People people, Groups groups, Gallery gallery, Pictures pictures, String engine) {
    this.people = people;
    this.groups = groups;
    this.gallery = gallery;
    this.pictures = pictures;
    this.engine = engine;
  }

  /**
   * Finds the stranger, or enrols them. One at a time, so that a face that comes twice at once is
   * enrolled once.
   *
   * @param same whether this cosine is that of one person
   * @param at milliseconds since 1970
   * @return empty when the library of strangers is full
   */
  public synchronized Optional<Stranger> meet(
      float[] template, byte[] crop, DoublePredicate same, long at) {
    Optional<Stranger> known =
        gallery
            .nearest(template, Permissions.NONE, GROUP)
            .filter(found -> same.test(found.similarity()))
            .flatMap(
                found ->
                    people
                        .find(found.identityId())
                        .map(person -> new Stranger(person, found.imageId(), false)));
    return known.isPresent() ? known : enrol(template, crop, at);
  }

  private Optional<Stranger> enrol(float[] template, byte[] crop, long at) {
    if (groups.named(GROUP).isEmpty()) {
      groups.create(MADE);
    }
    EnrolledFace face =
        new EnrolledFace(EnrolledFace.newId(), pictures.keep(crop), engine, template);
    try {
      Person person = people.register(registration(face, at));
      return Optional.of(new Stranger(person, person.image(), true));
    } catch (Refusal refusal) {
      pictures.delete(face.imageId());
      if (refusal.error() == BoxError.GROUP_LEN_ERROR) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** The id is the time in seconds, as strangers have in the vendor's example ({@code §6.4}). */
  private Registration registration(@Nullable EnrolledFace face, long at) {
    lastMicros = Math.max(at * 1000, lastMicros + 1);
    String id = "%d.%06d".formatted(lastMicros / 1_000_000, lastMicros % 1_000_000);
    ObjectNode info =
        Json.object().put("addTime", at / 1000).put("name", "stranger").put("type", TYPE);
    return new Registration(
        id, info, List.of(GROUP), List.of(Permissions.NONE), face, false, false, true);
  }
}
