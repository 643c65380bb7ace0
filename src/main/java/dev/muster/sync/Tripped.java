package dev.muster.sync;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A guard that has stopped a plan.
 *
 * @param particulars the figures or numbers, parted by a comma and a blank, as the words of the
 *     trip name them
 */
public record Tripped(Trip trip, String particulars) {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  static Tripped of(Trip trip, long... figures) {
    return new Tripped(
        trip, LongStream.of(figures).mapToObj(Long::toString).collect(Collectors.joining(", ")));
  }

  /** One a line: the code, a blank, the particulars. */
  static String text(List<Tripped> trips) {
    return trips.stream()
        .map(one -> one.trip() + " " + one.particulars())
        .collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #text} wrote. */
  public static List<Tripped> read(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" ", 2))
        .map(parts -> new Tripped(Trip.valueOf(parts[0]), parts.length > 1 ? parts[1] : ""))
        .toList();
  }

  /** One sentence for a person. */
  public String words(Locale locale) {
    String pattern =
        ResourceBundle.getBundle("syncs", locale, NO_FALLBACK).getString("trip." + trip.name());
    Object[] figures =
        trip == Trip.MARKER_MISSING
            ? new Object[] {particulars}
            : Stream.of(particulars.split(", ")).map(Tripped::figure).toArray();
    return new MessageFormat(pattern, locale).format(figures);
  }

  /** A figure is written as the reader's language writes it. */
  private static Object figure(String text) {
    return text.matches("\\d{1,18}") ? (Object) Long.valueOf(text) : text;
  }
}
