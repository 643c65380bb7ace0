package dev.muster.console;

import dev.muster.box.Drifts;
import dev.muster.event.SampleReceiver;
import dev.muster.event.Subscribers;
import dev.muster.flow.RouteProblem;
import dev.muster.flow.RouteStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of the first page, each of which refreshes itself. */
final class Sections {

  private static final int PEOPLE = 12;
  private static final int PLACEMENTS = 10;
  private static final int BATCHES = 10;
  private static final int REFUSED = 3;
  private static final int EVENTS = 20;
  private static final int PUSHES = 10;
  private static final int RECEIVED = 8;

  static final List<String> NAMES =
      List.of(
          "routes",
          "syncs",
          "boxes",
          "events",
          "people",
          "placements",
          "batches",
          "deliveries",
          "pushes");

  /**
   * What a section shows.
   *
   * @param seen stands for the content: a browser that has it already gets nothing
   * @param state the filter of the section, if it has one
   */
  record Shown(Object content, String seen, @Nullable PlacementState state) {}

  /** A box, and how much of it is not as wanted. */
  record BoxWithDrift(BoxView box, long drifted) {}

  /** Where people are put. */
  record Places(List<BoxWithDrift> boxes, List<CloudView> clouds) {}

  /** People, and how many there are. */
  record People(long all, List<PersonView> latest) {}

  /** Placements of one state, or all that are not as wanted, and how many there are in each. */
  record Placements(Map<String, Long> counts, List<PlacementView> rows) {}

  /** A batch and the first of its refused photos. */
  record Batch(BatchView batch, Bar bar, List<BatchRowView> refused) {}

  /** Events, and how many there are. */
  record Events(long all, List<EventView> latest) {}

  /** Edits that are not in service: of route files, and of the subscribers' configuration. */
  record NotInService(List<RouteProblem> routes, Subscribers.@Nullable Problem subscribers) {}

  /**
   * Syncs, the runs of them that wait for somebody, and how many questions are open.
   *
   * @param overdue the syncs whose last good run is too long ago
   */
  record Syncs(
      List<SyncView> syncs, List<SyncRunView> waiting, List<SyncView> overdue, long hints) {}

  /** Subscribers, and what the sample receiver got when it is one of them. */
  record Outgoing(
      List<SubscriberView> subscribers, List<SampleReceiver.Received> received, boolean sample) {}

  private final BoxList boxes;
  private final CloudList clouds;
  private final PeopleList people;
  private final PlacementList placements;
  private final BatchList batches;
  private final EventList events;
  private final SubscriberList subscribers;
  private final RefusedPushList pushes;
  private final SyncList syncs;
  private final SampleReceiver sample;
  private final RouteStatus routes;
  private final Census census;
  private final Drifts drifts;

  Sections(Lists lists, SampleReceiver sample, RouteStatus routes, Census census, Drifts drifts) {
    this.boxes = lists.boxes();
    this.clouds = lists.clouds();
    this.people = lists.people();
    this.placements = lists.placements();
    this.batches = lists.batches();
    this.events = lists.events();
    this.subscribers = lists.subscribers();
    this.pushes = lists.pushes();
    this.syncs = lists.syncs();
    this.sample = sample;
    this.routes = routes;
    this.census = census;
    this.drifts = drifts;
  }

  /** The lists that the sections show. */
  record Lists(
      BoxList boxes,
      CloudList clouds,
      PeopleList people,
      PlacementList placements,
      BatchList batches,
      EventList events,
      SubscriberList subscribers,
      RefusedPushList pushes,
      SyncList syncs) {}

  Shown show(String section, @Nullable PlacementState state, Locale locale) {
    Object content = content(section, state, locale);
    String seen = Integer.toHexString(Objects.hash(content, state, locale.getLanguage()));
    return new Shown(content, seen, state);
  }

  private Object content(String section, @Nullable PlacementState state, Locale locale) {
    return switch (section) {
      case "routes" -> new NotInService(routes.problems(), subscribers.problem());
      case "syncs" -> syncs(locale);
      case "boxes" ->
          new Places(
              boxes.all(locale).stream()
                  .map(box -> new BoxWithDrift(box, drifts.report(box.name()).drifted()))
                  .toList(),
              clouds.all(locale));
      case "events" -> new Events(census.figures().events(), events.latest(EVENTS));
      case "people" -> new People(census.figures().people(), people.latest(PEOPLE));
      case "placements" ->
          new Placements(
              census.figures().placementsByState(),
              placements
                  .slice(
                      state == null ? PlacementState.OPEN : EnumSet.of(state),
                      null,
                      "",
                      PLACEMENTS,
                      locale)
                  .items());
      case "batches" -> batches.latest(BATCHES).stream().map(one -> batch(one, locale)).toList();
      case "deliveries" -> outgoing();
      case "pushes" -> pushes.latest(PUSHES);
      default -> throw new NotThere("There is no section " + section + ".");
    };
  }

  private Batch batch(BatchView batch, Locale locale) {
    return new Batch(
        batch,
        BatchLive.bar(batch),
        batch.refused() == 0 ? List.of() : batches.refused(batch.id(), REFUSED, locale));
  }

  private Syncs syncs(Locale locale) {
    List<SyncView> all = syncs.all(locale);
    return new Syncs(
        all,
        syncs.waiting(locale),
        all.stream().filter(SyncView::overdue).toList(),
        syncs.questions());
  }

  private Outgoing outgoing() {
    boolean inUse = subscribers.names().contains(SampleReceiver.NAME);
    return new Outgoing(
        subscribers.all(),
        inUse ? sample.last().stream().limit(RECEIVED).toList() : List.of(),
        inUse);
  }
}
