package dev.muster.facebox.baidu;

import dev.muster.facebox.store.Database;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies users with information and faces from group to group. */
final class Copies {

  private record Copied(long seq, Rows.Face face) {}

  private final Database database;
  private final Shelf shelf;
  private final int mostFaces;

  /**
   * @param mostFaces of all libraries together
   */
  Copies(Database database, Shelf shelf, int mostFaces) {
    this.database = database;
    this.shelf = shelf;
    this.mostFaces = mostFaces;
  }

  /**
   * @throws Declined 223100 for the source group, 223111 for the target group, 223103 for the user;
   *     216100 when the target has the user, 223105 when it has one of the faces; 222300 when there
   *     is no room
   */
  void copy(Member who, String target) {
    Member copy = new Member(who.app(), target, who.user());
    database.write(
        db -> copied(db, who, target),
        faces -> faces.forEach(one -> shelf.put(one.seq(), copy, one.face())));
  }

  private List<Copied> copied(JdbcClient db, Member who, String target) {
    long from = Rows.knownGroup(db, who.app(), who.group());
    long to = Rows.group(db, who.app(), target).orElseThrow(Fault.TARGET_GROUP_UNKNOWN::declined);
    long user = Rows.knownUser(db, from, who.user());
    if (Rows.user(db, to, who.user()).isPresent()) {
      throw Fault.ALREADY_ADDED.declined();
    }
    List<Rows.Face> faces = Rows.faces(db, user);
    if (shelf.total() + faces.size() > mostFaces) {
      throw Fault.ADD_FACE.declined();
    }
    long made = Rows.insertUser(db, to, who.user(), Rows.info(db, user));
    List<Copied> copied = new ArrayList<>();
    for (Rows.Face face : faces) {
      if (Rows.hasToken(db, to, face.token())) {
        throw Fault.FACE_EXISTS.declined();
      }
      copied.add(new Copied(Rows.insertFace(db, to, made, face), face));
    }
    return copied;
  }
}
