package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Ask;

/**
 * Fetches the photos of people on a v2 box, which names them with the person. A picture that is not
 * there is answered with a blank one. Source: contracts/sophon.md §5.2.2.
 */
public final class V2Photos {

  private final V2Calls calls;
  private final PhotoAnswers answers;

  V2Photos(V2Calls calls, PhotoAnswers answers) {
    this.calls = calls;
    this.answers = answers;
  }

  /** Asks for the person. */
  public Ask<BoxPhoto> find(BoxPhoto photo) {
    return answers.ask(photo, calls.findIdentity(photo.box(), photo.wish().key()), V2Photos::found);
  }

  /** Asks for the picture that the box has named. */
  public Ask<BoxPhoto> fetch(BoxPhoto photo) {
    return answers.askForPicture(photo, calls.findImage(photo.box(), photo.image()));
  }

  private static BoxPhoto found(BoxPhoto now, JsonNode body) {
    String name = body.path("register_image_ids").path(0).asText("");
    return name.isBlank() || !now.wish().key().equals(body.path("identity_id").asText())
        ? PhotoAnswers.none(now, "")
        : now.named(name);
  }
}
