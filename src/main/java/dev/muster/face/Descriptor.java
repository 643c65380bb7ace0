package dev.muster.face;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of {@code engine.properties}, each checked when it is asked for. */
final class Descriptor {

  static final String NAME = "engine.properties";

  private static final long MOST_BYTES = 64 << 10;
  private static final int COORDINATES = 10;
  private static final Set<String> KEYS =
      Set.of(
          "detector",
          "detector.sha256",
          "detector.side",
          "detector.confidence",
          "detector.licence",
          "recogniser",
          "recogniser.sha256",
          "recogniser.side",
          "recogniser.colours",
          "recogniser.mean",
          "recogniser.scale",
          "recogniser.points",
          "recogniser.length",
          "recogniser.threshold",
          "recogniser.licence");

  private final Path file;
  private final Map<String, String> values;

  private Descriptor(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /** Of this folder; without values when the folder has none. */
  static Descriptor in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return new Descriptor(file, Map.of());
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new ModelsRefused(
            "%s has more than %d bytes: it is no descriptor.".formatted(file, MOST_BYTES));
      }
      read.load(reader);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new ModelsRefused(
          "%s is no UTF-8 properties file (%s): save it again as UTF-8.".formatted(file, e), e);
    } catch (IOException e) {
      throw new ModelsRefused("%s cannot be read (%s).".formatted(file, e), e);
    }
    Map<String, String> values = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key).trim()));
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new ModelsRefused(
          "%s has keys that do not exist: %s. Known are %s."
              .formatted(file, unknown, new TreeSet<>(KEYS)));
    }
    return new Descriptor(file, Map.copyOf(values));
  }

  /** These values where this descriptor has none of its own. */
  Descriptor withUsual(Map<String, String> usual) {
    Map<String, String> all = new TreeMap<>(usual);
    all.putAll(values);
    return new Descriptor(file, Map.copyOf(all));
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  int whole(String key, int usual, int least, int most) {
    return (int) number(key, (double) usual, least, most, true);
  }

  int whole(String key, int least, int most) {
    return (int) number(key, null, least, most, true);
  }

  double number(String key, double usual, double least, double most) {
    return number(key, (Double) usual, least, most, false);
  }

  double number(String key, double least, double most) {
    return number(key, null, least, most, false);
  }

  RecogniserModel.Colours colours() {
    String key = "recogniser.colours";
    String value = text(key).orElseThrow(() -> missing(key, "RGB or BGR"));
    return switch (value) {
      case "RGB" -> RecogniserModel.Colours.RGB;
      case "BGR" -> RecogniserModel.Colours.BGR;
      default -> throw wrong(key, value, "RGB or BGR");
    };
  }

  /** Ten coordinates inside a square of this side. */
  double[] points(int side) {
    String key = "recogniser.points";
    String expected =
        "x and y of both eyes, the nose and both mouth corners: 10 numbers from 0 to " + side;
    String value = text(key).orElseThrow(() -> missing(key, expected));
    String[] parts = value.split("[,\\s]+");
    double[] points = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Double coordinate = parse(parts[i]);
      if (coordinate == null || coordinate < 0 || coordinate > side) {
        throw wrong(key, parts[i], expected);
      }
      points[i] = coordinate;
    }
    if (points.length != COORDINATES) {
      throw wrong(key, points.length + " numbers", expected);
    }
    return points;
  }

  private double number(
      String key, @Nullable Double usual, double least, double most, boolean whole) {
    String allowed =
        whole
            ? "a whole number from %d to %d".formatted((int) least, (int) most)
            : "a number from %s to %s".formatted(least, most);
    Optional<String> given = text(key);
    if (given.isEmpty()) {
      if (usual == null) {
        throw missing(key, allowed);
      }
      return usual;
    }
    Double value = parse(given.get());
    if (value == null || value < least || value > most || whole && value != Math.rint(value)) {
      throw wrong(key, given.get(), allowed);
    }
    return value;
  }

  private static @Nullable Double parse(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private ModelsRefused missing(String key, String expected) {
    return new ModelsRefused("%s lacks %s: give %s.".formatted(file, key, expected));
  }

  private ModelsRefused wrong(String key, String value, String expected) {
    return new ModelsRefused(
        "%s: %s is '%s'; expected is %s.".formatted(file, key, value, expected));
  }
}
