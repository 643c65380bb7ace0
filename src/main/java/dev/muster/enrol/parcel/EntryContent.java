package dev.muster.enrol.parcel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes what entries hold, as long as it is what the ZIP promised, and bounded. */
final class EntryContent {

  private final ZipFile zip;
  private final long mostBytes;
  private final long endNanos;
  private final byte[] buffer = new byte[1 << 16];
  private long written;

  EntryContent(ZipFile zip, long mostBytes, Duration time) {
    this.zip = zip;
    this.mostBytes = mostBytes;
    this.endNanos = System.nanoTime() + time.toNanos();
  }

  void write(ZipArchiveEntry entry, Path file) throws ZipRefused, IOException {
    CRC32 sum = new CRC32();
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        InputStream in = open(entry)) {
      for (int count = read(in, entry); count >= 0; count = read(in, entry)) {
        size += count;
        written += count;
        if (size > entry.getSize() || written > mostBytes) {
          throw new ZipRefused("it unpacks to more than it says, or than " + mostBytes + " bytes");
        }
        if (System.nanoTime() - endNanos > 0) {
          throw new ZipRefused("it takes too long to unpack; split it");
        }
        sum.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    }
    if (size != entry.getSize() || sum.getValue() != entry.getCrc()) {
      throw damaged(entry);
    }
  }

  private InputStream open(ZipArchiveEntry entry) throws ZipRefused {
    try {
      InputStream in = zip.getInputStream(entry);
      if (in != null) {
        return in;
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(entry);
    }
    throw damaged(entry);
  }

  /** A stream that is cut off or no longer makes sense is the ZIP's fault, not the disk's. */
  private int read(InputStream in, ZipArchiveEntry entry) throws ZipRefused {
    try {
      return in.read(buffer);
    } catch (IOException | RuntimeException e) {
      throw damaged(entry);
    }
  }

  private static ZipRefused damaged(ZipArchiveEntry entry) {
    String name = EntryNames.shown(entry).replaceAll("\\p{Cntrl}", "?");
    return new ZipRefused("it is damaged or was not copied completely, at " + name);
  }
}
