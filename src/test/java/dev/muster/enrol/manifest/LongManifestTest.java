package dev.muster.enrol.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many lines as are accepted: nobody may keep them. */
class LongManifestTest {

  private static final int LINES = 100_000;

  @TempDir Path folder;

  /** Counts the lines, and at the end how many of them are still held by somebody. */
  private static int held(Path file, String name) throws Exception {
    List<WeakReference<Line>> given = new ArrayList<>();
    AtomicInteger held = new AtomicInteger();
    AtomicInteger usable = new AtomicInteger();
    Manifests.read(
        file,
        name,
        GivenManifest.CLOCK,
        Limits.USUAL,
        line -> {
          usable.addAndGet(line.entry() == null ? 0 : 1);
          given.add(new WeakReference<>(line));
          if (given.size() == LINES - 10) {
            System.gc();
            held.set((int) given.stream().filter(each -> each.get() != null).count());
          }
        });
    assertThat(given).hasSize(LINES);
    assertThat(usable).hasValue(LINES);
    return held.get();
  }

  @Test
  void ofATextNoLineIsKept() throws Exception {
    Path file = folder.resolve("people.csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, "id,name,groups,photo,department\n");
      for (int i = 0; i < LINES; i++) {
        write(out, (100_000 + i) + ",张三" + i + ",staff;lab," + i + ".jpg,研发\n");
      }
    }
    assertThat(held(file, "people.csv")).isLessThan(100);
  }

  @Test
  void ofAWorkbookNoLineIsKept() throws Exception {
    Path file = folder.resolve("people.xlsx");
    List<String> header = List.of("id", "name", "groups", "photo", "department");
    try (ReportBook book =
        new ReportBook(Files.newOutputStream(file), "people", header, List.of())) {
      for (int i = 0; i < LINES; i++) {
        book.line(List.of("" + (100_000 + i), "张三" + i, "staff;lab", i + ".jpg", "研发"));
      }
    }
    assertThat(held(file, "people.xlsx")).isLessThan(100);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
