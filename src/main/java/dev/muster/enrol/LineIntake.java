package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.Applicant.Listed;
import dev.muster.enrol.ledger.ListedPhotos;
import dev.muster.enrol.ledger.ManifestFiles.Taken;
import dev.muster.enrol.ledger.ManifestLines;
import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Digest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of each line of a manifest, inside one transaction. */
record LineIntake(JdbcClient db, Admission admission, Place manifest, Taken taken, long now) {

  /** What a person number looks like; the text of a refused line may be one. */
  private static final String NUMBER = "(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  static boolean isRemoval(Line line) {
    return line.entry() != null && line.entry().action() == Action.REMOVE;
  }

  void take(Line line) {
    Entry entry = line.entry();
    if (entry == null) {
      turnAway(line, line.refusal());
    } else if (entry.action() == Action.REMOVE) {
      admission.dismiss(db, alone(line, entry), now);
    } else {
      enrol(line, entry);
    }
  }

  private void enrol(Line line, Entry entry) {
    Listed listed = new Listed(taken.file(), line.number());
    Optional<Listed> earlier = ManifestLines.earlier(db, batch(), taken.file(), entry.id());
    if (earlier.isPresent()) {
      String where = "line %d of %s".formatted(earlier.get().line(), earlier.get().manifest());
      Refusal twice = new Refusal(Reason.TWO_ROWS_ONE_ID, where + " has " + entry.id());
      admission.admit(db, alone(line, entry).refused(twice), false, now);
      return;
    }
    Optional<Applicant> photo = ListedPhotos.find(db, batch(), taken.file(), entry);
    if (photo.isPresent()) {
      Applicant one = photo.get().typed(manifest.drop().type()).listed(entry, group(), listed);
      admission.admit(db, one, false, now);
    } else {
      ManifestLines.add(db, batch(), new ManifestLines.Waiting(listed, group(), entry, null));
    }
  }

  /** A photo that a refused line speaks of shares its fate: nobody is made of its file name. */
  private void turnAway(Line line, @Nullable Refusal why) {
    Refusal refusal = Objects.requireNonNull(why);
    boolean tellsWho = line.text().matches(NUMBER);
    Entry said = Entry.named(tellsWho ? line.text() : "", "").showing(line.photo());
    Listed listed = new Listed(taken.file(), line.number());
    Optional<Applicant> photo =
        tellsWho || !line.photo().isEmpty()
            ? ListedPhotos.find(db, batch(), taken.file(), said)
            : Optional.empty();
    if (photo.isPresent()) {
      Applicant one = photo.get().typed(manifest.drop().type()).listed(said, group(), listed);
      admission.admit(db, one.refused(refusal), false, now);
    } else if (tellsWho || !line.photo().isEmpty()) {
      ManifestLines.add(db, batch(), new ManifestLines.Waiting(listed, group(), said, refusal));
    } else {
      admission.admit(db, alone(line, null).refused(refusal), false, now);
    }
  }

  private Applicant alone(Line line, @Nullable Entry entry) {
    return new Applicant(
        batch(),
        manifest.drop().name(),
        manifest.drop().type(),
        taken.file(),
        Digest.ofText(taken.file() + "\n" + line.number()),
        null,
        group(),
        entry,
        new Listed(taken.file(), line.number()),
        null,
        null);
  }

  private String batch() {
    return taken.batch();
  }

  private String group() {
    return manifest.group();
  }
}
