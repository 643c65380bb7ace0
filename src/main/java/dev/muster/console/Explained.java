package dev.muster.console;

import java.util.List;

/** A sentence of the pages: the key of its message and what is filled in. */
record Explained(String key, List<Object> args) {

  Explained {
    args = List.copyOf(args);
  }

  public Object[] values() {
    return args.toArray();
  }

  static Explained of(String key, Object... args) {
    return new Explained(key, List.of(args));
  }
}
