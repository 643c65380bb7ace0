package dev.muster.enrol.manifest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the text of a file is encoded: as its byte order mark says; else UTF-8 when every byte fits;
 * else GB18030, which holds GBK and GB2312, when every byte fits.
 */
record TextEncoding(Charset charset, int markBytes) {

  static TextEncoding of(Path file) throws IOException, ManifestRefused {
    for (TextEncoding candidate : candidates(start(file))) {
      if (candidate.fits(file)) {
        return candidate;
      }
    }
    throw ManifestRefused.unreadable(
        "its characters are neither UTF-8 nor GB18030; save it as \"CSV UTF-8\"");
  }

  private static List<TextEncoding> candidates(byte[] start) throws ManifestRefused {
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      return List.of(new TextEncoding(StandardCharsets.UTF_8, 3));
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      return List.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
    }
    if (startsWith(start, 0xFE, 0xFF)) {
      return List.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
    }
    for (byte each : start) {
      if (each == 0) {
        throw ManifestRefused.unreadable("it is no text file");
      }
    }
    return List.of(
        new TextEncoding(StandardCharsets.UTF_8, 0),
        new TextEncoding(Charset.forName("GB18030"), 0));
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(1024);
    }
  }

  private static boolean startsWith(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(Path file) throws IOException {
    char[] some = new char[8192];
    try (Reader reader = open(file)) {
      while (reader.read(some) >= 0) {
        // only whether it can be decoded matters
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The text behind the byte order mark; a byte that does not fit is an error. */
  Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.skipNBytes(markBytes);
    return new BufferedReader(
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 16);
  }
}
