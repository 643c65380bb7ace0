package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Refusal;

/**
 * Which part of a list the page asks for.
 *
 * @param page from 0
 * @param rows 1 to {@value #MOST}
 */
record Limits(int page, int rows) {

  static final int MOST = 200;
  private static final int LONGEST_TEXT = 256;

  Limits {
    if (rows > MOST) {
      throw new Refusal(BoxError.BAD_REQUEST, "rows must be 1 to " + MOST);
    }
  }

  static Limits of(Query query) {
    Page page = query.page("page", "rows");
    return new Limits(page.number(), page.rows());
  }

  int offset() {
    return page * rows;
  }

  ObjectNode answer(int total) {
    return Json.object().put("page", page).put("rows_of_page", rows).put("total", total);
  }

  static String shortText(String name, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new Refusal(
          BoxError.BAD_REQUEST, name + " must be at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(BoxError.BAD_REQUEST, name + " must be a whole number");
    }
  }
}
