package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import org.jspecify.annotations.Nullable;

/** {@code /search} and {@code /multi-search} ({@code contracts/baidu.md §4.2, §4.3}). */
final class SearchCalls {

  private static final int MOST_USERS = 50;
  private static final int MOST_FACES = 10;
  private static final double USUAL_THRESHOLD = 80;
  private static final double BEST = 100;

  private final Search search;
  private final Images images;
  private final Ids ids;
  private final Generation generation;
  private final Judge judge;

  SearchCalls(Search search, Images images, Ids ids, Generation generation, Judge judge) {
    this.search = search;
    this.images = images;
    this.ids = ids;
    this.generation = generation;
    this.judge = judge;
  }

  /** 1:N, or 1:1 with a user of the library when {@code user_id} is given. */
  JsonNode one(String app, Wish wish) {
    wish.required("image");
    wish.required("image_type");
    Search.Question question =
        question(
            app, wish, ids.optionalUser(wish).orElse(null), generation.threshold(), MOST_USERS);
    Controls controls = Controls.of(wish, judge);
    search.check(question);
    SeenFace face = controls.check(images.face(app, wish, controls.measures()));
    ArrayNode users = search.users(question, face);
    if (users.isEmpty()) {
      throw Fault.NO_MATCH.declined();
    }
    ObjectNode result = Json.object().put("face_token", face.token());
    result.set("user_list", users);
    return result;
  }

  /** M:N; a face that nobody is like has an empty list beside others that have one. */
  JsonNode several(String app, Wish wish) {
    wish.required("image");
    wish.required("image_type");
    Search.Question question =
        question(app, wish, null, USUAL_THRESHOLD, generation.usersOfEachFace());
    int most = wish.number("max_face_num", 1, 1, MOST_FACES, Fault.FACE_NUMBER_FORMAT);
    Controls controls = Controls.of(wish, judge);
    search.check(question);
    ArrayNode list = Json.MAPPER.createArrayNode();
    int found = 0;
    for (SeenFace face : images.faces(app, wish, most, controls.measures())) {
      ArrayNode users = search.users(question, controls.check(face));
      found += users.size();
      ObjectNode row = list.addObject().put("face_token", face.token());
      row.set("location", face.location().json());
      row.set("user_list", users);
    }
    if (found == 0) {
      throw Fault.NO_MATCH.declined();
    }
    ObjectNode result = Json.object().put("face_num", list.size());
    result.set("face_list", list);
    return result;
  }

  private Search.Question question(
      String app, Wish wish, @Nullable String user, double threshold, int mostUsers) {
    return new Search.Question(
        app,
        ids.groupList(wish),
        user,
        wish.decimal("match_threshold", threshold, 0, BEST, Fault.PARAMETER),
        wish.number("max_user_num", 1, 1, mostUsers, Fault.USER_NUMBER_FORMAT));
  }
}
