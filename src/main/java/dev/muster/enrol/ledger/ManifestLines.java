package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Listed;
import dev.muster.enrol.manifest.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lines of manifests that wait for their photos. Every method runs inside the caller's transaction
 * or query.
 */
public final class ManifestLines {

  /**
   * A line whose photo has not come.
   *
   * @param group the permission group that the manifest's folder stands for
   * @param refusal why the line, and with it its photo, is refused; null when it is not
   */
  public record Waiting(Listed listed, String group, Entry entry, @Nullable Refusal refusal) {}

  private static final String SELECT =
      "SELECT manifest, line, folder_group, entry, reason, detail FROM manifest_line WHERE batch = ? ";

  private ManifestLines() {}

  /** Lets the line wait. */
  public static void add(JdbcClient db, String batch, Waiting line) {
    db.sql(
            """
            INSERT INTO manifest_line (batch, manifest, line, folder_group, identity_id, photo_key, entry,
              reason, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (batch, manifest, line) DO NOTHING
            """)
        .params(
            Arrays.asList(
                batch,
                line.listed().manifest(),
                line.listed().line(),
                line.group(),
                line.entry().id(),
                PhotoName.key(line.entry().photo()),
                Entries.text(line.entry()),
                line.refusal() == null ? null : line.refusal().reason().name(),
                line.refusal() == null ? null : line.refusal().detail()))
        .update();
  }

  /** Gives the photo the line that waits for it, if there is one, and ends the waiting. */
  public static Applicant claim(JdbcClient db, Applicant photo) {
    if (!isAnyWaiting(db, photo.batch())) {
      return photo;
    }
    List<Waiting> found = new ArrayList<>(byPhoto(db, photo));
    if (photo.entry() != null) {
      byPerson(db, photo.batch(), photo.entry().id()).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      return photo;
    }
    // A line that was refused has a photo only when no other line asks for it.
    Waiting line =
        found.stream().filter(one -> one.refusal() == null).findFirst().orElse(found.get(0));
    remove(db, photo.batch(), line.listed());
    Applicant listed = photo.listed(line.entry(), line.group(), line.listed());
    return line.refusal() == null ? listed : listed.refused(line.refusal());
  }

  /** A batch of photos alone has no lines. */
  private static boolean isAnyWaiting(JdbcClient db, String batch) {
    return !db.sql("SELECT 1 FROM manifest_line WHERE batch = ? LIMIT 1")
        .param(batch)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** The lines that name the photo, the closest manifest first. */
  private static List<Waiting> byPhoto(JdbcClient db, Applicant photo) {
    return db
        .sql(SELECT + "AND photo_key = ? ORDER BY manifest, line")
        .params(photo.batch(), PhotoName.key(photo.file()))
        .query(ManifestLines::waiting)
        .list()
        .stream()
        .filter(line -> distance(photo, line) != PhotoName.NOT)
        .sorted(Comparator.comparingInt(line -> distance(photo, line)))
        .toList();
  }

  private static int distance(Applicant photo, Waiting line) {
    return PhotoName.distance(photo.file(), line.listed().manifest(), line.entry().photo());
  }

  /** A line that names no photo is for the photo with the person's number. */
  private static Optional<Waiting> byPerson(JdbcClient db, String batch, String id) {
    return db.sql(
            SELECT
                + "AND identity_id = ? AND photo_key = ''"
                + " ORDER BY CASE WHEN reason IS NULL THEN 0 ELSE 1 END, manifest, line LIMIT 1")
        .params(batch, id)
        .query(ManifestLines::waiting)
        .optional();
  }

  /**
   * A line of another manifest of the batch that speaks of the person and was not refused; two
   * lists that say different things of one person are for people to sort out.
   */
  public static Optional<Listed> earlier(JdbcClient db, String batch, String manifest, String id) {
    String other = " WHERE batch = ? AND identity_id = ? AND manifest <> ? AND ";
    return db.sql(
            "SELECT manifest, line FROM manifest_line"
                + other
                + "reason IS NULL UNION ALL SELECT manifest, line FROM batch_row"
                + other
                + "line IS NOT NULL AND COALESCE(effect, '') <> 'LEAVE'"
                + " AND state NOT IN ('REFUSED', 'CANCELLED') LIMIT 1")
        .params(batch, id, manifest, batch, id, manifest)
        .query((row, n) -> new Listed(row.getString(1), row.getInt(2)))
        .optional();
  }

  /** The lines that still wait, at most so many. */
  public static List<Waiting> waiting(JdbcClient db, String batch, int most) {
    return db.sql(SELECT + "ORDER BY manifest, line LIMIT ?")
        .params(batch, most)
        .query(ManifestLines::waiting)
        .list();
  }

  /** The line does not wait any more. */
  public static void remove(JdbcClient db, String batch, Listed line) {
    db.sql("DELETE FROM manifest_line WHERE batch = ? AND manifest = ? AND line = ?")
        .params(batch, line.manifest(), line.line())
        .update();
  }

  private static Waiting waiting(ResultSet row, int n) throws SQLException {
    String reason = row.getString("reason");
    return new Waiting(
        new Listed(row.getString("manifest"), row.getInt("line")),
        row.getString("folder_group"),
        Entries.of(row.getString("entry")),
        reason == null
            ? null
            : new Refusal(Reason.valueOf(reason), String.valueOf(row.getString("detail"))));
  }
}
