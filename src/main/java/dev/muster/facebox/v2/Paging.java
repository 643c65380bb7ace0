package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;

/** Pages of the v2 API ({@code contracts/sophon.md §7.10}). */
final class Paging {

  private static final int MOST_ROWS = 1000;

  private Paging() {}

  /** A limit above {@value #MOST_ROWS} is refused, never shortened. */
  static Page of(Fields fields) {
    return new Page(
        fields.number("page_index", 0, 0, Integer.MAX_VALUE / MOST_ROWS),
        fields.number("page_limit", 10, 1, MOST_ROWS));
  }

  static ObjectNode pagination(Page page, int total) {
    return Json.object()
        .put("page_index", page.number())
        .put("page_limit", page.rows())
        .put("total_count", total);
  }
}
