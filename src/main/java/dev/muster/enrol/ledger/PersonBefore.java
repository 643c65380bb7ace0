package dev.muster.enrol.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody as they were before a batch changed them, for as long as the change has not reached
 * every directory. Every method runs inside the caller's transaction.
 *
 * @param person null when they were not on the roster
 */
record PersonBefore(@Nullable Person person) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Remembers who stands on the roster now; what the batch found first counts. */
  static void remember(JdbcClient db, String id, String batch) {
    Optional<Person> known = Roster.find(db, id);
    if (known.isPresent()) {
      db.sql(
              """
              INSERT INTO person_before (identity_id, batch, version, photo, person)
              VALUES (?, ?, ?, ?, ?) ON CONFLICT (identity_id, batch) DO NOTHING
              """)
          .params(id, batch, known.get().version(), known.get().photo(), text(known.get()))
          .update();
    }
  }

  /** Who stood there before the row; nothing when nobody remembers. */
  static Optional<PersonBefore> of(JdbcClient db, BatchRow row) {
    if (row.effect() == BatchRow.Effect.NEW) {
      return Optional.of(new PersonBefore(null));
    }
    return db.sql("SELECT person FROM person_before WHERE identity_id = ? AND batch = ?")
        .params(row.identityId(), row.batch())
        .query((found, n) -> new PersonBefore(person(found.getString(1))))
        .optional();
  }

  /** What the row changed never was: whoever changed it on finds what was before the row. */
  void replace(JdbcClient db, BatchRow row) {
    db.sql(
            """
            UPDATE person_before SET person = ?, photo = ?, version = ?
            WHERE identity_id = ? AND version = ? AND batch <> ?
            """)
        .params(
            Arrays.asList(
                person == null ? null : text(person),
                person == null ? null : person.photo(),
                person == null ? "" : person.version(),
                row.identityId(),
                row.version(),
                row.batch()))
        .update();
  }

  /** Another batch that wants the same takes over what the batch found. */
  static void handOver(JdbcClient db, String id, String batch, String to) {
    db.sql(
            """
            UPDATE person_before SET batch = ? WHERE identity_id = ? AND batch = ? AND NOT EXISTS
              (SELECT 1 FROM person_before o WHERE o.identity_id = ? AND o.batch = ?)
            """)
        .params(to, id, batch, id, to)
        .update();
  }

  /** Nothing can be taken back any more, once no row of the person is open. */
  static void forgetSettled(JdbcClient db, String id) {
    db.sql(
            """
            DELETE FROM person_before WHERE identity_id = ? AND NOT EXISTS
              (SELECT 1 FROM batch_row r WHERE r.identity_id = ? AND r.state = 'OPEN')
            """)
        .params(id, id)
        .update();
  }

  static void forget(JdbcClient db, String id) {
    db.sql("DELETE FROM person_before WHERE identity_id = ?").param(id).update();
  }

  private static String text(Person person) {
    try {
      return JSON.writeValueAsString(person);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a person as JSON cannot fail", e);
    }
  }

  private static @Nullable Person person(@Nullable String text) {
    try {
      return text == null ? null : JSON.readValue(text, Person.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds a person that cannot be read", e);
    }
  }
}
