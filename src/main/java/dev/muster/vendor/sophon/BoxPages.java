package dev.muster.vendor.sophon;

import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListedPerson;
import dev.muster.vendor.sophon.BoxPage.Told;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the pages of a box that were asked for at once what whoever lists is told, and finds out
 * when a box tells less than it says that it has. A list never ends before as many people were
 * asked for as there are by the box's own words; when it does not say how many, it ends with a page
 * that holds nobody. Source: contracts/sophon.md §7.10.
 */
public final class BoxPages {

  /** Puts a page beside those that have come already. */
  public List<BoxPage> gather(@Nullable List<BoxPage> before, BoxPage page) {
    List<BoxPage> pages = before == null ? new ArrayList<>() : before;
    pages.add(page);
    return pages;
  }

  /** Ends the list with what the pages tell, or has it read once more. */
  public BoxList judge(List<BoxPage> pages) {
    BoxList list = pages.get(0).list();
    if (pages.stream().anyMatch(BoxPage::tooLarge) && list.window().canBeSmaller()) {
      return list.with(list.window().smaller());
    }
    if (pages.stream().anyMatch(BoxPage::isRefused) && list.window().mayBeRefused()) {
      return list.with(list.window().sure());
    }
    List<Told> told = new ArrayList<>();
    for (BoxPage page : pages) {
      if (!(page.outcome() instanceof Outcome.Answered<Told> answered)) {
        return list.endWith(without(page.outcome()));
      }
      told.add(answered.value());
    }
    return told.get(0).total() < 0 ? untold(list, told.get(0)) : counted(list, told);
  }

  /** A box that says how many there are. */
  private static BoxList counted(BoxList list, List<Told> told) {
    ListWindow window = list.window();
    int limit = told.get(0).limit();
    if (limit > 0 && limit < window.rows()) {
      window = window.narrower(limit);
    }
    int fewest = told.stream().mapToInt(Told::total).min().orElse(0);
    if (fewest < window.total() && (window.page() > 0 || told.size() > 1)) {
      return tell(list, told, window.back(window.total() - fewest, fewest));
    }
    int total = told.get(told.size() - 1).total();
    if (isShort(window, told)) {
      if (!window.again()) {
        return list.with(window.secondTime());
      }
      int few = told.get(0).rows();
      if (window.page() == 0 && few > 0) {
        window = window.narrower(few);
      } else if (told.stream().allMatch(one -> one.rows() == 0)) {
        window = window.turned();
      }
    }
    ListWindow next = window.onwards(told.size(), total, told.get(told.size() - 1).mark());
    return tell(list, told, (long) next.page() * next.rows() >= total ? null : next);
  }

  /** Some people are missing on one of the pages. */
  private static boolean isShort(ListWindow window, List<Told> told) {
    for (int i = 0; i < told.size(); i++) {
      long before = (long) (window.page() + i) * window.rows();
      long expected = Math.min(window.rows(), Math.max(0, told.get(i).total() - before));
      if (told.get(i).rows() < expected) {
        return true;
      }
    }
    return false;
  }

  /** A box that does not say how many there are: the list ends with nobody, or the same again. */
  private static BoxList untold(BoxList list, Told told) {
    ListWindow window = list.window();
    if (told.rows() == 0) {
      return window.page() == 0 && !window.again()
          ? list.with(window.secondTime())
          : tell(list, List.of(told), null);
    }
    if (told.mark() == window.mark()) {
      return told.rows() == window.rows()
          ? list.endWith(
              new Outcome.OutcomeUnknown<>(
                  "the box sends the same page of people again and does not say how many there are"))
          : tell(list, List.of(told), null);
    }
    return tell(list, List.of(told), window.onwards(1, -1, told.mark()));
  }

  private static BoxList tell(BoxList list, List<Told> told, @Nullable ListWindow next) {
    int total = told.get(told.size() - 1).total();
    if (next != null && next.isEndless()) {
      return list.endWith(
          new Outcome.OutcomeUnknown<>(
              "the list of the box has no end: it says that there are %d people and does not tell them"
                  .formatted(total)));
    }
    List<ListedPerson> people = new ArrayList<>();
    told.forEach(one -> people.addAll(one.people()));
    return list.endWith(
        new Outcome.Answered<>(new ListPage(people, next == null ? "" : next.cursor(), total)));
  }

  private static Outcome<ListPage> without(@Nullable Outcome<Told> end) {
    return end == null
        ? new Outcome.OutcomeUnknown<>("a page of the list was not asked for")
        : end.fold(
            told -> new Outcome.OutcomeUnknown<>("a page that was not waited for"),
            Outcome.Refused::new,
            Outcome.NotReached::new,
            Outcome.OutcomeUnknown::new);
  }
}
