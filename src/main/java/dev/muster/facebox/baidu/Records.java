package dev.muster.facebox.baidu;

import dev.muster.facebox.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the libraries say of a user. */
final class Records {

  /**
   * @param info {@code user_info}
   */
  record InGroup(String group, String info) {}

  /**
   * @param ctime seconds since 1970
   */
  record Token(String token, long ctime) {}

  private final Database database;
  private final BoxPeople box;

  Records(Database database, BoxPeople box) {
    this.database = database;
    this.box = box;
  }

  /**
   * The user in each group that has them.
   *
   * @param group {@link Ids#EVERY} for every group
   * @throws Declined 223100 for the group, 223103 when none has them
   */
  List<InGroup> user(String app, String group, String user) {
    boolean every = group.equals(Ids.EVERY);
    return database.read(
        db -> {
          if (!every && Rows.group(db, app, group).isEmpty()) {
            box.checkGroup(db, group);
          }
          List<InGroup> found = own(db, app, user);
          if (!every) {
            found.removeIf(one -> !one.group().equals(group));
          }
          Set<String> hidden = found.stream().map(InGroup::group).collect(Collectors.toSet());
          box.find(db, every ? Set.of() : Set.of(group), user).stream()
              .filter(one -> !hidden.contains(one.group()))
              .forEach(found::add);
          if (found.isEmpty()) {
            throw Fault.USER_UNKNOWN.declined();
          }
          return found;
        });
  }

  /** Whether the library itself has the user in the group. */
  boolean isOwn(Member who) {
    return database.read(
        db ->
            Rows.group(db, who.app(), who.group())
                .flatMap(group -> Rows.user(db, group, who.user()))
                .isPresent());
  }

  /** What is kept with the user, nothing when the user is gone. */
  Optional<String> info(Member who) {
    return database.read(
        db ->
            own(db, who.app(), who.user()).stream()
                .filter(one -> one.group().equals(who.group()))
                .map(InGroup::info)
                .findFirst()
                .or(
                    () ->
                        box.find(db, Set.of(who.group()), who.user()).stream()
                            .map(InGroup::info)
                            .findFirst()));
  }

  /**
   * The user's faces, oldest first.
   *
   * @throws Declined 223100, 223103
   */
  List<Token> faces(Member who) {
    return database.read(
        db -> {
          Optional<Long> group = Rows.group(db, who.app(), who.group());
          if (group.isEmpty()) {
            box.checkGroup(db, who.group());
          }
          Optional<Long> user = group.flatMap(seq -> Rows.user(db, seq, who.user()));
          if (user.isPresent()) {
            return Rows.faces(db, user.get()).stream()
                .map(face -> new Token(face.token(), face.ctime()))
                .toList();
          }
          if (box.find(db, Set.of(who.group()), who.user()).isEmpty()) {
            throw Fault.USER_UNKNOWN.declined();
          }
          return box.faces(db, who.user());
        });
  }

  private static List<InGroup> own(JdbcClient db, String app, String user) {
    return new ArrayList<>(
        db.sql(
                "select g.id, u.info from baidu_user u join baidu_group g on g.seq = u.group_seq"
                    + " where g.app = ? and u.id = ? order by u.seq")
            .params(app, user)
            .query((row, number) -> new InGroup(row.getString(1), row.getString(2)))
            .list());
  }
}
