package dev.muster.enrol.ledger;

import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Outcome;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.roster.Person;
import dev.muster.store.Bell;
import dev.muster.store.Holdings;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of who has to be, and who is, on which directory; the work queue of the boxes' lanes.
 *
 * <p>The first person of a permission group that a box does not know yet goes alone, so that the
 * group, its device and the event address are set up once; the others follow when it is settled.
 */
public final class Placements implements WorkQueue<Placing>, Holdings {

  private static final Logger LOG = LoggerFactory.getLogger(Placements.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int AT_ONCE = 1000;

  private final Store store;
  private final BoxSetup setup;
  private final Clock clock;
  private final String instance;
  private final PhotoProfiles profiles;
  private final Predicate<String> setUpByTheFirst;
  private final Membership membership;
  private volatile List<String> directories = List.of();
  private final Bell bell = new Bell();
  private final Map<String, Opener> openers = new ConcurrentHashMap<>();

  /** Who goes alone on a directory, by which claim, and until when at the latest. */
  private record Opener(String lease, long until) {}

  /** One whose directories all take the standard picture. */
  public Placements(Store store, BoxSetup setup, Clock clock, String instance) {
    this(store, setup, clock, instance, Membership.EVERYBODY);
  }

  /** One whose directories all take the standard picture and are set up by the first. */
  public Placements(
      Store store, BoxSetup setup, Clock clock, String instance, Membership membership) {
    this(store, setup, clock, instance, new Manner(directory -> true, membership));
  }

  private Placements(Store store, BoxSetup setup, Clock clock, String instance, Manner manner) {
    this(store, setup, clock, instance, new PhotoProfiles(Map.of()), manner);
  }

  /**
   * What is to be known of directories.
   *
   * @param setUpByTheFirst whether one needs one person of a group to set it up for the others
   * @param membership who is to stand on one
   */
  public record Manner(Predicate<String> setUpByTheFirst, Membership membership) {}

  public Placements(
      Store store,
      BoxSetup setup,
      Clock clock,
      String instance,
      PhotoProfiles profiles,
      Manner manner) {
    this.setUpByTheFirst = manner.setUpByTheFirst();
    this.membership = manner.membership();
    this.store = store;
    this.setup = setup;
    this.profiles = profiles;
    this.clock = clock;
    this.instance = instance;
    reclaim();
  }

  /** Wants everybody on every directory of the configuration, and nobody on those that left it. */
  public void follow(List<String> names) {
    directories = List.copyOf(names);
    long now = clock.millis();
    int forgotten = store.write(db -> Directories.forgetOthers(db, directories, now));
    if (forgotten > 0) {
      LOG.info("{} placements on boxes that are not configured any more are forgotten", forgotten);
    }
    for (String directory : directories) {
      int wanted =
          membership.isChosen(directory)
              ? wantChosen(directory, now)
              : store.write(db -> Directories.wantEverybody(db, directory, now));
      if (wanted > 0) {
        LOG.info("{} people are to be placed on {}, which is new to them", wanted, directory);
      }
    }
  }

  /** Whoever is to stand on the directory and is not wanted there; nobody is taken off it. */
  private int wantChosen(String directory, long now) {
    int wanted = 0;
    String after = "";
    List<Person> some;
    do {
      String from = after;
      some = store.read(db -> Directories.missing(db, directory, from, now, AT_ONCE));
      List<Person> people = some;
      wanted += store.write(db -> wantChosen(db, people, directory, now));
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == AT_ONCE);
    return wanted;
  }

  private int wantChosen(JdbcClient db, List<Person> people, String directory, long now) {
    return people.stream()
        .filter(one -> membership.includes(db, directory, one))
        .mapToInt(one -> want(db, one, directory, null, now))
        .sum();
  }

  private void reclaim() {
    int found = store.write(db -> giveBack(db, instance));
    if (found > 0) {
      LOG.info(
          "{} placements were under way when the program stopped; they are taken up again", found);
    }
  }

  /**
   * What the instance had under way when it died is due at once, or when its batch goes on; it
   * counts as tried, for the call may have come through, but not once more for every death: that
   * would put off people whom nobody has refused.
   */
  @Override
  public int giveBack(JdbcClient db, String holder) {
    return db.sql(
            """
            UPDATE placement SET lease = NULL, leased_by = NULL,
              attempts = CASE WHEN attempts = 0 THEN 1 ELSE attempts END,
              next_at = CASE WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = placement.batch
                AND b.paused = 1) THEN ? ELSE ? END
            WHERE leased_by = ?
            """)
        .params(Pause.NEVER, clock.millis(), holder)
        .update();
  }

  /**
   * Wants the person on the directory; returns 0 when this very version is there already, else 1.
   * Somebody whose validity begins later is due then; a batch that is paused holds its people back.
   * Who is not to stand there and does all the same is kept as the roster has them.
   */
  public int want(
      JdbcClient db, Person person, String directory, @Nullable String batch, long now) {
    boolean meant =
        !membership.isChosen(directory)
            || membership.includes(db, directory, person)
            || Standing.isWanted(db, person.id(), directory);
    return meant ? place(db, person, directory, batch, now) : 0;
  }

  /** True when the change of the person is what takes them off the directory. */
  boolean loses(JdbcClient db, String directory, @Nullable Person before, Person now) {
    return before != null
        && membership.isChosen(directory)
        && !membership.includes(db, directory, now)
        && membership.includes(db, directory, before);
  }

  /** Follows a change that is taken back onto and off the directories that not everybody is on. */
  void follow(JdbcClient db, @Nullable Person before, Person now, long time) {
    for (String directory : directories) {
      if (loses(db, directory, before, now)) {
        Standing.leave(db, now, directory, null, time);
      } else if (membership.isChosen(directory) && !Standing.isWanted(db, now.id(), directory)) {
        want(db, now, directory, null, time);
      }
    }
  }

  /** Whether some directory does not take everybody. */
  boolean isAnyChosen(List<String> directories) {
    return directories.stream().anyMatch(membership::isChosen);
  }

  private static int place(
      JdbcClient db, Person person, String directory, @Nullable String batch, long now) {
    long due = Standing.due(person, now);
    return db.sql(
            """
            INSERT INTO placement (identity_id, directory, version, state, attempts, claims, next_at, batch, updated_at)
            VALUES (?, ?, ?, 'PENDING', 0, 0,
            """
                + Pause.AT
                + """
            , ?, ?)
            ON CONFLICT (identity_id, directory) DO UPDATE SET batch = excluded.batch,
              version = excluded.version, state = 'PENDING', reason = NULL, detail = NULL,
              next_at = CASE WHEN placement.lease IS NULL THEN excluded.next_at ELSE placement.next_at END,
              attempts = CASE WHEN placement.attempts > 0 AND placement.state <> 'PLACED' THEN 1 ELSE 0 END,
              updated_at = excluded.updated_at
            WHERE placement.version <> excluded.version OR placement.state <> 'PLACED'
            """)
        .params(Arrays.asList(person.id(), directory, person.version(), batch, due, batch, now))
        .update();
  }

  @Override
  public List<Placing> claim(String directory, int max) {
    List<Placing> claimed =
        store.write(
            db ->
                new PlacementClaim(
                        db, store, directory, profiles.of(directory).name(), max, this::mayGo)
                    .take(lease()));
    if (claimed.size() == 1 && !isReady(claimed.get(0))) {
      openers.put(directory, new Opener(claimed.get(0).lease(), clock.millis() + LEASE.toMillis()));
    }
    return claimed;
  }

  private PlacementClaim.Lease lease() {
    long now = clock.millis();
    return new PlacementClaim.Lease(
        UUID.randomUUID().toString(), instance, now, now + LEASE.toMillis());
  }

  /** Whether the candidate may go along with the others, must go alone, or must wait. */
  private PlacementClaim.Way mayGo(Placing candidate) {
    if (isReady(candidate)) {
      return PlacementClaim.Way.ALONG;
    }
    Opener opener = openers.get(candidate.directory());
    return opener != null && clock.millis() < opener.until()
        ? PlacementClaim.Way.WAIT
        : PlacementClaim.Way.ALONE;
  }

  private boolean isReady(Placing placing) {
    return placing.isRemoval() || !setUpByTheFirst.test(placing.directory()) || standsFor(placing);
  }

  private boolean standsFor(Placing placing) {
    return setup.find(placing.directory(), Part.EVENT_URL, "").isPresent()
        && placing.person().groups().stream()
            .allMatch(group -> setup.find(placing.directory(), Part.DEVICE, group).isPresent());
  }

  /**
   * Whether the claimed placement may begin, asked right before the first call of it: rows are
   * claimed ahead and wait for their turn. What may not, because its batch was paused or cancelled
   * meanwhile or because something else is wanted now, is given back as it was before the claim and
   * does not count as tried.
   */
  public boolean mayBegin(Placing placing) {
    if (store.read(db -> Beginning.isWanted(db, placing))) {
      return true;
    }
    long now = clock.millis();
    store.write(db -> settlement(db, placing, now).giveBack());
    letOthersFollow(placing);
    return false;
  }

  /** Writes down how an attempt ended; a claim that has lapsed meanwhile changes nothing. */
  public void settle(Placing placing, Outcome<?> outcome) {
    long now = clock.millis();
    store.writeEventually(db -> settlement(db, placing, now).apply(outcome), LEASE);
    letOthersFollow(placing);
  }

  private void letOthersFollow(Placing placing) {
    openers.computeIfPresent(
        placing.directory(),
        (directory, opener) -> opener.lease().equals(placing.lease()) ? null : opener);
    bell.ring(placing.directory());
  }

  private PlacementSettlement settlement(JdbcClient db, Placing placing, long now) {
    return new PlacementSettlement(db, placing, new Undoing(db, this, List.of(), now), now);
  }

  /** Takes those whose validity has ended off every directory; they stay on the roster. */
  public int expire() {
    long now = clock.millis();
    List<String> over = store.read(db -> Directories.expired(db, now));
    for (String id : over) {
      store.write(
          db -> {
            Leaving.removeEverywhere(db, id, null, now);
            History.add(
                db, new History.Step(id, null, History.What.EXPIRED, null, null, null, null), now);
            return id;
          });
    }
    return over.size();
  }

  @Override
  public void abandon(Placing placing, String why) {
    settle(placing, new Outcome.OutcomeUnknown<>(why));
  }

  @Override
  public Bell bell() {
    return bell;
  }
}
