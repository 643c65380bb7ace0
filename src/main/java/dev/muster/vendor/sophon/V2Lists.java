package dev.muster.vendor.sophon;

import dev.muster.call.Ask;
import dev.muster.call.PickedFields;

/** Lists the people of a v2 box, without their photos. Source: contracts/sophon.md §5.2.2. */
public final class V2Lists {

  /**
   * People on a page, at most. How many a box gives is not documented (§7.10): one that gives fewer
   * is read in pages of so many, one that refuses in pages of {@link ListWindow#SURE}.
   */
  static final int ROWS = 512;

  private static final PeoplePages.Form FORM =
      PeoplePages.Form.of(
          "/identities",
          "/pagination",
          "page_limit",
          new PickedFields(
              "/identity_id",
              "/identity_name",
              "/ext_user_info/" + OwnKeys.VERSION,
              "/permission_ids",
              "/permission_names"));

  private final V2Calls calls;
  private final PeoplePages pages;

  V2Lists(V2Calls calls, PeoplePages pages) {
    this.calls = calls;
    this.pages = pages;
  }

  /** Asks for the page. */
  public Ask<BoxPage> read(BoxPage page) {
    BoxList list = page.list();
    return pages.ask(
        page, calls.listIdentities(list.box(), page.page(), list.window().rows()), FORM);
  }
}
