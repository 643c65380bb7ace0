package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks for people in the groups of the configuration. Whoever stands in several of them is told
 * once. Source: contracts/baidu.md §4.2, §4.5.10 to §4.5.13.
 */
public final class BaiduSearches {

  /** §4.3. */
  private static final int MOST_USERS = 50;

  /** Of each face of several. §4.3. */
  private static final int MOST_USERS_EACH = 20;

  private static final Place ANYWHERE = new Place(0, 0, 0, 0);

  private static final Comparator<Candidate> CLOSEST_FIRST =
      Comparator.comparingDouble(one -> one.score() == null ? 0 : -one.score().raw());

  private final BaiduCalls calls;

  BaiduSearches(BaiduCalls calls) {
    this.calls = calls;
  }

  /** Searches the next groups for the most prominent face. */
  public BaiduLook<List<Candidate>> one(BaiduLook<List<Candidate>> look) {
    Look.Identify wish = (Look.Identify) look.wish();
    return look.ask(
        new Question<>(
            BaiduCalls.SEARCH,
            calls.body(body(look, look.sent(0), wish.most(), MOST_USERS, null)),
            (now, result) ->
                now.searched(
                    List.of(
                        new IdentifiedFace(ANYWHERE, candidates(now, result.path("user_list"))))),
            BaiduSearches::notFound));
  }

  /** Tells whoever was found, the closest first. */
  public BaiduLook<List<Candidate>> told(BaiduLook<List<Candidate>> look) {
    int most = ((Look.Identify) look.wish()).most();
    List<Candidate> found =
        look.found().stream().flatMap(face -> face.candidates().stream()).toList();
    return look.endWith(new Outcome.Answered<>(closest(found, most)));
  }

  /** Searches the next groups for all faces. */
  public BaiduLook<List<IdentifiedFace>> all(BaiduLook<List<IdentifiedFace>> look) {
    Look.IdentifyAll wish = (Look.IdentifyAll) look.wish();
    return look.ask(
        new Question<>(
            BaiduCalls.MULTI_SEARCH,
            calls.body(body(look, look.sent(0), wish.most(), MOST_USERS_EACH, wish.faces())),
            (now, result) -> now.searched(faces(now, result)),
            BaiduSearches::notFound));
  }

  /** Tells whoever was found of each face; it is where it is in whatever group it is looked for. */
  public BaiduLook<List<IdentifiedFace>> allTold(BaiduLook<List<IdentifiedFace>> look) {
    int most = ((Look.IdentifyAll) look.wish()).most();
    Map<Place, List<Candidate>> byPlace = new LinkedHashMap<>();
    look.found()
        .forEach(
            face ->
                byPlace
                    .computeIfAbsent(face.place(), place -> new ArrayList<>())
                    .addAll(face.candidates()));
    List<IdentifiedFace> faces = new ArrayList<>();
    byPlace.forEach((place, found) -> faces.add(new IdentifiedFace(place, closest(found, most))));
    return look.endWith(new Outcome.Answered<>(List.copyOf(faces)));
  }

  /** Nobody is an answer; of several groups one may not exist, so each is searched by itself. */
  private static <T> BaiduLook<T> notFound(BaiduLook<T> now, BaiduAnswer.Failure failure) {
    return switch (failure.meaning()) {
      case NOBODY -> now.searched(List.of());
      case GROUP_ABSENT -> now.searches().get(0).size() > 1 ? now.apart() : now.searched(List.of());
      default -> now.giveUp(failure.outcome());
    };
  }

  /** Somebody in three groups may come three times: so many are asked for. §4.5.10. */
  private static BaiduWire.Search body(
      BaiduLook<?> look, byte[] picture, int most, int limit, @Nullable Integer faces) {
    List<String> groups = look.searches().get(0);
    return new BaiduWire.Search(
        BaiduWire.Picture.any(picture),
        String.join(",", groups),
        look.cloud().threshold(),
        Math.min(limit, most * groups.size()),
        faces);
  }

  private static List<IdentifiedFace> faces(BaiduLook<?> look, JsonNode result) {
    List<IdentifiedFace> faces = new ArrayList<>();
    for (JsonNode row : result.path("face_list")) {
      faces.add(
          new IdentifiedFace(
              look.place(BaiduSight.place(row.path("location"))),
              candidates(look, row.path("user_list"))));
    }
    return faces;
  }

  private static List<Candidate> candidates(BaiduLook<?> look, JsonNode users) {
    Scale scale = BaiduClouds.scale(look.cloud());
    return StreamSupport.stream(users.spliterator(), false)
        .map(user -> candidate(user, scale))
        .toList();
  }

  private static Candidate candidate(JsonNode user, Scale scale) {
    String key = user.path("user_id").asText("");
    Double raw = BaiduSight.number(user, "score");
    Score score = raw == null ? null : new Score(raw, scale);
    return new Candidate(
        UserInfo.read(user.path("user_info").asText("")).numberOf(key),
        key,
        user.path("group_id").asText(""),
        score,
        score != null && score.isSame());
  }

  private static List<Candidate> closest(List<Candidate> candidates, int most) {
    Set<String> told = new HashSet<>();
    return candidates.stream()
        .sorted(CLOSEST_FIRST)
        .filter(one -> told.add(one.key()))
        .limit(most)
        .toList();
  }
}
