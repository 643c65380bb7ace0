package dev.muster.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A part of a page that refreshes itself. */
final class Part {

  private Part() {}

  /**
   * The part; nothing when the browser shows it already as it is.
   *
   * @param now stands for the content
   * @param seen stands for what the browser shows
   */
  static ModelAndView of(String now, String seen, String view, String name, Object content) {
    if (now.equals(seen)) {
      ModelAndView nothing = new ModelAndView((request, model, response) -> {});
      nothing.setStatus(HttpStatus.NO_CONTENT);
      return nothing;
    }
    return new ModelAndView(view).addObject(name, content);
  }
}
