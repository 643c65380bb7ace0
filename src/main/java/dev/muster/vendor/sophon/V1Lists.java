package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Ask;
import dev.muster.directory.ListedPerson;
import java.util.function.Function;

/**
 * Lists the people of a v1 box: those of its face group, for all people of all groups cannot be
 * asked for. Each comes with the whole photo, so pages are small. Source: contracts/sophon.md
 * §4.3.2, §13.7.
 */
public final class V1Lists {

  /** People on a page: 12 MB of photos of 280 KB. A page that is too large is read in smaller. */
  static final int ROWS = 32;

  private static final PeoplePages.Form FORM =
      new PeoplePages.Form("/data/identities_list", "/data/pagination", "limit", V1Lists::person);

  private final V1Calls calls;
  private final PeoplePages pages;

  V1Lists(V1Calls calls, PeoplePages pages) {
    this.calls = calls;
    this.pages = pages;
  }

  /** Asks for the page. */
  public Ask<BoxList> read(BoxList list) {
    return pages.ask(
        list, calls.listUsers(list.box(), list.window().page(), list.window().rows()), FORM);
  }

  /** The names of the permission groups are in newer documents only. */
  private static ListedPerson person(JsonNode row, Function<String, String> groups) {
    JsonNode info = row.path("info");
    String id = row.path("identity_id").asText("");
    return new ListedPerson(
        id,
        id,
        PeoplePages.text(info, "name"),
        PeoplePages.text(info, OwnKeys.VERSION),
        info.path("permission_names").isArray()
            ? PeoplePages.named(info.path("permission_names"), Function.identity())
            : PeoplePages.named(info.path("permission_ids"), groups));
  }
}
