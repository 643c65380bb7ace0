package dev.muster.event;

import dev.muster.roster.Digest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A body as a box sent it, without the pictures that are kept as files already.
 *
 * <p>Guarantee: {@link #whole} gives the very bytes that came, as long as the pictures are there. A
 * picture whose base64 is written in an unusual way, with line breaks for example, stays in.
 *
 * @param text what is left of the body
 * @param cuts where pictures are missing, in order
 */
record RawBody(byte[] text, List<Cut> cuts) {

  /** Shorter ones are not worth a cut. */
  private static final int SHORTEST = 256;

  /** So many characters find the place of a picture; the whole of it is then compared. */
  private static final int PROBE = 24;

  /**
   * A picture that was cut out.
   *
   * @param at the place in what is left
   */
  record Cut(int at, String digest) {}

  private record Found(int from, int to, String digest) {}

  /**
   * @param pictures the kept pictures of its events, by digest
   */
  static RawBody of(byte[] body, Map<String, byte[]> pictures) {
    List<Found> found = new ArrayList<>();
    pictures.forEach(
        (digest, picture) -> {
          if (picture.length >= SHORTEST) {
            find(body, digest, Base64.getEncoder().encode(picture), found);
          }
        });
    found.sort(Comparator.comparingInt(Found::from));
    return cut(body, found);
  }

  private static void find(byte[] body, String digest, byte[] base64, List<Found> found) {
    int from = 0;
    while (from <= body.length - base64.length) {
      int at = indexOf(body, base64, from);
      if (at < 0) {
        return;
      }
      found.add(new Found(at, at + base64.length, digest));
      from = at + base64.length;
    }
  }

  private static int indexOf(byte[] body, byte[] base64, int from) {
    for (int at = from; at <= body.length - base64.length; at++) {
      if (body[at] == base64[0]
          && Arrays.equals(body, at, at + PROBE, base64, 0, PROBE)
          && Arrays.equals(body, at, at + base64.length, base64, 0, base64.length)) {
        return at;
      }
    }
    return -1;
  }

  private static RawBody cut(byte[] body, List<Found> found) {
    if (found.isEmpty()) {
      return new RawBody(body, List.of());
    }
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    List<Cut> cuts = new ArrayList<>();
    int from = 0;
    for (Found one : found) {
      if (one.from() >= from) {
        rest.write(body, from, one.from() - from);
        cuts.add(new Cut(rest.size(), one.digest()));
        from = one.to();
      }
    }
    rest.write(body, from, body.length - from);
    return new RawBody(rest.toByteArray(), List.copyOf(cuts));
  }

  /**
   * The body with its pictures.
   *
   * @param picture the bytes by digest; empty where a picture is kept no longer
   */
  byte[] whole(Function<String, byte[]> picture) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int from = 0;
    for (Cut cut : cuts) {
      whole.write(text, from, cut.at() - from);
      whole.writeBytes(Base64.getEncoder().encode(picture.apply(cut.digest())));
      from = cut.at();
    }
    whole.write(text, from, text.length - from);
    return whole.toByteArray();
  }

  /** True for a list of events. */
  boolean isList() {
    for (byte one : text) {
      if (one > ' ') {
        return one == '[';
      }
    }
    return false;
  }

  /** The cuts as one line of text: {@code offset:digest}, comma-separated. */
  String cutsAsText() {
    return cuts.stream().map(cut -> cut.at() + ":" + cut.digest()).collect(Collectors.joining(","));
  }

  static RawBody stored(byte[] text, String cuts) {
    return new RawBody(
        text,
        cuts.isEmpty() ? List.of() : Arrays.stream(cuts.split(",")).map(RawBody::cut).toList());
  }

  private static Cut cut(String text) {
    int colon = text.indexOf(':');
    String digest = text.substring(colon + 1);
    if (!Digest.is(digest)) {
      throw new IllegalArgumentException("not a digest: " + digest);
    }
    return new Cut(Integer.parseInt(text.substring(0, colon)), digest);
  }

  @Override
  public String toString() {
    return text.length + " bytes and " + cuts.size() + " pictures";
  }
}
