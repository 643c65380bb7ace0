package dev.muster.facebox.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The templates of all enrolled faces in memory, for one-to-many search. It follows the database:
 * changed only after a commit, in the order of the commits.
 */
public final class Gallery {

  /**
   * The best candidate of a search.
   *
   * @param similarity cosine, -1 to 1
   */
  public record Nearest(String identityId, String imageId, float similarity) {}

  private record Slot(String identityId, EnrolledFace face) {}

  private record Membership(Set<String> permissions, Set<String> groups) {}

  private final String engine;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Templates templates = new Templates();
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Membership> members = new HashMap<>();
  private final Map<String, List<String>> facesOf = new HashMap<>();
  private final Map<String, Integer> slotOf = new HashMap<>();

  /**
   * @param engine faces of other engines take no part in comparisons
   */
  public Gallery(String engine) {
    this.engine = engine;
  }

  /** Makes the person's memberships and faces what the database says they are. */
  public void put(
      String identityId, Set<String> permissions, Set<String> groups, List<EnrolledFace> faces) {
    locked(
        () -> {
          removeFaces(identityId);
          members.put(identityId, new Membership(Set.copyOf(permissions), Set.copyOf(groups)));
          faces.forEach(face -> add(identityId, face));
          return identityId;
        });
  }

  void put(Person person) {
    put(
        person.identityId(),
        Set.copyOf(person.permissions()),
        Set.copyOf(person.groups()),
        person.faces());
  }

  /** Forgets everybody. */
  public void clear() {
    locked(
        () -> {
          List.copyOf(facesOf.keySet()).forEach(this::removeFaces);
          members.clear();
          return members;
        });
  }

  void forgetPermission(String permissionId) {
    locked(
        () -> {
          members.replaceAll(
              (id, member) ->
                  new Membership(without(member.permissions(), permissionId), member.groups()));
          return permissionId;
        });
  }

  void forgetGroup(String groupId) {
    locked(
        () -> {
          members.replaceAll(
              (id, member) ->
                  new Membership(member.permissions(), without(member.groups(), groupId)));
          return groupId;
        });
  }

  void remove(String identityId) {
    locked(
        () -> {
          removeFaces(identityId);
          members.remove(identityId);
          return identityId;
        });
  }

  /**
   * The face closest to the probe among people with this permission, and in this face group unless
   * it is empty; nothing when nobody there has a face.
   */
  public Optional<Nearest> nearest(float[] probe, String permission, String group) {
    lock.readLock().lock();
    try {
      Templates.Closest closest =
          templates.closest(
              slots.size(), probe, slot -> belongs(slots.get(slot), permission, group));
      return closest.slot() < 0
          ? Optional.empty()
          : Optional.of(found(slots.get(closest.slot()), closest.similarity()));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The closest people of a face group, each with the closest face, closest first. */
  public List<Nearest> ranked(float[] probe, String group, int most) {
    Map<String, Nearest> best = new HashMap<>();
    lock.readLock().lock();
    try {
      float[] similarities = templates.similarities(slots.size(), probe);
      for (int i = 0; i < similarities.length; i++) {
        Slot slot = slots.get(i);
        if (members.get(slot.identityId()).groups().contains(group)) {
          best.merge(
              slot.identityId(),
              found(slot, similarities[i]),
              (one, two) -> one.similarity >= two.similarity ? one : two);
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    return best.values().stream()
        .sorted(Comparator.comparingDouble(near -> -near.similarity()))
        .limit(most)
        .toList();
  }

  public int faces() {
    lock.readLock().lock();
    try {
      return slots.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  private boolean belongs(Slot slot, String permission, String group) {
    Membership member = members.get(slot.identityId());
    return member.permissions().contains(permission)
        && (group.isEmpty() || member.groups().contains(group));
  }

  private static Nearest found(Slot slot, float similarity) {
    String imageId = slot.face().imageId();
    return new Nearest(slot.identityId(), imageId == null ? "" : imageId, similarity);
  }

  private void add(String identityId, EnrolledFace face) {
    float @Nullable [] template = face.template();
    if (template == null || !engine.equals(face.engine())) {
      return;
    }
    templates.set(slots.size(), template);
    slotOf.put(face.id(), slots.size());
    slots.add(new Slot(identityId, face.withoutTemplate()));
    facesOf.computeIfAbsent(identityId, id -> new ArrayList<>(1)).add(face.id());
  }

  /** The last slot moves into each gap. */
  private void removeFaces(String identityId) {
    List<String> faces = facesOf.remove(identityId);
    if (faces == null) {
      return;
    }
    for (String face : faces) {
      int gap = slotOf.remove(face);
      int last = slots.size() - 1;
      Slot moved = slots.remove(last);
      if (gap != last) {
        slots.set(gap, moved);
        slotOf.put(moved.face().id(), gap);
        templates.move(last, gap);
      }
    }
  }

  private static Set<String> without(Set<String> all, String one) {
    if (!all.contains(one)) {
      return all;
    }
    Set<String> rest = new TreeSet<>(all);
    rest.remove(one);
    return Set.copyOf(rest);
  }

  private <T> T locked(Supplier<T> change) {
    lock.writeLock().lock();
    try {
      return change.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
