package dev.muster.enrol;

import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.BatchRows;
import dev.muster.enrol.ledger.Batches;
import dev.muster.enrol.ledger.ManifestFiles;
import dev.muster.enrol.ledger.ManifestFiles.Taken;
import dev.muster.enrol.manifest.Limits;
import dev.muster.enrol.manifest.Line;
import dev.muster.enrol.manifest.ManifestRefused;
import dev.muster.enrol.manifest.Manifests;
import dev.muster.roster.Digest;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes manifests in, line by line. A crash goes on after the last line that was committed.
 *
 * <p>Each line finds its photo, or waits for it until the batch closes. A removal list holds its
 * batch back until it is read, for only then is it known how many it names.
 */
public final class ManifestIntake {

  private static final int AT_ONCE = 200;

  private final Store store;
  private final Admission admission;
  private final RemovalGuard guard;
  private final DropWatch watch;
  private final Clock clock;

  ManifestIntake(
      Store store, Admission admission, RemovalGuard guard, DropWatch watch, Clock clock) {
    this.store = store;
    this.admission = admission;
    this.guard = guard;
    this.watch = watch;
    this.clock = clock;
  }

  /** Takes the manifest in and puts it aside. */
  public Place takeIn(Place place) throws IOException {
    String digest = Digest.of(place.origin());
    Taken taken = store.write(db -> begin(db, place, digest));
    String shelved = taken.refused() ? store.write(db -> again(db, taken)) : taken.shelf();
    if (!taken.complete()) {
      try {
        read(place, taken);
        store.write(db -> ManifestFiles.complete(db, taken));
      } catch (ManifestRefused refused) {
        shelved = store.write(db -> refuse(db, place, taken, refused.refusal())).shelf();
      }
    }
    guard.read(taken.batch());
    Path shelf = place.drop().taken().resolve(shelved);
    Files.createDirectories(shelf.getParent());
    Files.move(place.origin(), shelf, StandardCopyOption.REPLACE_EXISTING);
    watch.taken(place.origin());
    return place;
  }

  private Taken begin(JdbcClient db, Place place, String digest) {
    long now = clock.millis();
    String source = place.drop().name();
    String batch =
        place.batch() == null
            ? ManifestFiles.cutShort(db, source, digest)
                .orElseGet(() -> Batches.open(db, source, place.drop().mode(), now))
            : place.batch();
    return ManifestFiles.begin(db, batch, place.file(), digest);
  }

  private void read(Place place, Taken taken) throws ManifestRefused, IOException {
    List<Line> chunk = new ArrayList<>(AT_ONCE);
    Clock local = clock.withZone(ZoneId.systemDefault());
    Manifests.read(
        place.origin(),
        place.name(),
        local,
        Limits.USUAL,
        line -> {
          if (line.number() > taken.lines()) {
            chunk.add(line);
          }
          if (chunk.size() == AT_ONCE) {
            take(place, taken, chunk);
            chunk.clear();
          }
        });
    take(place, taken, chunk);
  }

  private void take(Place place, Taken taken, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<Line> chunk = List.copyOf(lines);
    if (chunk.stream().anyMatch(LineIntake::isRemoval)) {
      guard.hold(taken.batch());
    }
    store.write(
        db -> {
          long now = clock.millis();
          Batches.touch(db, taken.batch(), now);
          LineIntake intake = new LineIntake(db, admission, place, taken, now);
          chunk.forEach(intake::take);
          return ManifestFiles.reached(db, taken, chunk.get(chunk.size() - 1).number());
        });
    admission.enlistment().ring();
  }

  /** It came once more after it was refused, or a crash left it where it was. */
  private static String again(JdbcClient db, Taken taken) {
    BatchRow row = BatchRows.find(db, taken.batch(), taken.file(), taken.digest()).orElseThrow();
    BatchRows.handAgain(db, row.id());
    return row.shelf();
  }

  private BatchRow refuse(JdbcClient db, Place place, Taken taken, Refusal refusal) {
    ManifestFiles.refused(db, taken, refusal);
    Applicant whole =
        new Applicant(
            taken.batch(),
            place.drop().name(),
            place.drop().type(),
            taken.file(),
            taken.digest(),
            null,
            place.group(),
            null,
            null,
            null,
            refusal);
    return admission.admit(db, whole, false, clock.millis());
  }
}
