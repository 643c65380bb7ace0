package dev.muster.sync;

import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.sync.source.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The syncs of the configuration, in its order, and how a run of one is begun. */
public final class Syncs {

  private static final Logger LOG = LoggerFactory.getLogger(Syncs.class);

  private final List<Sync> syncs;
  private final Directories directories;
  private final SyncRuns runs;

  /**
   * @throws IllegalArgumentException with one sentence when a sync names what there is not, or two
   *     would contradict each other
   */
  Syncs(List<Sync> syncs, Directories directories, SyncRuns runs) {
    this.syncs = List.copyOf(syncs);
    this.directories = directories;
    this.runs = runs;
    Map<String, String> choosers = new HashMap<>();
    for (Sync sync : syncs) {
      source(sync);
      for (String target : targets(sync)) {
        if (!target.equals(Sync.ROSTER)) {
          target(sync, target, choosers);
        }
      }
    }
  }

  private void source(Sync sync) {
    if (sync.source().kind() == Kind.DIRECTORY) {
      lists("muster.syncs[" + sync.name() + "].source.directory", sync.source().directory());
    }
  }

  private void target(Sync sync, String target, Map<String, String> choosers) {
    String key = "muster.syncs[" + sync.name() + "].targets";
    lists(key, target);
    if (sync.source().kind() == Kind.DIRECTORY && sync.source().directory().equals(target)) {
      throw new IllegalArgumentException(
          "%s holds \"%s\", which is the source; allowed are others".formatted(key, target));
    }
    String other = sync.choosesMembers() ? choosers.put(target, sync.name()) : null;
    if (other != null) {
      throw new IllegalArgumentException(
          "%s holds \"%s\", whose people %s chooses already; allowed is one sync with a filter or another source than the roster for each directory"
              .formatted(key, target, other));
    }
  }

  private void lists(String key, String name) {
    Directory found =
        directories
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s names \"%s\"; allowed are %s"
                            .formatted(key, name, String.join(", ", directories.names()))));
    if (!found.capabilities().lists()) {
      throw new IllegalArgumentException(
          "%s names \"%s\", which does not tell who stands on it; allowed are directories that do"
              .formatted(key, name));
    }
  }

  public List<Sync> all() {
    return syncs;
  }

  public Optional<Sync> find(String name) {
    return syncs.stream().filter(sync -> sync.name().equals(name)).findFirst();
  }

  /** What a sync compares: the roster, and the names of directories. */
  public List<String> targets(Sync sync) {
    List<String> targets = new ArrayList<>();
    for (String target : sync.targets()) {
      if (target.equals(Sync.ALL)) {
        directories.names().stream().filter(name -> isListed(sync, name)).forEach(targets::add);
      } else {
        targets.add(target);
      }
    }
    return targets.stream().distinct().toList();
  }

  private boolean isListed(Sync sync, String name) {
    return directories.get(name).capabilities().lists() && !sync.source().directory().equals(name);
  }

  /** The sync that says who stands on the directory; empty when everybody does. */
  Optional<Sync> chooserOf(String directory) {
    return syncs.stream()
        .filter(sync -> sync.choosesMembers() && targets(sync).contains(directory))
        .findFirst();
  }

  /** The earlier syncs of the configuration that claim fields of this one's on the roster. */
  Map<String, Set<Field>> earlierClaims(Sync of) {
    Map<String, Set<Field>> claims = new LinkedHashMap<>();
    for (Sync sync : syncs) {
      if (sync.name().equals(of.name())) {
        break;
      }
      if (sync.targets().contains(Sync.ROSTER)) {
        Set<Field> both = EnumSet.copyOf(sync.fields());
        both.retainAll(of.fields());
        if (!both.isEmpty()) {
          claims.put(sync.name(), both);
        }
      }
    }
    return claims;
  }

  /**
   * Wants a run of the sync: its number, or nothing when one is under way already.
   *
   * @throws IllegalArgumentException with one sentence when no sync is named so
   */
  public Optional<Long> ask(String name, Cause cause) {
    Sync sync =
        find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no sync is named %s; known are %s"
                            .formatted(name, syncs.stream().map(Sync::name).toList())));
    return runs.ask(name, cause, null, sync.rules());
  }

  /** One of its times has come. A run that is still under way is not overlapped. */
  public void tick(String name) {
    if (ask(name, Cause.TIMER).isEmpty()) {
      LOG.info("{}: its time has come while a run is under way; it is passed over", name);
    }
  }

  /** When the sync was last looked after; empty when it never was. */
  public Optional<Instant> lastAsked(String name) {
    return runs.latest(name).map(SyncRun::askedAt);
  }
}
