package dev.muster.vendor.baidu;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person's faces on the cloud, by their tokens, as far as it has told. The same picture has the
 * same token (contracts/baidu.md §1.10).
 *
 * @param ours the token of the photo, by group into which this attempt has sent it
 * @param told the tokens that the cloud lists, by group
 * @param removed those that this attempt has taken away
 * @param measured whether the cloud has measured the photo
 */
record Faces(
    Map<String, String> ours,
    Map<String, List<String>> told,
    Set<String> removed,
    boolean measured) {

  static final Faces UNKNOWN = new Faces(Map.of(), Map.of(), Set.of(), false);

  Faces {
    ours = Map.copyOf(ours);
    told = Map.copyOf(told);
    removed = Set.copyOf(removed);
  }

  boolean isTold(String group) {
    return told.containsKey(group);
  }

  /**
   * True when what is listed for the group can not be the photo that is wanted, and nothing else.
   */
  boolean isDoubtful(String group) {
    List<String> listed = told.get(group);
    return listed != null && !own(group).map(listed::contains).orElse(listed.size() == 1);
  }

  /** A face in the group that is not ours, where ours is known. */
  Optional<String> besideOurs(String group) {
    Optional<String> own = own(group);
    return own.isEmpty()
        ? Optional.empty()
        : told.getOrDefault(group, List.of()).stream()
            .filter(token -> !token.equals(own.get()))
            .findFirst();
  }

  /** As it was answered for this group or another, else the only face of any group. */
  private Optional<String> own(String group) {
    return Optional.ofNullable(ours.get(group))
        .or(() -> ours.values().stream().findFirst())
        .or(
            () ->
                told.values().stream()
                    .filter(one -> one.size() == 1)
                    .map(one -> one.get(0))
                    .findFirst());
  }

  /** What the cloud listed before is no longer so. */
  Faces written(String group, Optional<String> token) {
    Map<String, String> more = new HashMap<>(ours);
    token.ifPresent(one -> more.put(group, one));
    return new Faces(more, without(group), removed, measured);
  }

  Faces told(String group, List<String> tokens) {
    Map<String, List<String>> more = new HashMap<>(told);
    more.put(group, List.copyOf(tokens));
    return new Faces(ours, more, removed, measured);
  }

  Faces removed(String group, String token) {
    Set<String> more = new HashSet<>(removed);
    more.add(token);
    return new Faces(ours, without(group), more, measured);
  }

  Faces measure() {
    return new Faces(ours, told, removed, true);
  }

  private Map<String, List<String>> without(String group) {
    Map<String, List<String>> less = new HashMap<>(told);
    less.remove(group);
    return less;
  }
}
