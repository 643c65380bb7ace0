package dev.muster.console;

import static dev.muster.console.PlacementState.FAILED;
import static dev.muster.console.PlacementState.PENDING;
import static dev.muster.console.PlacementState.PLACED;
import static dev.muster.console.PlacementState.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.Directories;
import dev.muster.store.Store;
import dev.muster.store.StoreWiring;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ListsTest {

  private static final Clock NOON = Clock.fixed(Instant.ofEpochMilli(Seeds.TIME), ZoneOffset.UTC);

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private Store store;
  private Seeds seeds;

  @BeforeEach
  void open(@TempDir Path folder) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("muster.store.data", folder.toString())));
    context.register(StoreWiring.class);
    context.refresh();
    store = context.getBean(Store.class);
    seeds = new Seeds(store);
  }

  @AfterEach
  void close() {
    context.close();
  }

  private PlacementList placements() {
    return new PlacementList(store, new Directories(List.of()), new Census(store, NOON));
  }

  private void fourPeopleOnTwoBoxes() {
    for (String id : List.of("1", "2", "3", "4")) {
      seeds.person(id, "Person " + id);
    }
    seeds.placement("1", "east", PLACED, null);
    seeds.placement("1", "west", REFUSED, "NO_FACE");
    seeds.placement("2", "east", FAILED, null);
    seeds.placement("2", "west", PLACED, null);
    seeds.placement("3", "east", FAILED, null);
    seeds.placement("4", "west", PENDING, null);
  }

  private static String label(PlacementView one) {
    return one.state().word() + " " + one.identityId() + " on " + one.directory();
  }

  @Test
  void placementsThatNeedAPersonComeFirst() {
    fourPeopleOnTwoBoxes();

    List<PlacementView> all =
        placements().slice(PlacementState.only(null), null, "", 50, Locale.ENGLISH).items();

    assertThat(all)
        .extracting(ListsTest::label)
        .containsExactly(
            "failed 2 on east",
            "failed 3 on east",
            "refused 1 on west",
            "pending 4 on west",
            "placed 1 on east",
            "placed 2 on west");
  }

  @Test
  void placementsReadInSmallSlicesAreTheSameAsInOne() {
    fourPeopleOnTwoBoxes();
    List<String> slices = new ArrayList<>();

    String after = "";
    while (after != null) {
      Slice<PlacementView> slice =
          placements().slice(PlacementState.only(null), null, after, 2, Locale.ENGLISH);
      slice.items().forEach(one -> slices.add(label(one)));
      after = slice.next();
    }

    assertThat(slices).hasSize(6).doesNotHaveDuplicates().startsWith("failed 2 on east");
  }

  @Test
  void placementsAreChosenByStateAndDirectory() {
    fourPeopleOnTwoBoxes();

    assertThat(placements().slice(EnumSet.of(PLACED), "west", "", 50, Locale.ENGLISH).items())
        .extracting(ListsTest::label)
        .containsExactly("placed 2 on west");
  }

  @Test
  void aRefusalComesInTheWordsOfTheReader() {
    fourPeopleOnTwoBoxes();

    PlacementView refused =
        placements().slice(EnumSet.of(REFUSED), null, "", 1, Locale.CHINESE).items().get(0);

    assertThat(refused.reason()).isEqualTo("NO_FACE");
    assertThat(refused.words()).isEqualTo("照片中未找到人脸。");
    assertThat(refused.advice()).contains("正面");
    assertThat(refused.nextTry()).isNull();
  }

  @Test
  void aFailedPlacementSaysWhenItIsTriedAgain() {
    fourPeopleOnTwoBoxes();

    PlacementView failed =
        placements().slice(EnumSet.of(FAILED), null, "", 1, Locale.ENGLISH).items().get(0);

    assertThat(failed.nextTry()).isEqualTo(Instant.ofEpochMilli(Seeds.TIME + 60_000));
    assertThat(failed.detail()).isEqualTo("no answer from the box");
  }

  @Test
  void anInventedCursorIsRefused() {
    assertThatThrownBy(
            () -> placements().slice(PlacementState.only(null), null, "x/y/z", 1, Locale.ENGLISH))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining("after is \"x/y/z\"");
  }

  @Test
  void aReasonOfANewerVersionKeepsItsName() {
    assertThat(ReasonText.of("FROM_THE_FUTURE", Locale.ENGLISH).words())
        .isEqualTo("FROM_THE_FUTURE");
  }

  @Test
  void aPersonIsShownWithEveryDirectory() {
    fourPeopleOnTwoBoxes();

    PersonView.Whole person = new PeopleList(store).find("1", Locale.ENGLISH).orElseThrow();

    assertThat(person.placements())
        .extracting(ListsTest::label)
        .containsExactly("placed 1 on east", "refused 1 on west");
    assertThat(person.groups()).containsExactly("staff");
  }

  @Test
  void peopleArePagedByNumber() {
    fourPeopleOnTwoBoxes();
    PeopleList people = new PeopleList(store);

    Slice<PersonView> first = people.slice("", 3);
    Slice<PersonView> second = people.slice(first.next(), 3);

    assertThat(first.items()).extracting(PersonView::identityId).containsExactly("1", "2", "3");
    assertThat(second.items()).extracting(PersonView::identityId).containsExactly("4");
    assertThat(second.next()).isNull();
    assertThat(first.items().get(0).placements())
        .containsOnly(Map.entry("placed", 1L), Map.entry("refused", 1L));
  }

  @Test
  void aBatchWithARefusedPhotoIsNeverDone() {
    seeds.batch("b", false);
    seeds.photoOf("b", "1.jpg", "PLACED", null);
    seeds.photoOf("b", "2.jpg", "REFUSED", "EMPTY_FILE");

    BatchView batch = new BatchList(store, Clock.systemUTC()).find("b").orElseThrow();

    assertThat(batch.state()).isEqualTo(BatchView.State.DONE_WITH_FAILURES);
    assertThat(batch.photos()).isEqualTo(2);
    assertThat(batch.settled()).isEqualTo(2);
    assertThat(new BatchList(store, Clock.systemUTC()).refused("b", 9, Locale.ENGLISH))
        .extracting(BatchRowView::words)
        .containsExactly("The file is empty.");
  }

  @Test
  void aBatchIsUnderWayWhileAPhotoIsOpenOrMoreMayCome() {
    seeds.batch("collecting", true);
    seeds.photoOf("collecting", "1.jpg", "PLACED", null);
    seeds.batch("closed", false);
    seeds.photoOf("closed", "1.jpg", "OPEN", null);
    seeds.batch("good", false);
    seeds.photoOf("good", "1.jpg", "UNCHANGED", null);
    BatchList batches = new BatchList(store, Clock.systemUTC());

    assertThat(batches.find("collecting").orElseThrow().state()).isEqualTo(BatchView.State.RUNNING);
    assertThat(batches.find("closed").orElseThrow().state()).isEqualTo(BatchView.State.RUNNING);
    assertThat(batches.find("good").orElseThrow().state()).isEqualTo(BatchView.State.DONE);
  }

  @Test
  void eventsCanBeFollowedWithoutGapOrRepetition() {
    EventList events = new EventList(store);
    seeds.event("e1", "1", "One", null);
    seeds.event("e2", null, "", null);

    Slice<EventView> newest = events.slice(null, 1);
    seeds.event("e3", "1", "One", null);
    Slice<EventView> since = events.slice(Long.valueOf(newest.next()), 10);
    Slice<EventView> nothing = events.slice(Long.valueOf(since.next()), 10);

    assertThat(newest.items()).extracting(EventView::id).containsExactly("e2");
    assertThat(since.items()).extracting(EventView::id).containsExactly("e3");
    assertThat(nothing.items()).isEmpty();
    assertThat(nothing.next()).isEqualTo(since.next());
  }

  @Test
  void deliveriesAreChosenByStateAndSubscriber() {
    long event = seeds.event("e1", "1", "One", null);
    long other = seeds.event("e2", "1", "One", null);
    seeds.delivery(event, "a", DeliveryState.DELIVERED, 1);
    seeds.delivery(event, "b", DeliveryState.BLOCKED, 3);
    long waiting = seeds.delivery(other, "a", DeliveryState.PENDING, 0);
    DeliveryList deliveries = new DeliveryList(store);

    assertThat(deliveries.slice("a", DeliveryState.PENDING, 0, 9).items())
        .extracting(DeliveryView::id)
        .containsExactly(waiting);
    assertThat(deliveries.slice(null, DeliveryState.BLOCKED, 0, 9).items())
        .extracting(DeliveryView::subscriber)
        .containsExactly("b");
    assertThat(deliveries.slice(null, null, 0, 9).items()).hasSize(3);
    assertThat(deliveries.slice(null, null, 0, 2).next()).isEqualTo("2");
  }

  @Test
  void theLastProblemOfASubscriberIsADeliveryThatWasTried() {
    long event = seeds.event("e1", "1", "One", null);
    seeds.delivery(event, "a", DeliveryState.PENDING, 2);
    seeds.delivery(seeds.event("e2", "1", "One", null), "a", DeliveryState.PENDING, 0);

    DeliveryView trouble = store.read(db -> DeliveryList.troubled(db, "a")).orElseThrow();

    assertThat(trouble.eventId()).isEqualTo("e1");
    assertThat(trouble.status()).isEqualTo(503);
    assertThat(trouble.words()).isEqualTo("out of order");
  }

  @ParameterizedTest
  @CsvSource({"BLOCKED, delivery_blocked", "PENDING, delivery_pending"})
  void fewAmongManyAreFoundThroughTheirIndex(DeliveryState state, String index) {
    List<String> plan =
        store.read(
            db ->
                db.sql("EXPLAIN QUERY PLAN " + DeliveryList.numbers("a", state))
                    .params(0, "a", 50)
                    .query((row, n) -> row.getString("detail"))
                    .list());

    assertThat(plan).anyMatch(step -> step.contains("COVERING INDEX " + index));
  }

  @Test
  void theCensusCountsByStateAndKnowsTheOldestThatWaits() {
    fourPeopleOnTwoBoxes();
    long event = seeds.event("e1", "1", "One", null);
    seeds.delivery(event, "a", DeliveryState.PENDING, 0);

    Census.Figures figures = new Census(store, NOON).figures();

    assertThat(figures.people()).isEqualTo(4);
    assertThat(figures.events()).isEqualTo(1);
    assertThat(figures.placementsOf("east"))
        .containsOnly(Map.entry("placed", 1L), Map.entry("failed", 2L));
    assertThat(figures.placementsByState())
        .containsEntry("placed", 2L)
        .containsEntry("refused", 1L);
    assertThat(figures.deliveriesOf("a")).containsOnly(Map.entry("pending", 1L));
    assertThat(figures.waitingSince()).containsEntry("a", Instant.ofEpochMilli(Seeds.TIME));
  }

  @Test
  void theCensusIsNotRepeatedWithinASecond() {
    Census census = new Census(store, NOON);
    Census.Figures first = census.figures();
    seeds.person("1", "One");

    assertThat(census.figures()).isSameAs(first);
  }
}
