package dev.muster.sync;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everybody on the roster by number, in about 60 bytes a person: what is compared with lists that
 * go by. A person has a place, counted from 0 in the order in which they were added. Names and
 * groups are known by 64 bits of a hash.
 */
final class Roll {

  private static final int WANTED = 1;
  private static final int LEAVING = 2;

  private byte[] text = new byte[16 * 1024];
  private int[] ends = new int[1024];
  private long[] versions = new long[2 * 1024];
  private long[] names = new long[1024];
  private long[] groups = new long[1024];
  private byte[] flags = new byte[1024];
  private int[] table = new int[4096];
  private int size;
  private @Nullable Map<String, Integer> plain;

  /**
   * Adds somebody who was not added before.
   *
   * @param allGroups their groups in their order, one a line
   * @param wanted whether the lists are to have them
   * @param leaving whether somebody has asked for their removal
   */
  void add(
      String personId,
      String name,
      String allGroups,
      @Nullable String version,
      boolean wanted,
      boolean leaving) {
    byte[] id = personId.getBytes(StandardCharsets.UTF_8);
    room(id.length);
    System.arraycopy(id, 0, text, start(size), id.length);
    ends[size] = start(size) + id.length;
    Version parts = Version.of(version);
    versions[2 * size] = parts.high();
    versions[2 * size + 1] = parts.low();
    names[size] = hash(name);
    groups[size] = hash(allGroups);
    flags[size] = (byte) ((wanted ? WANTED : 0) | (leaving ? LEAVING : 0));
    enter(size);
    size++;
  }

  /** Nobody else is wanted by the lists any more. */
  void wantOnly(BitSet those) {
    for (int place = 0; place < size; place++) {
      flags[place] &= (byte) (those.get(place) ? -1 : ~WANTED);
    }
  }

  int size() {
    return size;
  }

  /** The place of the person; -1 when nobody has the number. */
  int find(String id) {
    return find(id, -1);
  }

  /**
   * The same for whoever reads another list in an order of its own, which is often ours.
   *
   * @param likely where the person probably is: after the one who was found before
   */
  int find(String id, int likely) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (likely >= 0 && likely < size && isAt(likely, bytes)) {
      return likely;
    }
    for (int slot = slot(bytes, 0, bytes.length); table[slot] != 0; slot = next(slot)) {
      int place = table[slot] - 1;
      if (isAt(place, bytes)) {
        return place;
      }
    }
    return -1;
  }

  private boolean isAt(int place, byte[] id) {
    return Arrays.equals(text, start(place), ends[place], id, 0, id.length);
  }

  /** Somebody whose number is the same but for case, width and blanks; -1 when there is none. */
  int findAlike(String id) {
    Map<String, Integer> known = plain;
    if (known == null) {
      known = new HashMap<>(size * 2);
      for (int place = 0; place < size; place++) {
        known.put(plain(id(place)), place);
      }
      plain = known;
    }
    return known.getOrDefault(plain(id), -1);
  }

  String id(int place) {
    return new String(text, start(place), ends[place] - start(place), StandardCharsets.UTF_8);
  }

  boolean isWanted(int place) {
    return (flags[place] & WANTED) != 0;
  }

  boolean isLeaving(int place) {
    return (flags[place] & LEAVING) != 0;
  }

  boolean isNamed(int place, String name) {
    return names[place] == hash(name);
  }

  boolean isInGroups(int place, Collection<String> those) {
    return groups[place] == hash(String.join("\n", new TreeSet<>(those)));
  }

  /** True when this is the version of the person on the roster. */
  boolean isVersion(int place, Version version) {
    return !version.isNone()
        && versions[2 * place] == version.high()
        && versions[2 * place + 1] == version.low();
  }

  /** A number without what people and programs change in passing: case, width, blanks. */
  static String plain(String id) {
    return Normalizer.normalize(id, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\u200b\\ufeff]", "")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** FNV-1a of 64 bits over the characters. */
  private static long hash(String of) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < of.length(); i++) {
      hash = (hash ^ of.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private int start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  private void enter(int place) {
    int slot = slot(text, start(place), ends[place]);
    while (table[slot] != 0) {
      slot = next(slot);
    }
    table[slot] = place + 1;
  }

  private int slot(byte[] of, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + of[i];
    }
    return hash * 0x9e3779b1 >>> Integer.numberOfLeadingZeros(table.length) + 1;
  }

  private int next(int slot) {
    return slot + 1 & table.length - 1;
  }

  private void room(int bytes) {
    int used = start(size);
    if (used + bytes > text.length) {
      text = Arrays.copyOf(text, Math.max(used + bytes, text.length * 2));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      versions = Arrays.copyOf(versions, size * 4);
      names = Arrays.copyOf(names, size * 2);
      groups = Arrays.copyOf(groups, size * 2);
      flags = Arrays.copyOf(flags, size * 2);
    }
    if (size * 2 >= table.length) {
      table = new int[table.length * 2];
      for (int place = 0; place < size; place++) {
        enter(place);
      }
    }
  }
}
