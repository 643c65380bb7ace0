package bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} words of the command line, with defaults; an unknown name stops. */
final class Options {
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("rounds", "3"),
          Map.entry("seconds", "5"),
          Map.entry("service", "0,20,100"),
          Map.entry("photos", "0"),
          Map.entry("bulk", "1000,10000,100000"),
          Map.entry("kilobytes", "100"),
          Map.entry("events", "20000"),
          Map.entry("rate", "150"),
          Map.entry("waiting", "1000000"),
          Map.entry("minutes", "600"),
          Map.entry("people", "1000,10000,50000,100000"),
          Map.entry("boxes", "20"),
          Map.entry("seed", "1"),
          Map.entry("store", "sqlite"),
          Map.entry("body", "1"),
          Map.entry("connections", "64"),
          Map.entry("slowsync", "0"),
          Map.entry("only", ""),
          Map.entry("jar", "target/muster.jar"),
          Map.entry("java-opts", ""),
          Map.entry("bench", "bench"));

  private final Map<String, String> values = new HashMap<>(DEFAULTS);

  Options(String[] args, int from) {
    for (int i = from; i < args.length; i += 2) {
      String name = args[i].replaceFirst("^--", "");
      if (!DEFAULTS.containsKey(name) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "unknown option or no value: " + args[i] + "; known: " + DEFAULTS.keySet());
      }
      values.put(name, args[i + 1]);
    }
  }

  /** The same options with one changed. */
  Options with(String name, String value) {
    Options changed = new Options(new String[0], 0);
    changed.values.putAll(values);
    changed.values.put(name, value);
    return changed;
  }

  int number(String name) {
    return Integer.parseInt(values.get(name));
  }

  String text(String name) {
    return values.get(name);
  }

  List<Integer> numbers(String name) {
    return Arrays.stream(values.get(name).split(",")).map(Integer::valueOf).toList();
  }

  /** True when {@code --only} is absent or names this candidate. */
  boolean wants(String candidate) {
    String only = values.get("only");
    return only.isEmpty() || List.of(only.split(",")).contains(candidate);
  }

  /** A path below the bench folder. */
  Path bench(String name) {
    return Path.of(values.get("bench")).toAbsolutePath().resolve(name);
  }

  Path jar() {
    return Path.of(values.get("jar")).toAbsolutePath();
  }

  /** Whether what is started is the script of a distribution instead of a jar. */
  boolean script() {
    return !jar().toString().endsWith(".jar");
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
