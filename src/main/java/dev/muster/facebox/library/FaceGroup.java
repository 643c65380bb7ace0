package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A face group, the library that people are enrolled in.
 *
 * @param info further data of the client, without name and description
 */
public record FaceGroup(String id, String name, String description, ObjectNode info) {

  /** The group that every box has from the start ({@code contracts/sophon.md §12.1}). */
  public static final String DEFAULT = "default_group";

  public ObjectNode wholeInfo() {
    return info.deepCopy().put("name", name).put("description", description);
  }
}
