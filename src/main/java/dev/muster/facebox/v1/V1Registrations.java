package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.EnrolledFace;
import dev.muster.facebox.library.Enroller;
import dev.muster.facebox.library.Feature;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Permissions;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Registration;
import dev.muster.facebox.library.Slots;
import dev.muster.facebox.library.Strangers;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Enrolling through the v1 API: photo checks first, then duplicates, then permissions ({@code
 * contracts/sophon.md §12.3}).
 */
public final class V1Registrations {

  private final Enroller enroller;
  private final People people;
  private final Slots slots;
  private final Configuration configuration;
  private final long pictureLimit;

  /**
   * @param pictureLimit largest picture in bytes
   */
  public V1Registrations(
      Enroller enroller,
      People people,
      Slots slots,
      Configuration configuration,
      long pictureLimit) {
    this.enroller = enroller;
    this.people = people;
    this.slots = slots;
    this.configuration = configuration;
    this.pictureLimit = pictureLimit;
  }

  /** {@code contracts/sophon.md §4.3.1}. */
  Person create(Fields fields) {
    return slots.occupy(
        () -> {
          List<String> groups = fields.names("group_name");
          if (groups.contains(Strangers.GROUP)) {
            throw new Refusal(BoxError.GROUP_NAME_ERROR, Strangers.GROUP);
          }
          Registration checked = registration(fields, groups, null);
          fields.within(checked.info()).name("name");
          if (!checked.info().hasNonNull("type")) {
            checked.info().put("type", 1);
          }
          EnrolledFace face = face(fields, fields.flag("need_bring_pic", true));
          return keep(face, () -> people.register(checked.with(face)));
        });
  }

  /**
   * {@code contracts/sophon.md §4.3.3}: permissions that are not given become {@code ["0"]}; a
   * photo replaces all earlier ones.
   */
  Person update(Fields fields) {
    return slots.occupy(
        () -> {
          if (!fields.has("info")) {
            throw fields.missing("info");
          }
          Registration checked = registration(fields, List.of(), Permissions.NONE);
          EnrolledFace face = face(fields, false);
          return keep(face, () -> people.update(checked.with(face).replacingFaces()));
        });
  }

  private Registration registration(
      Fields fields, List<String> groups, @Nullable String otherwise) {
    ObjectNode info = fields.object("info").orElseGet(Json::object);
    Fields inner = fields.within(V1Info.bounded(fields, info));
    List<String> permissions =
        inner.texts("permission_ids").orElse(otherwise == null ? List.of() : List.of(otherwise));
    inner.number("type", 1, 1, 5);
    inner.optionalName("name");
    return new Registration(
        fields.name("identity_id"),
        info.deepCopy().without(Person.COMPUTED),
        groups,
        permissions.stream().distinct().toList(),
        null,
        fields.flag("ignore_exist", false),
        fields.flag("create_no_exit_permission", false),
        fields.flag("support_single_face", false));
  }

  private @Nullable EnrolledFace face(Fields fields, boolean needed) {
    QualityLevel level = V1Levels.enrolment(fields, usual());
    Optional<byte[]> photo =
        fields
            .optionalText("reg_photo")
            .filter(text -> !text.isEmpty())
            .map(text -> Photo.decode(text, pictureLimit));
    if (fields.flag("import_mode", false)) {
      float[] feature = feature(fields);
      return photo
          .map(bytes -> enroller.enrol(feature, bytes))
          .orElseGet(() -> enroller.enrol(feature));
    }
    if (photo.isEmpty()) {
      if (needed) {
        throw new Refusal(BoxError.IMAGE_ERROR, "reg_photo is required");
      }
      return null;
    }
    return enroller.enrol(photo.get(), level);
  }

  /** Without a level that of the configuration counts ({@code §4.7}). */
  private QualityLevel usual() {
    return QualityLevel.of(configuration.text(Setting.QUALITY)).orElseThrow();
  }

  private static float[] feature(Fields fields) {
    JsonNode list =
        fields.list("feature").orElseThrow(() -> new Refusal(BoxError.BAD_FEATURE_ERROR));
    float[] feature = new float[list.size()];
    for (int i = 0; i < feature.length; i++) {
      feature[i] = list.get(i).isNumber() ? list.get(i).floatValue() : Float.NaN;
    }
    return Feature.unit(feature);
  }

  /** Leaves no photo behind when the person is not stored. */
  private Person keep(@Nullable EnrolledFace face, Supplier<Person> store) {
    try {
      return store.get();
    } catch (Refusal refusal) {
      if (face != null) {
        enroller.discard(face);
      }
      throw refusal;
    }
  }
}
