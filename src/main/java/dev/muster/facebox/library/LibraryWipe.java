package dev.muster.facebox.library;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Empties the library as part of a transaction, and then the memory that follows it. */
public final class LibraryWipe {

  private final People people;
  private final Gallery gallery;

  public LibraryWipe(People people, Gallery gallery) {
    this.people = people;
    this.gallery = gallery;
  }

  /** People with faces and bindings, and devices; their photos are left to the sweep. */
  public static void people(JdbcClient db) {
    db.sql("delete from person_permission").update();
    db.sql("delete from person_group").update();
    db.sql("delete from face").update();
    db.sql("delete from person").update();
    db.sql("delete from device").update();
  }

  public static void permissions(JdbcClient db) {
    db.sql("delete from permission").update();
  }

  /** Permission groups, and all face groups but the one that every box has. */
  public static void groups(JdbcClient db) {
    permissions(db);
    db.sql("delete from face_group").update();
    db.sql("insert into face_group (id, name, description, info) values (?, ?, '', '{}')")
        .params(FaceGroup.DEFAULT, FaceGroup.DEFAULT)
        .update();
  }

  /** Once the transaction is on disk. */
  public void forget() {
    gallery.clear();
    people.forget();
  }
}
