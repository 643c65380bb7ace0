package dev.muster.facebox.baidu;

import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.Strangers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The people of the box, seen through the service: face groups are groups, people are users, and
 * nothing of them can be changed. Whoever the library knows under the same group and id hides the
 * one of the box. Names that the service would not take are left out.
 *
 * @param shown whether anything of the box is seen at all
 */
record BoxPeople(Gallery gallery, boolean shown) {

  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_]{1,128}");
  private static final String FITS = " not glob '*[^0-9A-Za-z_]*'";

  /** The longest information that the service keeps. */
  private static final int LONGEST_INFO = 256;

  /**
   * @param similarity cosine of the best face
   */
  record Near(String group, String user, float similarity) {}

  /** Further rows {@code id, part, seq} of the groups of {@code :app}. */
  String groups() {
    return shown
        ? " union all select id, 1, seq from face_group where id <> '"
            + Strangers.GROUP
            + "' and id"
            + FITS
            + " and id not in (select id from baidu_group where app = :app)"
        : "";
  }

  /** Further rows {@code id, part, seq} of the users of {@code :id}, the {@code :group}. */
  String members() {
    return shown
        ? " union all select p.identity_id, 1, p.seq from person_group m join person p on p.seq ="
            + " m.person_seq where m.group_id = :id and p.identity_id"
            + FITS
            + " and p.identity_id not in (select id from baidu_user where group_seq = :group)"
        : "";
  }

  /**
   * @throws Declined 223100 unless it is a face group that is shown
   */
  void checkGroup(JdbcClient db, String id) {
    if (!shown || id.equals(Strangers.GROUP) || !exists(db, id)) {
      throw Fault.GROUP_UNKNOWN.declined();
    }
  }

  /** What is known of a person in each face group, all of them when none is named. */
  List<Records.InGroup> find(JdbcClient db, Collection<String> groups, String user) {
    if (!shown) {
      return List.of();
    }
    return db
        .sql(
            "select m.group_id, p.name from person_group m join person p on p.seq = m.person_seq"
                + " where p.identity_id = ? order by m.group_id")
        .param(user)
        .query((row, number) -> new Records.InGroup(row.getString(1), info(row.getString(2))))
        .list()
        .stream()
        .filter(found -> groups.isEmpty() || groups.contains(found.group()))
        .filter(found -> isShown(found.group()))
        .toList();
  }

  /** Ids of the person's faces, as tokens; nothing says when they came. */
  List<Records.Token> faces(JdbcClient db, String user) {
    return db.sql(
            "select f.id from face f join person p on p.seq = f.person_seq where p.identity_id = ?"
                + " order by f.seq")
        .param(user)
        .query((row, number) -> new Records.Token(row.getString(1).replace("-", ""), 0))
        .list();
  }

  /** The closest people of each of these groups. */
  List<Near> nearest(float[] probe, Set<String> groups, int most) {
    if (!shown) {
      return List.of();
    }
    return groups.stream()
        .filter(BoxPeople::isShown)
        .flatMap(
            group ->
                gallery.ranked(probe, group, most).stream()
                    .filter(near -> ID.matcher(near.identityId()).matches())
                    .map(near -> new Near(group, near.identityId(), near.similarity())))
        .toList();
  }

  private static boolean isShown(String group) {
    return !group.equals(Strangers.GROUP) && ID.matcher(group).matches();
  }

  private static boolean exists(JdbcClient db, String id) {
    return db.sql("select exists (select 1 from face_group where id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** The name, cut to what fits. */
  private static String info(String name) {
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_INFO) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }
}
