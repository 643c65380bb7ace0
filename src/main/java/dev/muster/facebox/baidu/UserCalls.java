package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /faceset/user/*} and {@code /faceset/face/*} ({@code contracts/baidu.md §4.2, §4.5}). */
final class UserCalls {

  /** The service writes the time of Beijing (inferred). */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  private final Users users;
  private final Copies copies;
  private final Records records;
  private final Images images;
  private final Ids ids;
  private final Judge judge;

  UserCalls(Users users, Copies copies, Records records, Images images, Ids ids, Judge judge) {
    this.users = users;
    this.copies = copies;
    this.records = records;
    this.images = images;
    this.ids = ids;
    this.judge = judge;
  }

  JsonNode add(String app, Wish wish) {
    return put(app, wish, "APPEND", Arrival.APPEND);
  }

  JsonNode update(String app, Wish wish) {
    return put(app, wish, "UPDATE", Arrival.UPDATE);
  }

  JsonNode get(String app, Wish wish) {
    String user = ids.user(wish);
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Records.InGroup found : records.user(app, ids.groupOrEvery(wish), user)) {
      list.addObject().put("user_info", found.info()).put("group_id", found.group());
    }
    ObjectNode result = Json.object();
    result.set("user_list", list);
    return result;
  }

  @Nullable JsonNode copy(String app, Wish wish) {
    String user = ids.user(wish);
    String from = ids.group(wish, "src_group_id");
    copies.copy(new Member(app, from, user), ids.group(wish, "dst_group_id"));
    return null;
  }

  @Nullable JsonNode delete(String app, Wish wish) {
    String group = ids.groupOrEvery(wish);
    String user = ids.user(wish);
    if (group.equals(Ids.EVERY)) {
      users.deleteEverywhere(app, user);
    } else {
      users.delete(new Member(app, group, user));
    }
    return null;
  }

  JsonNode faces(String app, Wish wish) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Records.Token face : records.faces(member(app, wish))) {
      list.addObject()
          .put("face_token", face.token())
          .put("ctime", TIME.format(Instant.ofEpochSecond(face.ctime())));
    }
    ObjectNode result = Json.object();
    result.set("face_list", list);
    return result;
  }

  @Nullable JsonNode deleteFace(String app, Wish wish) {
    Member who = member(app, wish);
    users.deleteFace(who, ids.faceToken(wish));
    return null;
  }

  /**
   * @param usual the {@code action_type} when none is given; the only other one is REPLACE
   */
  private JsonNode put(String app, Wish wish, String usual, Arrival mode) {
    wish.required("image");
    wish.required("image_type");
    Member who = member(app, wish);
    Optional<String> info = ids.info(wish);
    String action = wish.word("action_type", usual, Set.of(usual, "REPLACE"), Fault.PARAMETER);
    Controls controls = Controls.of(wish, judge);
    SeenFace face = controls.check(images.face(app, wish, controls.measures()));
    users.put(who, info, face, images.engine(), action.equals("REPLACE") ? Arrival.REPLACE : mode);
    ObjectNode result = Json.object().put("face_token", face.token());
    result.set("location", face.location().json());
    return result;
  }

  private Member member(String app, Wish wish) {
    return new Member(app, ids.group(wish), ids.user(wish));
  }
}
