package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.OwnedFaces;
import dev.muster.facebox.wire.Json;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds users by a face ({@code contracts/baidu.md §4.5.10 to §4.5.12}). */
final class Search {

  /**
   * @param user only this one, null for all
   * @param threshold least score
   * @param most users that are named
   */
  record Question(
      String app, List<String> groups, @Nullable String user, double threshold, int most) {}

  private record Hit(Member who, double score) {}

  private final Shelf shelf;
  private final Groups groups;
  private final Records records;
  private final BoxPeople box;
  private final Likeness likeness;

  Search(Shelf shelf, Groups groups, Records records, BoxPeople box, Likeness likeness) {
    this.shelf = shelf;
    this.groups = groups;
    this.records = records;
    this.box = box;
    this.likeness = likeness;
  }

  /**
   * @throws Declined 223100 for a group that does not exist
   */
  void check(Question question) {
    groups.check(question.app(), question.groups());
  }

  /** {@code user_list}, best first; empty when nobody reaches the threshold. */
  ArrayNode users(Question question, SeenFace face) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    hits(question, face.template())
        .filter(hit -> hit.score() >= question.threshold())
        .sorted(Comparator.comparingDouble(hit -> -hit.score()))
        .limit(question.most())
        .forEach(hit -> add(list, hit));
    return list;
  }

  private Stream<Hit> hits(Question question, float[] probe) {
    Set<String> wanted = new HashSet<>(question.groups());
    String user = question.user();
    List<Hit> own =
        shelf
            .nearest(
                probe,
                who ->
                    who.app().equals(question.app())
                        && wanted.contains(who.group())
                        && (user == null || user.equals(who.user())),
                question.most())
            .stream()
            .map(near -> hit(near))
            .toList();
    Stream<Hit> others =
        box.nearest(probe, wanted, user == null ? question.most() : Integer.MAX_VALUE).stream()
            .filter(near -> user == null || user.equals(near.user()))
            .map(
                near ->
                    new Hit(
                        new Member(question.app(), near.group(), near.user()),
                        likeness.of(near.similarity())))
            .filter(hit -> !records.isOwn(hit.who()));
    return Stream.concat(own.stream(), others);
  }

  private Hit hit(OwnedFaces.Near<Member> near) {
    return new Hit(near.owner(), likeness.of(near.similarity()));
  }

  /** Who was deleted just now is left out. */
  private void add(ArrayNode list, Hit hit) {
    Optional<String> info = records.info(hit.who());
    if (info.isPresent()) {
      ObjectNode user = list.addObject();
      user.put("group_id", hit.who().group());
      user.put("user_id", hit.who().user());
      user.put("user_info", info.get());
      user.put("score", hit.score());
    }
  }
}
