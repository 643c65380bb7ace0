package dev.muster.facebox.library;

import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people enrolled on the box; database, gallery and photo files are kept in step. */
public final class People {

  private final Database database;
  private final Gallery gallery;
  private final Pictures pictures;
  private final Capacity capacity;
  private final AtomicInteger count;
  private final AtomicInteger strangers;

  public People(Database database, Gallery gallery, Pictures pictures, Capacity capacity) {
    this.database = database;
    this.gallery = gallery;
    this.pictures = pictures;
    this.capacity = capacity;
    int all =
        database.read(db -> db.sql("select count(*) from person").query(Integer.class).single());
    int unknown =
        database.read(
            db ->
                db.sql("select count(*) from person_group where group_id = ?")
                    .param(Strangers.GROUP)
                    .query(Integer.class)
                    .single());
    this.count = new AtomicInteger(all - unknown);
    this.strangers = new AtomicInteger(unknown);
  }

  /** Those who were enrolled, without the library of strangers. */
  public int count() {
    return count.get();
  }

  /** After everybody was deleted behind its back. */
  void forget() {
    count.set(0);
    strangers.set(0);
  }

  boolean exists(String identityId) {
    return database.read(db -> PersonRows.seq(db, identityId)).isPresent();
  }

  /**
   * Enrols somebody, or overwrites the info and adds the face when that is wanted. On return it is
   * on disk and takes part in comparisons.
   *
   * @throws Refusal 40011 exists already, 40015 library full, 40401 unknown permission, 40491
   *     unknown group
   */
  public Person register(Registration wanted) {
    PersonChange change = database.write(db -> register(db, wanted), this::follow);
    change.droppedPhotos().forEach(pictures::delete);
    return change.person();
  }

  /**
   * Changes the given keys of somebody's info, replaces the permissions and, when one is given, the
   * face. Whether a box keeps the keys that are not given is not documented; this one does.
   *
   * @throws Refusal 40401 when the person or a permission is unknown
   */
  public Person update(Registration wanted) {
    PersonChange change =
        database.write(
            db -> {
              long seq =
                  PersonRows.seq(db, wanted.identityId())
                      .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, wanted.identityId()));
              return PersonChange.enrol(
                  db, seq, wanted.over(PersonRows.load(db, seq, false).info()), 0);
            },
            this::follow);
    change.droppedPhotos().forEach(pictures::delete);
    return change.person();
  }

  /**
   * Makes somebody into what the change says, in one transaction; on return it is on disk and
   * counts in comparisons. Groups stay as they are.
   *
   * @param change gets the person with templates; its refusal leaves everything as it was
   * @throws Refusal ID_NOT_FOUND for the person, PERMISSION_ID_NOT_FOUND for a permission that is
   *     new to the person and does not exist
   */
  public Person change(String identityId, UnaryOperator<Person> change) {
    PersonChange changed =
        database.write(db -> PersonChange.revise(db, identityId, change), this::follow);
    changed.droppedPhotos().forEach(pictures::delete);
    return changed.person();
  }

  /**
   * Gives a face the template of another engine.
   *
   * @return false when the face is gone
   */
  boolean renew(String faceId, String engine, float[] template) {
    return database
            .write(
                db ->
                    db
                        .sql(
                            "update face set engine = ?, template = ? where id = ? returning"
                                + " person_seq")
                        .params(engine, Templates.bytes(template), faceId)
                        .query(Long.class)
                        .list()
                        .stream()
                        .map(seq -> PersonChange.none(db, seq))
                        .toList(),
                changes -> changes.forEach(this::follow))
            .size()
        == 1;
  }

  /** Removes people with faces, photos and bindings; returns those that were there. */
  public List<Person> delete(List<String> identityIds) {
    List<Person> gone =
        database.write(
            db -> {
              List<Person> found = new ArrayList<>();
              for (String id : identityIds) {
                Optional<Long> seq = PersonRows.seq(db, id);
                if (seq.isPresent()) {
                  found.add(PersonRows.load(db, seq.get(), false));
                  db.sql("delete from person where seq = ?").param(seq.get()).update();
                }
              }
              return found;
            },
            people -> {
              people.forEach(person -> gallery.remove(person.identityId()));
              people.forEach(person -> counter(person.groups()).decrementAndGet());
            });
    for (Person person : gone) {
      person.faces().stream()
          .map(EnrolledFace::imageId)
          .filter(id -> id != null)
          .forEach(pictures::delete);
    }
    return gone;
  }

  public Optional<Person> find(String identityId) {
    return database.read(
        db -> PersonRows.seq(db, identityId).map(seq -> PersonRows.load(db, seq, false)));
  }

  /** A page of those people, oldest first. */
  public List<Person> matching(PersonFilter filter, Page page) {
    return database.read(
        db ->
            db
                .sql(
                    "select p.seq from person p where "
                        + filter.sql()
                        + " order by p.seq limit :rows offset :offset")
                .params(filter.parameters())
                .param("rows", page.rows())
                .param("offset", page.offset())
                .query(Long.class)
                .list()
                .stream()
                .map(seq -> PersonRows.load(db, seq, false))
                .toList());
  }

  public int countMatching(PersonFilter filter) {
    return database.read(
        db ->
            db.sql("select count(*) from person p where " + filter.sql())
                .params(filter.parameters())
                .query(Integer.class)
                .single());
  }

  private PersonChange register(JdbcClient db, Registration wanted) {
    Optional<Long> existing = PersonRows.seq(db, wanted.identityId());
    if (existing.isPresent()) {
      if (!wanted.overwrite()) {
        throw new Refusal(BoxError.IDENTITY_EXSIT_ERROR, wanted.identityId());
      }
      return PersonChange.enrol(db, existing.get(), wanted, 0);
    }
    // people of the same commit are not counted yet: the limit may be passed by one commit's worth
    int most = capacity.of(wanted.groups());
    if (counter(wanted.groups()).get() >= most) {
      throw new Refusal(BoxError.GROUP_LEN_ERROR, "at most " + most + " people");
    }
    return PersonChange.enrol(db, PersonRows.insert(db, wanted), wanted, 1);
  }

  private AtomicInteger counter(List<String> groups) {
    return groups.contains(Strangers.GROUP) ? strangers : count;
  }

  private void follow(PersonChange change) {
    Person person = change.person();
    gallery.put(person);
    counter(person.groups()).addAndGet(change.added());
  }
}
