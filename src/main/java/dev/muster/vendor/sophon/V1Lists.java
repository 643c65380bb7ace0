package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.FieldSieve;
import dev.muster.call.PickedFields;

/**
 * Lists the people of a v1 box: those of its face group, for all people of all groups cannot be
 * asked for. Each comes with the whole photo, so pages are small. Source: contracts/sophon.md
 * §4.3.2, §13.7.
 */
public final class V1Lists {

  /** People on a page: 12 MB of photos of 280 KB. A page that is too large is read in smaller. */
  static final int ROWS = 32;

  /** The photos pass by: no page is held with them. */
  private static final long MOST_BYTES = 128L * 1024 * 1024;

  private static final int MOST_BYTES_WITHOUT_PHOTOS = 4 * 1024 * 1024;

  private static final PeoplePages.Form FORM =
      PeoplePages.Form.of(
          "/data/identities_list",
          "/data/pagination",
          "limit",
          new PickedFields(
              "/identity_id",
              "/info/name",
              "/info/" + OwnKeys.VERSION,
              "/info/permission_ids",
              "/info/permission_names"));

  private final V1Calls calls;
  private final PeoplePages pages;
  private final FieldSieve sieve;

  V1Lists(V1Calls calls, PeoplePages pages, ObjectMapper json) {
    this.sieve = new FieldSieve(json, "reg_photo", MOST_BYTES, MOST_BYTES_WITHOUT_PHOTOS);
    this.calls = calls;
    this.pages = pages;
  }

  /** Asks for the page. */
  public Ask<BoxPage> read(BoxPage page) {
    BoxList list = page.list();
    Call call = calls.listUsers(list.box(), page.page(), list.window().rows());
    return pages.ask(page, call.read(sieve), FORM);
  }
}
