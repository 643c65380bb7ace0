package dev.muster.event;

/**
 * A match event with its pictures still as bytes; an empty array where the box sent none.
 *
 * @param face the crop of the face
 * @param registered the photo the person is registered with
 * @param scene the whole scene
 */
public record Sighting(MatchEvent event, byte[] face, byte[] registered, byte[] scene) {

  @Override
  public String toString() {
    return event.id();
  }
}
