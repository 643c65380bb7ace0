package dev.muster.enrol.parcel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the entries of a ZIP before a library keeps all of them in memory: what the ZIP says of
 * their number need not be true. Source: PKWARE APPNOTE 6.3.10, §4.3.12 to §4.3.16.
 */
final class CentralDirectory {

  private static final int END = 0x06054b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCATOR_BYTES = 20;
  private static final int END_64_BYTES = 56;
  private static final long UNSAID = 0xFFFFFFFFL;

  private CentralDirectory() {}

  /** Refuses a ZIP with more entries, or with longer names than so many of them may have. */
  static void check(Path zip, int mostEntries) throws IOException, ZipRefused {
    try (FileChannel channel = FileChannel.open(zip)) {
      long end = end(channel);
      for (long start : starts(channel, end)) {
        count(channel, start, end, mostEntries);
      }
    }
  }

  private static long end(SeekableByteChannel channel) throws IOException, ZipRefused {
    int most = (int) Math.min(channel.size(), END_BYTES + 0xFFFF);
    long from = channel.size() - most;
    ByteBuffer tail = read(channel, from, most);
    for (int at = most - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        return from + at;
      }
    }
    throw new ZipRefused("it has no end: it was not copied completely, or it is no ZIP");
  }

  /** Everywhere that a reader may begin, by the old record and by the one of large ZIPs. */
  private static List<Long> starts(SeekableByteChannel channel, long end)
      throws IOException, ZipRefused {
    List<Long> starts = new ArrayList<>();
    ByteBuffer record = read(channel, end, END_BYTES);
    long offset = record.getInt(16) & UNSAID;
    starts.add(Math.max(offset, end - (record.getInt(12) & UNSAID)));
    if (end < LOCATOR_BYTES) {
      return starts;
    }
    ByteBuffer locator = read(channel, end - LOCATOR_BYTES, LOCATOR_BYTES);
    if (locator.getInt(0) == LOCATOR_64) {
      long record64 = locator.getLong(8);
      if (record64 < 0 || record64 > end - END_64_BYTES) {
        throw broken();
      }
      ByteBuffer end64 = read(channel, record64, END_64_BYTES);
      starts.add(end64.getLong(48));
      starts.add(record64 - end64.getLong(40));
    }
    return starts;
  }

  private static void count(SeekableByteChannel channel, long from, long end, int most)
      throws IOException, ZipRefused {
    long at = from;
    int entries = 0;
    while (at >= 0 && at <= end - ENTRY_BYTES) {
      ByteBuffer some = read(channel, at, (int) Math.min(1 << 18, end - at));
      int inside = 0;
      while (inside + ENTRY_BYTES <= some.limit() && some.getInt(inside) == ENTRY) {
        entries++;
        inside +=
            ENTRY_BYTES
                + (some.getShort(inside + 28) & 0xFFFF)
                + (some.getShort(inside + 30) & 0xFFFF)
                + (some.getShort(inside + 32) & 0xFFFF);
      }
      if (entries > most || at + inside - from > 1024L * most) {
        throw new ZipRefused("it holds more than " + most + " files; split it");
      }
      if (inside == 0) {
        return;
      }
      at += inside;
    }
  }

  private static ByteBuffer read(SeekableByteChannel channel, long from, int count)
      throws IOException, ZipRefused {
    ByteBuffer into = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(from);
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw broken();
      }
    }
    return into.flip();
  }

  private static ZipRefused broken() {
    return new ZipRefused("its table of contents is damaged");
  }
}
