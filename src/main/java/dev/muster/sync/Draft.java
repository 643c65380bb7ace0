package dev.muster.sync;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change as a comparison finds it; see {@link SyncItem} for what its parts mean.
 *
 * @param hint somebody who may be the same person, as a question for somebody; null for none
 */
record Draft(
    Change change,
    Who who,
    Set<Field> fields,
    Why why,
    Side found,
    Side wanted,
    @Nullable Hint hint) {

  /** Whom it is about. */
  record Who(String key, @Nullable String identityId, String name) {}

  /** Why it is so, where the change does not say it all. */
  record Why(@Nullable String reason, @Nullable String detail) {

    static final Why CLEAR = new Why(null, null);
  }

  /** The person as they are, or are to be, and their photo. */
  record Side(@Nullable String text, @Nullable String photo) {

    static final Side NOBODY = new Side(null, null);
  }

  /**
   * A question.
   *
   * @param why NAME, NUMBER or FACE
   * @param identityId the person of the roster who may be meant
   */
  record Hint(String why, String identityId, String detail) {}

  static Draft of(Change change, String key, @Nullable String identityId, String name) {
    Who who = new Who(key, identityId, name);
    return new Draft(change, who, Set.of(), Why.CLEAR, Side.NOBODY, Side.NOBODY, null);
  }

  /** A contradiction that a person has to look at. */
  static Draft conflict(String key, @Nullable String identityId, String name, Conflict why) {
    return of(Change.CONFLICT, key, identityId, name).because(why.name(), "");
  }

  /** The same difference, dealt with in another way. */
  Draft as(Change other) {
    return new Draft(other, who, fields, why, found, wanted, hint);
  }

  Draft because(String code, String particulars) {
    return new Draft(change, who, fields, new Why(code, particulars), found, wanted, hint);
  }

  Draft differingIn(Set<Field> those) {
    return new Draft(change, who, those, why, found, wanted, hint);
  }

  Draft found(@Nullable String text, @Nullable String photo) {
    return new Draft(change, who, fields, why, new Side(text, photo), wanted, hint);
  }

  Draft wanted(@Nullable String text, @Nullable String photo) {
    return new Draft(change, who, fields, why, found, new Side(text, photo), hint);
  }

  Draft asking(Hint question) {
    return new Draft(change, who, fields, why, found, wanted, question);
  }

  /** The fields that differ, in their order, with commas. */
  String fieldNames() {
    return fields.stream().sorted().map(Field::name).collect(Collectors.joining(","));
  }

  String key() {
    return who.key();
  }

  @Nullable String identityId() {
    return who.identityId();
  }

  String name() {
    return who.name();
  }
}
