package dev.muster.facebox.v1;

import dev.muster.facebox.config.Urls;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Refusal;
import java.util.List;

/** What the three v1 calls that configure receivers have in common ({@code §6.1.1}). */
final class V1Receivers {

  private static final int LONGEST_PERIOD = 86_400;

  private V1Receivers() {}

  /** Empty addresses are dropped, so that an empty list or {@code [""]} stops the push. */
  static List<String> urls(Fields fields, String name) {
    List<String> urls =
        fields.texts(name).orElseThrow(() -> fields.missing(name)).stream()
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .distinct()
            .toList();
    return checked(urls);
  }

  /** A list, or one text whose parts are joined by commas. */
  static List<String> urlsOrText(Fields fields, String name) {
    boolean text = fields.value(name) != null && fields.value(name).isTextual();
    return text ? checked(Urls.split(fields.optionalText(name).orElse(""))) : urls(fields, name);
  }

  private static List<String> checked(List<String> urls) {
    if (urls.size() > Urls.MOST) {
      throw new Refusal(BoxError.URL_INVAL, "at most " + Urls.MOST);
    }
    for (String url : urls) {
      if (!Urls.isValid(url)) {
        throw new Refusal(BoxError.URL_INVAL, url);
      }
    }
    return urls;
  }

  static int period(Fields fields) {
    if (!fields.has("reported_peroid")) {
      throw fields.missing("reported_peroid");
    }
    try {
      return fields.number("reported_peroid", 5, 1, LONGEST_PERIOD);
    } catch (Refusal outOfRange) {
      throw new Refusal(BoxError.REPORTED_PEROID_INVAL, "1 to " + LONGEST_PERIOD);
    }
  }

  /** How the box is to send. */
  static String form(Fields fields) {
    String form = fields.name("content-type");
    if (!List.of("json", "form-data").contains(form)) {
      throw fields.refuse("content-type must be json or form-data");
    }
    return form;
  }
}
