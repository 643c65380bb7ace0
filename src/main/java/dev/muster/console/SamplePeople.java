package dev.muster.console;

import dev.muster.enrol.Drop;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.SamplePerson;
import dev.muster.sample.View;
import dev.muster.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Drops photos of people who do not exist into the first drop's folder, each time of others. A
 * photo appears under its name only when it is complete.
 */
final class SamplePeople implements AutoCloseable {

  private static final int PAINTERS = 4;

  private final Store store;
  private final Drop drop;
  private final ExecutorService painters =
      Executors.newFixedThreadPool(
          Math.min(PAINTERS, Runtime.getRuntime().availableProcessors()),
          work -> {
            Thread painter = new Thread(work, "sample-painter");
            painter.setDaemon(true);
            return painter;
          });
  private final Semaphore turn = new Semaphore(1);
  private long nextSeed;

  SamplePeople(Store store, Drop drop) {
    this.store = store;
    this.drop = drop;
  }

  /** The permission group of photos that lie directly in the folder. */
  String usualGroup() {
    return drop.group();
  }

  /**
   * Drops so many people's photos and returns their files, below the drop's folder.
   *
   * @throws Conflict while others are being made
   */
  List<String> drop(int people, String group) {
    Path folder = folder(group);
    if (!turn.tryAcquire()) {
      throw new Conflict("Sample photos are being made already; ask again when they are done.");
    }
    try {
      Files.createDirectories(folder);
      return paint(people, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("dropping sample photos into " + folder + " failed", e);
    } finally {
      turn.release();
    }
  }

  private List<String> paint(int people, Path folder) throws IOException {
    nextSeed = Math.max(nextSeed, highestSeed() + 1);
    List<CompletableFuture<String>> files = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      long seed = nextSeed++;
      files.add(CompletableFuture.supplyAsync(() -> paint(seed, folder), painters));
    }
    try {
      return files.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      files.forEach(one -> one.cancel(false));
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private String paint(long seed, Path folder) {
    SamplePerson person = SampleFaces.person(seed);
    String name = person.identityId() + "_" + person.name() + ".jpg";
    try {
      Path part = folder.resolve(name + ".part");
      Files.write(part, person.photo(View.frontal()));
      Path file = folder.resolve(name);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return drop.folder().relativize(file).toString().replace('\\', '/');
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + name + " failed", e);
    }
  }

  private Path folder(String group) {
    if (!group.matches("[^\\p{Cntrl},/\\\\.~][^\\p{Cntrl},/\\\\]{0,59}")) {
      throw new BadParameter(
          "group",
          "group is \"%s\"; allowed are 1 to 60 characters without comma or slash, not beginning with a dot"
              .formatted(group));
    }
    return drop.folder().resolve(group);
  }

  /** Of those on the roster; numbers are S and at least four digits. */
  private long highestSeed() {
    return store
        .read(
            db ->
                db.sql(
                        """
                        SELECT identity_id FROM person WHERE identity_id >= 'S0' AND identity_id < 'S:'
                        ORDER BY length(identity_id) DESC, identity_id DESC LIMIT 1
                        """)
                    .query(String.class)
                    .optional())
        .filter(id -> id.matches("S[0-9]{1,15}"))
        .map(id -> Long.parseLong(id.substring(1)))
        .orElse(0L);
  }

  @Override
  public void close() {
    painters.shutdownNow();
  }
}
