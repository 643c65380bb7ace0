package dev.muster.enrol;

import dev.muster.enrol.ledger.Mode;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A drop that receives uploads which nobody reads. */
public final class TestUploads implements AutoCloseable {

  private final TestStore stored;
  private final Drop drop;
  private final Uploads uploads;

  public TestUploads(Path folder) throws IOException {
    stored = Database.SQLITE.open(folder);
    drop = EnrolledStore.drop(folder.resolve("drop"));
    EnrolSettings settings =
        new EnrolSettings(
            List.of(drop),
            new EnrolSettings.Photo(true, 1 << 20, 60, 4, 16),
            Duration.ofSeconds(10),
            100,
            Locale.ENGLISH);
    TestClock clock = new TestClock();
    Parcels parcels =
        new Parcels(stored.store(), settings, new Parcels.Desk(null, null), clock, "muster");
    Uploads.Homeward homeward =
        new Uploads.Homeward(
            new HandBack(stored.store(), settings), new ManifestHandBack(stored.store(), settings));
    uploads = new Uploads(stored.store(), settings, parcels, homeward, clock, "muster");
  }

  public Uploads.Receiving begin() throws IOException {
    return uploads.begin(drop, Mode.ENROL, "people.json");
  }

  /** Where the files of a finished upload lie. */
  public Path files(String batch) {
    return new ParcelFolder(drop, batch).files();
  }

  /** Where uploads lie. */
  public Path incoming() {
    return drop.incoming();
  }

  @Override
  public void close() {
    stored.close();
  }
}
