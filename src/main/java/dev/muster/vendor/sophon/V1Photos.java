package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Ask;

/**
 * Fetches the photos of people on a v1 box: they come with the person, and firmware that only names
 * them is asked for the picture. Source: contracts/sophon.md §4.3.2, §4.4.1.
 */
public final class V1Photos {

  private final V1Calls calls;
  private final PhotoAnswers answers;

  V1Photos(V1Calls calls, PhotoAnswers answers) {
    this.calls = calls;
    this.answers = answers;
  }

  /** Asks for the person. */
  public Ask<BoxPhoto> find(BoxPhoto photo) {
    return answers.ask(photo, calls.findUser(photo.box(), photo.wish().key()), V1Photos::found);
  }

  /** Asks for the picture that the box has named. */
  public Ask<BoxPhoto> fetch(BoxPhoto photo) {
    return answers.askForPicture(photo, calls.findImage(photo.box(), photo.image()));
  }

  private static BoxPhoto found(BoxPhoto now, JsonNode body) {
    for (JsonNode row : body.path("data").path("identities_list")) {
      if (now.wish().key().equals(row.path("identity_id").asText())) {
        String inline = row.path("reg_photo").asText("");
        String name = row.path("info").path("image_id").asText("");
        return inline.isBlank() && !name.isBlank()
            ? now.named(name)
            : PhotoAnswers.sent(now, inline);
      }
    }
    return PhotoAnswers.none(now, "");
  }
}
