package dev.muster.facebox.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which events are asked for; every condition is a fixed piece of SQL with named parameters. */
public final class EventFilter {

  private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
  private final Map<String, Object> parameters = new HashMap<>();

  public EventFilter and(String condition, String parameter, Optional<?> value) {
    value.ifPresent(
        present -> {
          conditions.add(condition);
          parameters.put(parameter, present);
        });
    return this;
  }

  /** Only so many of those that fit all conditions so far, the newest. */
  public EventFilter newest(Optional<Integer> most) {
    most.ifPresent(
        rows -> {
          String all = sql();
          conditions.clear();
          conditions.add(
              "seq in (select seq from event where " + all + " order by seq desc limit :newest)");
          parameters.put("newest", Math.max(0, rows));
        });
    return this;
  }

  String sql() {
    return String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
