package dev.muster.sync;

import dev.muster.roster.Digest;
import dev.muster.roster.GroupName;
import dev.muster.sync.source.Kind;
import dev.muster.sync.source.ListSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A configured reconciliation: people of a source against those of its targets.
 *
 * @param name short and unique among syncs
 * @param source where the people come from; the roster unless it is said
 * @param targets what is compared with it: the roster, or directories; {@code all} for every
 *     directory
 * @param schedule when, as a Quartz cron expression; nothing means only when somebody asks
 * @param zone the time zone of the schedule; nothing means that of the machine
 * @param misfire what becomes of a time at which nobody was running
 * @param filter who of the source counts
 * @param group the permission group of newcomers of whom the source tells none; empty for none
 * @param fields of what the source is the truth, when the target is the roster
 * @param mode how far it goes by itself
 * @param strangers what is done about people whom others enrolled on a directory
 * @param guard what a plan may hold before a person has to look at it
 * @param grace what happens to somebody before they are removed
 * @param undo how long a run can be taken back; zero keeps nothing for that
 * @param overdue after how long without a good run there is an alarm; nothing means never
 */
public record Sync(
    String name,
    @DefaultValue ListSource source,
    @DefaultValue List<String> targets,
    @DefaultValue("") String schedule,
    @DefaultValue("") String zone,
    @DefaultValue("once") String misfire,
    @DefaultValue PeopleFilter filter,
    @DefaultValue("") String group,
    @DefaultValue({"name", "type", "groups", "validity", "extra", "photo"}) Set<Field> fields,
    @DefaultValue("plan") Mode mode,
    @DefaultValue("report") Strangers strangers,
    @DefaultValue Limits guard,
    @DefaultValue Grace grace,
    @DefaultValue("30d") Duration undo,
    @Nullable Duration overdue) {

  /** The name of the roster among targets. */
  public static final String ROSTER = "roster";

  /** Every directory. */
  static final String ALL = "all";

  private static final Duration LONGEST = Duration.ofDays(400);

  public Sync {
    String key = "muster.syncs[" + name + "]";
    check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,29}"),
        "muster.syncs[].name is \"%s\"; allowed are 1 to 30 letters, digits, dashes and underscores"
            .formatted(name));
    check(
        !targets.isEmpty() && new HashSet<>(targets).size() == targets.size(),
        "%s.targets is %s; allowed are roster, all, or names of boxes and clouds, each once"
            .formatted(key, targets));
    boolean fromRoster = source.kind() == Kind.ROSTER;
    check(
        !(fromRoster && targets.contains(ROSTER)),
        key + ".targets holds roster, which is the source; allowed are boxes and clouds");
    check(
        !fields.isEmpty() && !fields.contains(Field.VERSION),
        "%s.fields is %s; allowed are some of name, type, groups, validity, extra, photo"
            .formatted(key, fields));
    check(
        group.isEmpty() || GroupName.usable(group),
        "%s.group is \"%s\"; allowed is the name of a permission group, or nothing"
            .formatted(key, group));
    check(
        !undo.isNegative() && undo.compareTo(LONGEST) <= 0,
        "%s.undo is %s; allowed are 0s to 400d".formatted(key, undo));
    check(
        overdue == null || !overdue.isNegative() && !overdue.isZero(),
        "%s.overdue is %s; allowed is more than 0s".formatted(key, overdue));
    targets = List.copyOf(targets);
    fields = Set.copyOf(fields);
    timing(name, schedule, zone, misfire);
  }

  /** When it begins by itself; empty when only somebody begins it. */
  public Optional<Schedule> timing() {
    return timing(name, schedule, zone, misfire);
  }

  private static Optional<Schedule> timing(
      String name, String schedule, String zone, String misfire) {
    String place = zone.isEmpty() ? ZoneId.systemDefault().getId() : zone;
    return schedule.isEmpty()
        ? Optional.empty()
        : Optional.of(Schedule.of(name, schedule, place, misfire));
  }

  /** True when the roster itself says who is to stand on the targets. */
  public boolean isFromRoster() {
    return source.kind() == Kind.ROSTER;
  }

  /** True when it says who of the roster stands on its directories, and who does not. */
  public boolean choosesMembers() {
    return !isFromRoster() || !filter.isAll();
  }

  /**
   * A digest of everything that decides who is where: when it changes, an earlier approval no
   * longer holds.
   */
  public String rules() {
    return Digest.ofText(
            String.join(
                "\n",
                source.rules(),
                new TreeSet<>(targets).toString(),
                filter.ids(),
                new TreeSet<>(filter.types()).toString(),
                new TreeSet<>(filter.groups()).toString(),
                new TreeMap<>(filter.extra()).toString(),
                EnumSet.copyOf(fields).toString(),
                strangers.name()))
        .substring(0, 32);
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
