package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Lists the people in the groups of the configuration, each once. All names are read with the first
 * page and kept in memory for a few minutes, so that further pages cost no calls; a page that is
 * asked for later reads them again. Source: contracts/baidu.md §4.2, §4.5.16.
 */
public final class BaiduLists {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_]{0,128}");

  private record Known(Roll roll, Instant since) {}

  private final BaiduCalls calls;
  private final Clock clock;
  private final int length;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * @param length names on a page of the service, at most
   */
  BaiduLists(BaiduCalls calls, Clock clock, int length) {
    this.calls = calls;
    this.clock = clock;
    this.length = length;
  }

  /**
   * @throws IllegalArgumentException with one sentence for a cursor that no page has told
   */
  BaiduListing begin(Cloud cloud, ListPeople wish) {
    if (!CURSOR.matcher(wish.cursor()).matches()) {
      throw new IllegalArgumentException("the cursor is none that a page has told");
    }
    Known before = known.get(cloud.name());
    boolean fresh = before != null && clock.instant().isBefore(before.since().plus(KEPT));
    return BaiduListing.begun(
        cloud, wish, fresh && !wish.cursor().isEmpty() ? before.roll() : null);
  }

  /** Asks for the next page of the next group. */
  public BaiduListing page(BaiduListing listing) {
    String group = listing.groups().get(0);
    return listing.ask(
        new Question<>(
            BaiduCalls.GROUP_USERS,
            calls.body(new BaiduWire.Users(group, listing.page().start(), length)),
            this::read,
            (now, failure) ->
                failure.meaning() == BaiduMeaning.GROUP_ABSENT
                    ? now.read(now.page().none())
                    : now.giveUp(failure.outcome())));
  }

  private BaiduListing read(BaiduListing now, JsonNode result) {
    Paging next = now.page().told(names(result.path("user_id_list")), length);
    return next.isEndless()
        ? now.giveUp(endless("people of " + now.groups().get(0), next))
        : now.read(next);
  }

  static Outcome<Void> endless(String list, Paging paging) {
    return new Outcome.OutcomeUnknown<>(
        "the list of the %s has no end after %d pages".formatted(list, paging.pages()));
  }

  static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText("")));
    names.removeIf(String::isEmpty);
    return names;
  }

  /** Cuts the page that was asked for out of everybody. */
  public BaiduListing cut(BaiduListing listing) {
    known.compute(
        listing.cloudName(),
        (cloud, before) ->
            before != null && before.roll() == listing.roll()
                ? before
                : new Known(listing.roll(), clock.instant()));
    return listing.wanting(listing.roll().after(listing.wish().cursor(), listing.wish().most()));
  }

  /** Asks for the number of the next one whose name does not hold it. */
  public BaiduListing number(BaiduListing listing) {
    String name = String.valueOf(listing.nameless());
    return listing.ask(
        new Question<>(
            BaiduCalls.USER_GET,
            calls.body(new BaiduWire.User(listing.roll().groups(name).get(0), name)),
            (now, result) ->
                now.knowing(
                    name,
                    UserInfo.read(result.path("user_list").path(0).path("user_info").asText(""))
                        .numberOf(name)),
            (now, failure) ->
                failure.meaning() == BaiduMeaning.USER_ABSENT
                    ? now.knowing(name, "")
                    : now.giveUp(failure.outcome())));
  }

  public BaiduListing finish(BaiduListing listing) {
    List<String> wanted = listing.wanted() == null ? List.of() : listing.wanted();
    List<ListedPerson> people =
        wanted.stream()
            .map(
                name ->
                    new ListedPerson(
                        name,
                        UserId.number(name).orElse(listing.numbers().getOrDefault(name, "")),
                        null,
                        null,
                        listing.roll().groups(name)))
            .toList();
    String last = wanted.isEmpty() ? "" : wanted.get(wanted.size() - 1);
    boolean more = !last.isEmpty() && !listing.roll().after(last, 1).isEmpty();
    return listing.endWith(new Outcome.Answered<>(new ListPage(people, more ? last : "")));
  }
}
