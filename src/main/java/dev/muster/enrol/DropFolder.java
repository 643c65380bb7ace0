package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.roster.Digest;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two ends of a photo's way through a drop: taken up, and set aside once it is recorded. */
public final class DropFolder {

  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

  private final Map<String, Drop> drops;
  private final int maxBytes;

  DropFolder(EnrolSettings settings) {
    this.drops =
        settings.drops().stream().collect(Collectors.toMap(Drop::name, Function.identity()));
    this.maxBytes = settings.photo().maxBytes();
  }

  /** Says where a complete file lies, and with that what kind it is. */
  public Place find(String dropName, String name) {
    Drop drop = drops.get(dropName);
    return Place.loose(drop, Place.forward(drop.folder().relativize(Path.of(name))));
  }

  /** Takes up a complete photo; what is wrong with the file itself is a refusal. */
  public Arrival takeUp(Place place) throws NoSuchFileException {
    try {
      long size = Files.size(place.origin());
      if (size > maxBytes) {
        return Arrival.of(place, Digest.of(place.origin()), new byte[0])
            .refused(Reason.TOO_MANY_BYTES, size + " bytes; at most " + maxBytes);
      }
      byte[] photo = Files.readAllBytes(place.origin());
      Arrival arrival = Arrival.of(place, Digest.of(photo), photo);
      return size == 0 ? arrival.refused(Reason.EMPTY_FILE, "0 bytes") : arrival;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      return Arrival.of(place, Digest.ofText(place.file()), new byte[0])
          .refused(Reason.UNREADABLE_FILE, e.getMessage());
    }
  }

  /**
   * Moves a recorded file out of the way. After a crash before this step the file is taken up again
   * and finds its row.
   */
  public Arrival setAside(Arrival arrival) throws IOException {
    BatchRow row = arrival.row();
    if (row == null) {
      throw new IllegalStateException(arrival + " was not recorded");
    }
    Path shelf = arrival.drop().taken().resolve(row.shelf());
    if (!shelf.getParent().toFile().isDirectory()) {
      Files.createDirectories(shelf.getParent());
    }
    try {
      move(arrival.origin(), shelf);
    } catch (NoSuchFileException e) {
      // Listed once more just before it was set aside, or taken away by somebody: its row stands,
      // and an accepted photo is in the photo store.
      LOG.info("{} was gone before it was set aside; it stays recorded", arrival);
    }
    return arrival;
  }

  /** By one rename, but for folders that lie on another file system. */
  private static void move(Path from, Path shelf) throws IOException {
    try {
      Files.move(from, shelf, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, shelf, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
