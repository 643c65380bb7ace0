package dev.muster.sync;

import dev.muster.call.Refusal;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.sync.source.Kind;
import dev.muster.sync.source.ListReader;
import dev.muster.sync.source.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan while it is made, as the routes of {@code routes/sync} pass it on: first the source goes
 * by, then the list of each directory.
 */
public final class Planning implements ListReader {

  private static final int BEAT = 500;

  private final SyncRun run;
  private final Sync sync;
  private final Roll roll;
  private final @Nullable RosterComparison roster;
  private final List<DirectoryComparison> directories;
  private final Runnable heartbeat;
  private final BitSet members;
  private final List<Entry> unknown = new ArrayList<>();
  private final Set<String> markers = new HashSet<>();
  private final Counts counts = new Counts();
  private final Set<String> ids = new HashSet<>();
  private long told = -1;
  private String trouble = "";

  /**
   * @param members takes, by their places, whom of the roster the source lists
   * @param heartbeat called now and then while the source goes by
   */
  Planning(
      SyncRun run,
      Sync sync,
      Roll roll,
      @Nullable RosterComparison roster,
      List<DirectoryComparison> directories,
      BitSet members,
      Runnable heartbeat) {
    this.run = run;
    this.sync = sync;
    this.roll = roll;
    this.roster = roster;
    this.directories = List.copyOf(directories);
    this.members = members;
    this.heartbeat = heartbeat;
  }

  /** The source, to be read by {@code direct:read-source-<kind>}. */
  public Reading getReading() {
    return Reading.of(sync.name(), sync.source(), this);
  }

  /** The directories to compare; none when the source could not be read. */
  public List<DirectoryComparison> getDirectories() {
    return trouble.isEmpty() ? directories : List.of();
  }

  SyncRun run() {
    return run;
  }

  Sync sync() {
    return sync;
  }

  Roll roll() {
    return roll;
  }

  @Nullable RosterComparison roster() {
    return roster;
  }

  List<DirectoryComparison> allDirectories() {
    return directories;
  }

  BitSet members() {
    return members;
  }

  String trouble() {
    return trouble;
  }

  Counts counts() {
    return counts;
  }

  /** People whom the source lists and the roster does not know; only for directories. */
  List<Entry> unknown() {
    return unknown;
  }

  /** The roster is the source: everybody who is to stand somewhere was listed. */
  void countRoster() {
    counts.listed = 0;
    for (int place = 0; place < roll.size(); place++) {
      counts.listed += roll.isWanted(place) ? 1 : 0;
      if (sync.guard().markers().contains(roll.id(place))) {
        markers.add(roll.id(place));
      }
    }
  }

  Guard.Source evidence(long before) {
    return new Guard.Source(
        counts.listed, told, before, counts.twice, counts.unusable, Set.copyOf(markers));
  }

  /** A directory may tell somebody twice while its pages move; that is nobody new. */
  private boolean isToldAgain(Line line) {
    Entry entry = line.entry();
    return sync.source().kind() == Kind.DIRECTORY && entry != null && !ids.add(entry.id());
  }

  @Override
  public void take(Line line) {
    if (isToldAgain(line)) {
      return;
    }
    counts.listed++;
    if (counts.listed % BEAT == 0) {
      heartbeat.run();
    }
    Entry entry = line.entry();
    Refusal refusal = line.refusal();
    if (entry != null) {
      take(entry);
    } else if (refusal != null) {
      counts.unusable++;
      if (roster != null) {
        roster.unusable(line, refusal);
      }
    }
  }

  private void take(Entry entry) {
    if (sync.guard().markers().contains(entry.id())) {
      markers.add(entry.id());
    }
    if (!sync.filter().passes(entry)) {
      return;
    }
    if (roster != null) {
      roster.take(entry);
      counts.twice = roster.counts().twice;
    }
    if (!directories.isEmpty()) {
      int place = roll.find(entry.id());
      if (place < 0) {
        unknown.add(entry);
      } else {
        counts.twice += roster == null && members.get(place) ? 1 : 0;
        members.set(place);
      }
    }
  }

  @Override
  public void told(long total) {
    told = total;
  }

  /** Calls to the source and to every directory. */
  long allCalls() {
    return counts.calls + directories.stream().mapToLong(part -> part.counts().calls).sum();
  }

  @Override
  public void calls(int more) {
    counts.calls += more;
  }

  @Override
  public void failed(String why) {
    trouble = why;
  }

  /** The run and nobody's name. */
  @Override
  public String toString() {
    return "the plan of run " + run.id() + " of " + sync.name();
  }
}
