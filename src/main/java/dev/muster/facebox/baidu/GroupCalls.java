package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import org.jspecify.annotations.Nullable;

/** {@code /faceset/group/*} ({@code contracts/baidu.md §4.2}). */
final class GroupCalls {

  private static final int LONGEST_PAGE = 1000;
  private static final int USUAL_PAGE = 100;

  private final Groups groups;
  private final Ids ids;

  GroupCalls(Groups groups, Ids ids) {
    this.groups = groups;
    this.ids = ids;
  }

  @Nullable JsonNode add(String app, Wish wish) {
    groups.add(app, ids.group(wish));
    return null;
  }

  @Nullable JsonNode delete(String app, Wish wish) {
    groups.delete(app, ids.group(wish));
    return null;
  }

  JsonNode list(String app, Wish wish) {
    ObjectNode result = Json.object();
    result.set("group_id_list", Json.array(groups.list(app, start(wish), length(wish))));
    return result;
  }

  JsonNode users(String app, Wish wish) {
    String group = ids.group(wish);
    ObjectNode result = Json.object();
    result.set("user_id_list", Json.array(groups.users(app, group, start(wish), length(wish))));
    return result;
  }

  private static int start(Wish wish) {
    return wish.number("start", 0, 0, Integer.MAX_VALUE, Fault.START_FORMAT);
  }

  private static int length(Wish wish) {
    return wish.number("length", USUAL_PAGE, 1, LONGEST_PAGE, Fault.LENGTH_FORMAT);
  }
}
