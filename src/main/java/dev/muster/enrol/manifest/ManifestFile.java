package dev.muster.enrol.manifest;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/** An opened manifest: its table, and the header found in it. */
final class ManifestFile implements Closeable {

  /** What is done with each line. */
  @FunctionalInterface
  interface RowUse {
    void accept(Row row) throws IOException;
  }

  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final Table table;
  private final Header header;
  private final Limits limits;

  private ManifestFile(Table table, Header header, Limits limits) {
    this.table = table;
    this.header = header;
    this.limits = limits;
  }

  static ManifestFile open(Path file, String fileName, Limits limits)
      throws IOException, ManifestRefused {
    return open(file, fileName, limits, Headings.USUAL);
  }

  static ManifestFile open(Path file, String fileName, Limits limits, Headings headings)
      throws IOException, ManifestRefused {
    long bytes = Files.size(file);
    if (bytes > limits.bytes()) {
      throw ManifestRefused.unreadable(
          "it has " + bytes + " bytes, more than " + limits.bytes() + "; split it");
    }
    try {
      return opened(file, fileName, limits, headings);
    } catch (IOException e) {
      throw judged(e);
    }
  }

  private static ManifestFile opened(Path file, String fileName, Limits limits, Headings headings)
      throws IOException, ManifestRefused {
    Table table = table(file, fileName, limits, headings);
    if (table instanceof IdList) {
      return new ManifestFile(table, Header.ofIds(), limits);
    }
    try (Rows rows = table.open()) {
      Optional<Header> header = Header.find(rows, headings);
      if (header.isEmpty()) {
        throw headings.notFound(lookedAt(table, headings));
      }
      return new ManifestFile(table, header.get(), limits);
    }
  }

  /** What there is instead of a heading that somebody named. */
  private static String lookedAt(Table table, Headings headings)
      throws IOException, ManifestRefused {
    try (Rows rows = table.open()) {
      Row first = rows.next();
      return headings.mapping().isEmpty() || first == null
          ? "looked at the first 5 lines"
          : "there are: " + Headings.shown(first.cells().stream().map(Cell::text).toList());
    }
  }

  private static Table table(Path file, String fileName, Limits limits, Headings headings)
      throws IOException, ManifestRefused {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    if (startsWith(start, ZIP)) {
      return XlsxTable.of(file, limits, headings);
    }
    if (startsWith(start, OLE2)) {
      throw ManifestRefused.unreadable(
          isEncrypted(file)
              ? "it is protected by a password; save it without"
              : "it is an old Excel file (.xls); save it as .xlsx");
    }
    if (FileNames.ending(fileName).equals("txt")) {
      return new IdList(file, TextEncoding.of(file));
    }
    return CsvTable.of(file, headings);
  }

  private static boolean startsWith(byte[] start, byte[] mark) {
    return start.length >= mark.length
        && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
  }

  /** An encrypted workbook is an old container with this one stream in it. */
  private static boolean isEncrypted(Path file) throws IOException {
    String mark =
        new String(
            "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    try (InputStream in = Files.newInputStream(file)) {
      String before = "";
      for (byte[] some = in.readNBytes(1 << 16); some.length > 0; some = in.readNBytes(1 << 16)) {
        String text = before + new String(some, StandardCharsets.ISO_8859_1);
        if (text.contains(mark)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - mark.length()));
      }
      return false;
    }
  }

  Header header() {
    return header;
  }

  boolean isRagged() {
    return table.isRagged();
  }

  /** Every line below the header that holds something and is no remark; refused when too many. */
  void each(RowUse use) throws IOException, ManifestRefused {
    try (Rows rows = table.open()) {
      int lines = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (row.number() <= header.line() || row.isBlank() || row.isRemark()) {
          continue;
        }
        lines++;
        if (lines > limits.lines()) {
          throw ManifestRefused.unreadable(
              "it has more than " + limits.lines() + " lines; split it");
        }
        use.accept(row);
      }
    } catch (IOException e) {
      throw judged(e);
    }
  }

  /** What is wrong with the content ends the manifest; what is wrong with the disk is no answer. */
  private static ManifestRefused judged(IOException e) throws IOException {
    if (e instanceof ZipException) {
      return ManifestRefused.unreadable("the workbook is damaged or was not copied completely");
    }
    if (e instanceof XlsxXml.BadPart
        || e instanceof CharConversionException
        || e instanceof CharacterCodingException
        || e instanceof EOFException) {
      return ManifestRefused.unreadable(String.valueOf(e.getMessage()));
    }
    throw e;
  }

  @Override
  public void close() throws IOException {
    if (table instanceof Closeable open) {
      open.close();
    }
  }
}
