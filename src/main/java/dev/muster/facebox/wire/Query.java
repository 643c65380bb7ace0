package dev.muster.facebox.wire;

import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/** Typed access to the query of a request; an empty value counts as absent. */
public final class Query {

  private static final int LONGEST_PAGE = 1000;

  private final ServerRequest request;
  private final Family family;

  public Query(ServerRequest request, Family family) {
    this.request = request;
    this.family = family;
  }

  public Optional<String> text(String name) {
    return request.param(name).filter(text -> !text.isEmpty());
  }

  public boolean flag(String name) {
    return text(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  public Optional<Double> decimal(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Double.valueOf(text);
              } catch (NumberFormatException e) {
                throw family.badParameter(name + " must be a number");
              }
            });
  }

  /**
   * A page of a list. A limit above {@value #LONGEST_PAGE} is refused: shortening it silently would
   * make a client that counts with its own limit skip rows.
   *
   * @param pageName the parameter with the zero-based page number
   * @param limitName the parameter with the rows of a page, 10 when absent
   */
  public Page page(String pageName, String limitName) {
    return new Page(
        number(pageName, 0, 0, Integer.MAX_VALUE / LONGEST_PAGE),
        number(limitName, 10, 1, LONGEST_PAGE));
  }

  private int number(String name, int otherwise, int least, int most) {
    return text(name)
        .map(
            text -> {
              try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException e) {
                throw family.badParameter(name + " must be an integer");
              }
              throw family.badParameter(name + " must be " + least + " to " + most);
            })
        .orElse(otherwise);
  }
}
