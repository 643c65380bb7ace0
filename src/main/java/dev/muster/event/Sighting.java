package dev.muster.event;

/**
 * A match event with its pictures still as bytes; an empty array where the box sent none.
 *
 * @param own the key under which the source itself knows the event, such as the time-string number
 *     of a pushed stranger; empty when it has none
 * @param face the crop of the face
 * @param registered the photo the person is registered with
 * @param scene the whole scene
 */
public record Sighting(MatchEvent event, String own, byte[] face, byte[] registered, byte[] scene) {

  @Override
  public String toString() {
    return event.id();
  }
}
