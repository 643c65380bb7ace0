package dev.muster.facebox.library;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a transaction made of a person, for the memory and the photo files to follow.
 *
 * @param person with templates
 * @param droppedPhotos ids of photos that nobody has any more
 * @param added 1 for somebody new, 0 otherwise
 */
record PersonChange(Person person, List<String> droppedPhotos, int added) {

  /** As the person is now, every photo still needed. */
  static PersonChange none(JdbcClient db, long seq) {
    return new PersonChange(PersonRows.load(db, seq, true), List.of(), 0);
  }

  static PersonChange enrol(JdbcClient db, long seq, Registration wanted, int added) {
    for (String group : wanted.groups()) {
      Groups.named(db, group).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, group));
    }
    for (String permission : wanted.permissions()) {
      checkPermission(db, permission, wanted.createPermissions());
    }
    List<String> dropped =
        wanted.singleFace() && wanted.face() != null
            ? PersonRows.removeFaces(db, seq)
            : new ArrayList<>();
    if (added == 0) {
      PersonRows.updateInfo(db, seq, wanted.info());
    }
    PersonRows.addGroups(db, seq, wanted.groups());
    PersonRows.setPermissions(db, seq, wanted.permissions());
    if (wanted.face() != null) {
      PersonRows.addFace(db, seq, wanted.face());
    }
    return new PersonChange(PersonRows.load(db, seq, true), dropped, added);
  }

  static PersonChange revise(JdbcClient db, String identityId, UnaryOperator<Person> change) {
    long seq =
        PersonRows.seq(db, identityId)
            .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, identityId));
    Person old = PersonRows.load(db, seq, true);
    Person wanted = change.apply(old);
    wanted.permissions().stream()
        .filter(id -> !old.permissions().contains(id))
        .forEach(id -> checkPermission(db, id, false));
    PersonRows.updateInfo(db, seq, wanted.info());
    PersonRows.setPermissions(db, seq, wanted.permissions());
    List<String> dropped = new ArrayList<>();
    if (!wanted.faces().equals(old.faces())) {
      dropped.addAll(PersonRows.removeFaces(db, seq));
      wanted.faces().forEach(face -> PersonRows.addFace(db, seq, face));
      wanted.faces().forEach(face -> dropped.remove(face.imageId()));
    }
    return new PersonChange(PersonRows.load(db, seq, true), dropped, 0);
  }

  private static void checkPermission(JdbcClient db, String id, boolean create) {
    if (Permissions.exists(db, id)) {
      return;
    }
    if (!create) {
      throw new Refusal(BoxError.PERMISSION_NOT_FOUND, id);
    }
    if (Permissions.named(db, id).isPresent()) {
      throw new Refusal(
          BoxError.PERMISSION_NOT_FOUND, id + ": that is a name; send the group's id");
    }
    Permissions.insert(db, new Permission(id, id, "", Json.object()));
  }
}
