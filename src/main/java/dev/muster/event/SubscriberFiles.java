package dev.muster.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that subscribers name: secrets, headers, transforms and what these import. */
final class SubscriberFiles {

  private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+\"([^\"]+)\"");
  private static final long LARGEST = 1024 * 1024;
  private static final int MOST = 1000;

  private final Map<Path, String> digests = new TreeMap<>();

  private SubscriberFiles() {}

  /** Every file and what it holds, as a digest; equal as long as nobody has changed one. */
  static Map<Path, String> digests(List<SubscriberSettings> subscribers) {
    SubscriberFiles files = new SubscriberFiles();
    for (SubscriberSettings one : subscribers) {
      plain(one).filter(Objects::nonNull).forEach(files::add);
      if (one.transform() != null) {
        files.transform(one.transform(), one.transform().toAbsolutePath().getParent());
      }
    }
    return files.digests;
  }

  private static Stream<Path> plain(SubscriberSettings one) {
    return Stream.of(
            Stream.of(one.secretFile(), one.access().passwordFile(), one.access().tokenFile()),
            one.secretFiles().stream(),
            one.headerFiles().values().stream())
        .flatMap(paths -> paths);
  }

  private void transform(Path file, Path folder) {
    if (digests.containsKey(file) || digests.size() >= MOST) {
      return;
    }
    Matcher imports = IMPORT.matcher(new String(add(file), StandardCharsets.UTF_8));
    while (imports.find()) {
      transform(folder.resolve(imports.group(1)), folder);
    }
  }

  /** What the file holds; nothing when it cannot be read, which whoever needs it says. */
  private byte[] add(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        digests.put(file, Files.size(file) + " " + Files.getLastModifiedTime(file));
        return new byte[0];
      }
      byte[] bytes = Files.readAllBytes(file);
      digests.put(file, digest(bytes));
      return bytes;
    } catch (IOException e) {
      digests.put(file, "cannot be read");
      return new byte[0];
    }
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
