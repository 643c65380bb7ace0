package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Digest;
import dev.muster.roster.PersonType;
import dev.muster.roster.Validity;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A photo or a line of a manifest that asks for somebody to be enrolled.
 *
 * @param source the drop
 * @param type what kind of person the drop makes
 * @param file the photo's path below the drop or parcel; the manifest's for a line without photo
 * @param digest of the photo; of the line for a line without photo
 * @param photo the digest of the photo that is to stand on the roster; null when there is none
 * @param group the permission group that the folder stands for
 * @param entry who it is; null while nothing says so
 * @param listed the line that speaks of it; null when only its name does
 */
public record Applicant(
    String batch,
    String source,
    PersonType type,
    String file,
    String digest,
    @Nullable String photo,
    String group,
    @Nullable Entry entry,
    @Nullable Listed listed,
    @Nullable Caution caution,
    @Nullable Refusal refusal) {

  /** A line of a manifest of the same batch, counted from 1. */
  public record Listed(String manifest, int line) {}

  /**
   * What speaks against somebody who is not refused.
   *
   * @param held true when somebody has to decide before it goes on
   */
  public record Caution(Refusal refusal, boolean held) {

    /** True when it is only that nobody has compared the face yet. */
    boolean isOpenQuestion() {
      return refusal.reason() == Reason.FACE_NOT_COMPARED;
    }
  }

  /** A line whose photo has not come. */
  static Applicant withoutPhoto(JdbcClient db, String batch, ManifestLines.Waiting line) {
    return new Applicant(
        batch,
        Closable.source(db, batch),
        PersonType.EMPLOYEE,
        line.listed().manifest(),
        Digest.ofText(line.listed().manifest() + "\n" + line.listed().line()),
        null,
        line.group(),
        line.entry(),
        line.listed(),
        null,
        null);
  }

  /** Somebody who is to leave, asked for by their number alone. */
  public static Applicant leaving(String batch, String source, String id) {
    Entry entry =
        new Entry(
            id, "", null, new TreeSet<>(), Validity.ALWAYS, new TreeMap<>(), "", Action.REMOVE);
    return new Applicant(
        batch,
        source,
        PersonType.EMPLOYEE,
        "",
        Digest.ofText(id),
        null,
        "",
        entry,
        null,
        null,
        null);
  }

  /**
   * Somebody of whom a sync tells, with a photo that is known to the roster.
   *
   * @param about what people find the row by
   * @param digest of the photo when the row brought it
   */
  public static Applicant planned(
      String batch, String source, String about, String digest, String photo, Entry entry) {
    return new Applicant(
        batch, source, PersonType.EMPLOYEE, about, digest, photo, "", entry, null, null, null);
  }

  /** The same, as a line of a manifest says it. */
  public Applicant listed(Entry who, String folderGroup, Listed line) {
    return new Applicant(
        batch, source, type, file, digest, photo, folderGroup, who, line, caution, refusal);
  }

  /** The same, from a drop that makes such people. */
  public Applicant typed(PersonType dropType) {
    return new Applicant(
        batch, source, dropType, file, digest, photo, group, entry, listed, caution, refusal);
  }

  public Applicant refused(Refusal why) {
    return new Applicant(
        batch, source, type, file, digest, photo, group, entry, listed, caution, why);
  }

  /** The same with something that speaks against it. */
  public Applicant cautioned(Caution why) {
    return new Applicant(
        batch, source, type, file, digest, photo, group, entry, listed, why, refusal);
  }

  /** The same after somebody has decided that it may go on. */
  public Applicant released() {
    Caution open = caution == null ? null : new Caution(caution.refusal(), false);
    return new Applicant(
        batch, source, type, file, digest, photo, group, entry, listed, open, refusal);
  }
}
