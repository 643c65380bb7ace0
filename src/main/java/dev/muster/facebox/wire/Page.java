package dev.muster.facebox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is asked for.
 *
 * @param number zero-based page number ({@code contracts/sophon.md §7.10})
 * @param rows rows of a page
 */
public record Page(int number, int rows) {

  public int offset() {
    return number * rows;
  }

  /** The pagination object of the fog services. */
  public ObjectNode fog(int total) {
    return Json.object()
        .put("limit", rows)
        .put("num_pages", pages(total))
        .put("skip_num", number)
        .put("total_count", total);
  }

  /** The pagination object of the face services. */
  public ObjectNode face(int total) {
    return Json.object()
        .put("num_pages", pages(total))
        .put("page", number)
        .put("per_page", rows)
        .put("total_count", total);
  }

  private int pages(int total) {
    return (total + rows - 1) / rows;
  }
}
