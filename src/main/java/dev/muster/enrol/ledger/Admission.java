package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.ledger.BatchRow.Effect;
import dev.muster.enrol.ledger.BatchRow.State;
import dev.muster.enrol.ledger.Enlistment.Candidate;
import dev.muster.enrol.ledger.Enlistment.Verdict;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.photo.FaceFinding;
import dev.muster.enrol.photo.FacePolicy;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.roster.GroupName;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides what becomes of an applicant and writes the row. Runs inside the caller's transaction;
 * doing it again for the same file of the same batch overwrites the row.
 */
public record Admission(Enlistment enlistment, @Nullable KnownFaces faces) {

  /** One that compares no faces. */
  public Admission(Enlistment enlistment) {
    this(enlistment, null);
  }

  /**
   * @param expects whether the other half may still come: the line for a photo
   */
  public BatchRow admit(JdbcClient db, Applicant one, boolean expects, long now) {
    Batches.Batch batch = Batches.find(db, one.batch()).orElseThrow();
    if (one.refusal() != null) {
      return write(db, one, State.REFUSED, null, one.refusal(), now);
    }
    if (batch.cancelled()) {
      return write(db, one, State.CANCELLED, null, new Refusal(Reason.CANCELLED, ""), now);
    }
    if (one.entry() == null || one.photo() == null || expects) {
      return write(db, one, State.WAITING, null, null, now);
    }
    if (one.entry().groups().isEmpty() && !GroupName.usable(one.group())) {
      Refusal group = new Refusal(Reason.NO_GROUP, "folder: " + one.group());
      return write(db, one, State.REFUSED, null, group, now);
    }
    Optional<Refusal> rival = rival(db, one, one.entry());
    if (rival.isPresent()) {
      return write(db, one, State.REFUSED, null, rival.get(), now);
    }
    Caution caution = one.caution();
    if (caution != null && caution.held()) {
      return write(db, one, State.HELD, null, caution.refusal(), now);
    }
    Candidate candidate = new Candidate(one.entry(), one.group(), one.type(), one.photo());
    return admit(db, one, Enlistment.judge(db, candidate), batch, now);
  }

  /**
   * The same for somebody of whom everything is known: what the person leaves open is not taken
   * from what stood there before. The photo is known to the roster.
   */
  public BatchRow admit(JdbcClient db, Applicant one, Person person, long now) {
    Batches.Batch batch = Batches.find(db, one.batch()).orElseThrow();
    if (batch.cancelled()) {
      return write(db, one, State.CANCELLED, null, new Refusal(Reason.CANCELLED, ""), now);
    }
    return admit(db, one, Enlistment.judge(db, person), batch, now);
  }

  private BatchRow admit(
      JdbcClient db, Applicant one, Verdict verdict, Batches.Batch batch, long now) {
    Optional<FaceFinding> face = face(db, one, verdict);
    if (face.isPresent()) {
      boolean held = face.get().policy() == FacePolicy.HOLD && batch.mode() == Mode.ENROL;
      Refusal why = face.get().refusal();
      if (face.get().policy() == FacePolicy.REFUSE) {
        return write(db, one, State.REFUSED, null, why, now);
      }
      one = one.cautioned(new Caution(why, held));
      if (held) {
        return write(db, one, State.HELD, null, why, now);
      }
    }
    if (batch.mode() == Mode.CHECK) {
      return write(db, one, State.CHECKED, verdict, null, now);
    }
    int open = enlistment.enlist(db, verdict, one.batch(), now);
    return write(db, one, stands(open, verdict, now), verdict, null, now);
  }

  private static State stands(int open, Verdict verdict, long now) {
    Instant from = verdict.person().validity().from();
    if (open == 0) {
      return State.UNCHANGED;
    }
    return from != null && from.toEpochMilli() > now ? State.SCHEDULED : State.OPEN;
  }

  /** Whose face it is, unless the photo stands already or somebody has decided. */
  private Optional<FaceFinding> face(JdbcClient db, Applicant one, Verdict verdict) {
    boolean another = verdict.effect() == Effect.NEW || verdict.effect() == Effect.PHOTO;
    Caution caution = one.caution();
    boolean decided = caution != null && !caution.isOpenQuestion();
    if (faces == null || decided || !another) {
      return Optional.empty();
    }
    String id = verdict.person().id();
    String before =
        verdict.effect() == Effect.NEW ? null : Roster.find(db, id).map(Person::photo).orElse(null);
    return faces.judge(db, id, verdict.person().photo(), one.batch(), before);
  }

  /** Another photo of the batch for the same person, when no line says which one counts. */
  private static Optional<Refusal> rival(JdbcClient db, Applicant one, Entry entry) {
    return BatchRows.rival(db, one.batch(), entry.id(), one.file(), one.digest())
        .map(file -> new Refusal(Reason.TWO_PHOTOS_ONE_ID, "the other file: " + file));
  }

  /**
   * Asks for somebody to leave, or says that nobody has this number. Of somebody whom a sync took
   * away everything goes that it kept to bring them back.
   */
  public BatchRow dismiss(JdbcClient db, Applicant one, long now) {
    Batches.Batch batch = Batches.find(db, one.batch()).orElseThrow();
    String id = one.entry() == null ? "" : one.entry().id();
    if (batch.cancelled()) {
      return write(db, one, State.CANCELLED, null, new Refusal(Reason.CANCELLED, ""), now);
    }
    boolean there = Roster.find(db, id).isPresent();
    boolean enrol = batch.mode() != Mode.CHECK;
    if (!there && enrol && Leaving.eraseKept(db, id, now)) {
      return write(db, one, State.REMOVED, null, Effect.LEAVE, null, now);
    }
    if (!there) {
      Refusal nobody = new Refusal(Reason.NOT_ON_ROSTER, "person number: " + id);
      return write(db, one, State.REFUSED, null, nobody, now);
    }
    State state = enrol ? State.OPEN : State.CHECKED;
    BatchRow row = write(db, one, state, null, Effect.LEAVE, null, now);
    if (enrol) {
      Leaving.want(db, id, one.batch(), now);
      Leaving.finish(db, id, now);
    }
    return row;
  }

  /**
   * Wants the person, as the roster has them, once more on a directory where they were not found as
   * they are to stand; the row is done when they do.
   */
  public BatchRow again(JdbcClient db, Applicant one, Person person, String directory, long now) {
    Batches.Batch batch = Batches.find(db, one.batch()).orElseThrow();
    if (batch.cancelled()) {
      return write(db, one, State.CANCELLED, null, new Refusal(Reason.CANCELLED, ""), now);
    }
    Standing.again(db, person, directory, one.batch(), now);
    return write(db, one, State.OPEN, new Verdict(person, Effect.AGAIN), null, now);
  }

  private static BatchRow write(
      JdbcClient db,
      Applicant one,
      State state,
      @Nullable Verdict verdict,
      @Nullable Refusal refusal,
      long now) {
    Effect effect = verdict == null ? null : verdict.effect();
    return write(db, one, state, verdict, effect, refusal, now);
  }

  private static BatchRow write(
      JdbcClient db,
      Applicant one,
      State state,
      @Nullable Verdict verdict,
      @Nullable Effect effect,
      @Nullable Refusal refusal,
      long now) {
    Entry entry = one.entry();
    String said = entry == null ? "" : entry.name();
    BatchRow row =
        new BatchRow(
            0,
            one.batch(),
            one.source(),
            one.file(),
            one.listed() == null ? null : one.listed().line(),
            entry == null || entry.id().isEmpty() ? null : entry.id(),
            verdict == null ? said : verdict.person().name(),
            verdict == null ? null : verdict.person().version(),
            state,
            effect,
            refusal == null ? null : refusal.reason().name(),
            refusal == null ? null : refusal.detail(),
            warning(one.caution()),
            null);
    return BatchRows.add(db, row, one, now);
  }

  private static @Nullable String warning(@Nullable Caution caution) {
    return caution == null ? null : caution.refusal().reason() + ": " + caution.refusal().detail();
  }
}
