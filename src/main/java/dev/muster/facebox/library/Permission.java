package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A permission group: which people a device lets in.
 *
 * @param info further data of the client, without name and description
 */
public record Permission(String id, String name, String description, ObjectNode info) {

  /** The {@code info} object of the API: everything in one. */
  public ObjectNode wholeInfo() {
    return info.deepCopy().put("name", name).put("description", description);
  }
}
