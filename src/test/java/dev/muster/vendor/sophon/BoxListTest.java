package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.box.Box;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of boxes that are right, that move, and that lie. */
class BoxListTest {

  private static final int ROWS = 100;
  private static final Box BOX =
      new Box(
          "box-1",
          URI.create("http://127.0.0.1:1"),
          "v2",
          List.of(),
          16,
          Duration.ofSeconds(1),
          "percent");

  private final ObjectMapper json = new ObjectMapper();
  private final V2Lists lists = new V2Lists(new V2Calls(json), new PeoplePages(json));
  private final BoxPages pages = new BoxPages();
  private final List<String> all = new ArrayList<>();
  private final Set<String> told = new LinkedHashSet<>();
  private final List<Integer> atOnce = new ArrayList<>();
  private boolean counts = true;
  private int said = -1;
  private int calls;
  private UnaryOperator<Asked> lie = asked -> asked;
  private long total = ListPage.UNTOLD;

  /** A page that is asked for; a lie may answer another one, or fewer of it. */
  private record Asked(int call, int page, int rows, int fewer) {

    Asked half() {
      return new Asked(call, page, rows, rows / 2);
    }

    Asked empty() {
      return new Asked(call, page, rows, 0);
    }

    Asked page(int other) {
      return new Asked(call, other, rows, fewer);
    }

    Asked rows(int other) {
      return new Asked(call, page, other, Math.min(fewer, other));
    }
  }

  @Test
  void everybodyIsToldAndPagesThatAreKnownAreAskedForAtOnce() {
    people(2050);
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(2050);
    assertThat(total).isEqualTo(2050);
    assertThat(atOnce).as("one, then eight, then what is left").containsExactly(1, 8, 8, 4);
    assertThat(calls).isEqualTo(21);
  }

  @Test
  void whoeverWantsAPageOnlyIsToldAPageOnly() {
    people(250);
    assertThat(read(100)).isNull();
    assertThat(atOnce).containsExactly(1, 1, 1);
  }

  @Test
  void anEmptyBoxIsOne() {
    assertThat(read(1000)).isNull();
    assertThat(told).isEmpty();
    assertThat(total).isZero();
  }

  @Test
  void nobodyWhoStaysIsLeftOutThoughOthersLeaveMeanwhile() {
    people(2000);
    List<String> stay = List.copyOf(all.subList(40, 2000));
    lie =
        asked -> {
          if (asked.call() == 2 || asked.call() == 6 || asked.call() == 12) {
            IntStream.range(0, 10).forEach(gone -> all.remove(0));
          }
          return asked;
        };
    assertThat(read(1000)).isNull();
    assertThat(told).containsAll(stay);
    assertThat(total).isEqualTo(1970);
  }

  @Test
  void whoeverComesMeanwhileLeavesNobodyOut() {
    people(1000);
    List<String> stay = List.copyOf(all);
    lie =
        asked -> {
          all.add(0, "new " + asked.call());
          return asked;
        };
    assertThat(read(1000)).isNull();
    assertThat(told).containsAll(stay);
  }

  @Test
  void aPageThatIsHalfOnceIsReadAgain() {
    people(950);
    lie = asked -> asked.call() == 4 ? asked.half() : asked;
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(950);
  }

  @Test
  void aListThatIsHalfAlwaysTellsThatItIsNotAll() {
    people(950);
    lie = Asked::half;
    assertThat(read(1000)).isNull();
    assertThat(told.size()).isLessThan(950);
    assertThat(total).isEqualTo(950);
  }

  @Test
  void anEmptyPageInTheMiddleIsNotTheEnd() {
    people(950);
    lie = asked -> asked.page() == 4 ? asked.empty() : asked;
    for (int most : new int[] {100, 1000}) {
      told.clear();
      assertThat(read(most)).isNull();
      assertThat(told).hasSize(850).contains("n949", "n300").doesNotContain("n420");
      assertThat(total).isEqualTo(950);
    }
  }

  @Test
  void aBoxThatHasFewerOnAPageThanItIsAskedForIsReadToItsEnd() {
    people(950);
    lie = asked -> asked.rows(Math.min(asked.rows(), 50));
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(950);
  }

  @Test
  void aBoxThatAlwaysSendsTheFirstPageTellsThatItIsNotAll() {
    people(950);
    lie = asked -> asked.page(0);
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(100);
    assertThat(total).isEqualTo(950);
  }

  @Test
  void aBoxThatSkipsPagesTellsThatItIsNotAll() {
    people(950);
    lie = asked -> asked.page(asked.page() * 2);
    assertThat(read(1000)).isNull();
    assertThat(told.size()).isLessThan(950);
    assertThat(total).isEqualTo(950);
  }

  @Test
  void aBoxThatSaysThatThereAreMoreThanItTellsIsNotReadForEver() {
    people(50);
    said = 999_999_999;
    assertThat(read(1000)).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(calls).isLessThan(600);
  }

  @Test
  void aBoxWhoseCountGoesUpAndDownIsNotReadForEver() {
    people(950);
    lie =
        asked -> {
          said = 940 + asked.call() % 2 * 10;
          return asked;
        };
    Outcome<ListPage> end = read(100);
    assertThat(end == null || end instanceof Outcome.OutcomeUnknown).isTrue();
    assertThat(calls).isLessThan(200);
  }

  @Test
  void somebodyOnTwoPagesIsToldOnBoth() {
    people(250);
    all.add("n3");
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(250);
    assertThat(total).isEqualTo(251);
  }

  @Test
  void groupsGoByTheirIdsWhenTheBoxTellsNoNames() {
    String body =
        """
        {"identities": [
          {"identity_id": "a", "permission_ids": ["p1"], "permission_names": []},
          {"identity_id": "b", "permission_ids": ["p1"], "permission_names": ["staff"]},
          {"identity_id": "c"}], "pagination": {"total_count": 3}}
        """;
    BoxPage page =
        lists
            .read(begun("", 1000).getPages().get(0))
            .answered(new Answer.Arrived(200, body.getBytes(StandardCharsets.UTF_8), ""));
    BoxPage.Told told = ((Outcome.Answered<BoxPage.Told>) page.outcome()).value();
    assertThat(told.people())
        .extracting(ListedPerson::groups)
        .containsExactly(List.of("p1"), List.of("staff"), List.of());
  }

  @Test
  void aListThatIsCutOffIsNone() {
    people(250);
    BoxList list = begun("", 1000);
    Ask<BoxPage> ask = lists.read(list.getPages().get(0));
    String half = body(new Asked(1, 0, ROWS, ROWS)).substring(0, 900);
    BoxPage page = ask.answered(new Answer.Arrived(200, half.getBytes(StandardCharsets.UTF_8), ""));
    assertThat(pages.judge(List.of(page)).outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aPageThatFailsEndsAllThatWereAskedForWithIt() {
    people(950);
    BoxList list = begun("1-100-950-7-0", 1000);
    List<BoxPage> gathered = null;
    for (BoxPage page : list.getPages()) {
      Ask<BoxPage> ask = lists.read(page);
      gathered =
          pages.gather(
              gathered,
              ask.answered(
                  page.page() == 3
                      ? new Answer.NotReached("gone")
                      : new Answer.Arrived(
                          200,
                          body(new Asked(1, page.page(), ROWS, ROWS))
                              .getBytes(StandardCharsets.UTF_8),
                          "")));
    }
    assertThat(pages.judge(gathered).outcome()).isInstanceOf(Outcome.NotReached.class);
  }

  @Test
  void aBoxThatDoesNotCountIsReadUntilAPageHoldsNobody() {
    counts = false;
    people(250);
    lie = asked -> asked.call() == 2 ? asked.half() : asked;
    assertThat(read(1000)).isNull();
    assertThat(told).as("a short page is not the end").hasSize(200).contains("n249");
    assertThat(total).isEqualTo(ListPage.UNTOLD);
  }

  @Test
  void aBoxThatDoesNotCountAndAnswersNobodyOnceIsAskedAgain() {
    counts = false;
    people(250);
    lie = asked -> asked.call() == 1 ? asked.empty() : asked;
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(250);
  }

  @Test
  void aBoxThatKnowsNoPagesSendsEverybodyAtOnce() {
    counts = false;
    people(250);
    lie = asked -> new Asked(asked.call(), 0, 1000, 1000);
    assertThat(read(1000)).isNull();
    assertThat(told).hasSize(250);
  }

  @Test
  void aBoxThatDoesNotCountAndRepeatsItsPageIsNotBelieved() {
    counts = false;
    people(250);
    lie = asked -> asked.page(0);
    assertThat(read(1000)).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aPageThatIsTooLargeIsReadInSmallerOnes() {
    people(250);
    BoxList list = begun("1-100-250-7-0", 1000);
    List<BoxPage> gathered = null;
    for (BoxPage page : list.getPages()) {
      gathered =
          pages.gather(gathered, lists.read(page).answered(new Answer.Lost("too large", true)));
    }
    BoxList again = pages.judge(gathered);
    assertThat(again.isUnread()).isTrue();
    assertThat(again.getPages()).extracting(BoxPage::page).first().isEqualTo(4);
    assertThat(again.window().rows()).isEqualTo(25);
  }

  @Test
  void aBoxThatRefusesLargePagesIsReadInPagesOfAHundred() {
    people(250);
    BoxList list = begun("2-512-2000-7-0", 4096, V2Lists.ROWS);
    List<BoxPage> gathered = null;
    for (BoxPage page : list.getPages()) {
      gathered = pages.gather(gathered, lists.read(page).answered(refused()));
    }
    BoxList again = pages.judge(gathered);
    assertThat(again.isUnread()).isTrue();
    assertThat(again.window().rows()).isEqualTo(100);
    assertThat(again.getPages()).extracting(BoxPage::page).first().isEqualTo(10);

    List<BoxPage> refusedAgain =
        pages.gather(null, lists.read(again.getPages().get(0)).answered(refused()));
    assertThat(pages.judge(refusedAgain).outcome()).isInstanceOf(Outcome.Refused.class);
  }

  private static Answer refused() {
    String body = "{\"error\":{\"code\":\"INVALID_PARAM\",\"message\":\"page_limit\"}}";
    return new Answer.Arrived(400, body.getBytes(StandardCharsets.UTF_8), "");
  }

  @Test
  void aCursorThatNoPageHasToldIsRefused() {
    for (String cursor : List.of("x", "1-0-5-5-0", "1-100-5-5", "1-100-99999999999-5-0")) {
      assertThatThrownBy(() -> ListWindow.of(cursor, 100)).hasMessageContaining("is none; allowed");
    }
  }

  private void people(int count) {
    IntStream.range(0, count).forEach(one -> all.add("n" + one));
  }

  private static BoxList begun(String cursor, int most) {
    return begun(cursor, most, ROWS);
  }

  private static BoxList begun(String cursor, int most, int rows) {
    return new BoxList(
        BOX, new ListPeople("box-1", cursor, most), ListWindow.of(cursor, rows), Map.of(), null);
  }

  /** Reads all pages; how it ended when it was not with the last of them. */
  private Outcome<ListPage> read(int most) {
    String cursor = "";
    do {
      BoxList list = begun(cursor, most);
      while (list.isUnread()) {
        atOnce.add(list.getPages().size());
        List<BoxPage> gathered = null;
        for (BoxPage page : list.getPages()) {
          gathered = pages.gather(gathered, answered(lists.read(page)));
        }
        list = pages.judge(gathered);
      }
      if (!(list.outcome() instanceof Outcome.Answered<ListPage> answered)) {
        return list.outcome();
      }
      answered.value().people().stream().map(ListedPerson::key).forEach(told::add);
      total = answered.value().total();
      cursor = answered.value().next();
    } while (!cursor.isEmpty());
    return null;
  }

  private BoxPage answered(Ask<BoxPage> ask) {
    try {
      JsonNode sent = json.readTree(ask.call().body());
      int rows = sent.path("page_limit").asInt();
      Asked asked = lie.apply(new Asked(++calls, sent.path("page_index").asInt(), rows, rows));
      return ask.answered(
          new Answer.Arrived(200, body(asked).getBytes(StandardCharsets.UTF_8), ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String body(Asked asked) {
    ObjectNode body = json.createObjectNode();
    ArrayNode rows = body.putArray("identities");
    all.stream()
        .skip((long) asked.page() * asked.rows())
        .limit(Math.min(asked.rows(), asked.fewer()))
        .forEach(id -> rows.addObject().put("identity_id", id).put("identity_name", "x"));
    if (counts) {
      body.putObject("pagination").put("total_count", said < 0 ? all.size() : said);
    }
    return body.toString();
  }
}
