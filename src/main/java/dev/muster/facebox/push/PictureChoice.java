package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which pictures a receiver wants. One that is not wanted, or that there is not, is {@code ""}, or
 * has no key at all where absence is chosen: what the appliance does is unknown ({@code
 * contracts/sophon.md §6.4}).
 *
 * @param absent whether there is no key instead of {@code ""}
 */
public record PictureChoice(
    boolean registered, boolean spot, boolean face, boolean infrared, boolean absent) {

  /**
   * @param picture as base64, empty when there is none
   */
  public void put(ObjectNode body, String key, String picture) {
    if (!picture.isEmpty() || !absent) {
      body.put(key, picture);
    }
  }
}
