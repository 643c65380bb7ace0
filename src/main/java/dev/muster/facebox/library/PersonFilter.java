package dev.muster.facebox.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which people are asked for.
 *
 * @param namePart what the name contains; an empty text is in every name
 * @param permissions ids of permission groups, of which the person has at least one; empty for all
 */
public record PersonFilter(Optional<String> identityId, String namePart, List<String> permissions) {

  String sql() {
    List<String> conditions = new ArrayList<>(List.of("(:name = '' or instr(p.name, :name) > 0)"));
    if (identityId.isPresent()) {
      conditions.add("p.identity_id = :identity");
    }
    if (!permissions.isEmpty()) {
      conditions.add(
          "exists (select 1 from person_permission x where x.person_seq = p.seq and"
              + " x.permission_id in (:permissions))");
    }
    return String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>(Map.of("name", namePart));
    identityId.ifPresent(id -> parameters.put("identity", id));
    parameters.put("permissions", permissions);
    return parameters;
  }
}
