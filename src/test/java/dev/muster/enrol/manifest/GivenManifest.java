package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A manifest on the disk, and what reading it gives. */
record GivenManifest(Path file, String name) {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZONE);

  static GivenManifest csv(String text) {
    return bytes("people.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  static GivenManifest text(String name, String text, Charset charset) {
    return bytes(name, text.getBytes(charset));
  }

  static GivenManifest bytes(String name, byte[] bytes) {
    try {
      Path file = Files.createTempFile("manifest", ".part");
      file.toFile().deleteOnExit();
      Files.write(file, bytes);
      return new GivenManifest(file, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Line> lines() {
    return lines(Limits.USUAL);
  }

  List<Line> lines(Limits limits) {
    List<Line> lines = new ArrayList<>();
    try {
      Manifests.read(file, name, CLOCK, limits, lines::add);
    } catch (ManifestRefused e) {
      throw new AssertionError(e.refusal().toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.stream()
        .map(Line::refusal)
        .filter(Objects::nonNull)
        .forEach(GivenManifest::readInChinese);
    return lines;
  }

  /** Whatever is refused says why in Chinese, too. */
  private static void readInChinese(Refusal refusal) {
    if (Told.in(refusal.detail(), Locale.CHINESE).equals(refusal.detail())) {
      throw new AssertionError("particulars_zh.properties has nothing for: " + refusal.detail());
    }
  }

  /** Why the file as a whole is refused; nothing may have been given before. */
  ManifestRefused refused(Limits limits) {
    List<Line> lines = new ArrayList<>();
    try {
      Manifests.read(file, name, CLOCK, limits, lines::add);
    } catch (ManifestRefused e) {
      if (!lines.isEmpty()) {
        throw new AssertionError("lines were given of a refused manifest: " + lines);
      }
      readInChinese(e.refusal());
      return e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("was read: " + lines);
  }

  ManifestRefused refused() {
    return refused(Limits.USUAL);
  }

  Entry only() {
    List<Line> lines = lines();
    if (lines.size() != 1 || lines.get(0).entry() == null) {
      throw new AssertionError("not one usable line: " + lines);
    }
    return lines.get(0).entry();
  }

  /** The reason of the only line. */
  Reason reason() {
    List<Line> lines = lines();
    if (lines.size() != 1 || lines.get(0).refusal() == null) {
      throw new AssertionError("not one refused line: " + lines);
    }
    return lines.get(0).refusal().reason();
  }
}
