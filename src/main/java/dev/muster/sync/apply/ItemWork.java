package dev.muster.sync.apply;

import dev.muster.call.Outcome;
import dev.muster.directory.FetchPhoto;
import dev.muster.directory.RemoveOutsider;
import dev.muster.enrol.Arrival;
import dev.muster.errand.Wish;
import dev.muster.sync.Change;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.source.Kind;
import dev.muster.sync.source.PhotoWish;
import org.jspecify.annotations.Nullable;

/**
 * A change of a plan for which the source or a directory has to be asked, on its way through the
 * route of its lane.
 *
 * @param attempts how often it was tried so far
 * @param lease the token of the claim
 * @param mark the mark of the photo, as it was right before the photo was fetched
 * @param arrival the photo that was fetched, once it was looked at
 * @param outcome how it ended, in the words of whoever was asked; null while it has not
 */
public record ItemWork(
    SyncItem item,
    Sync sync,
    String batch,
    int attempts,
    String lease,
    @Nullable String mark,
    @Nullable Arrival arrival,
    @Nullable Outcome<String> outcome) {

  /** True when it has come to its end before anybody was asked. */
  public boolean isOver() {
    return outcome != null;
  }

  /** True when a photo has to be fetched, and somebody comes onto the roster or is changed. */
  public boolean isPhoto() {
    return item.target().equals(Sync.ROSTER) || item.change() == Change.ADOPT;
  }

  /** True when the set-up of a box is to be put right. */
  public boolean isSetup() {
    return item.change() == Change.SETUP;
  }

  /** True when a directory gives the photo. */
  public boolean isFromDirectory() {
    return item.change() == Change.ADOPT || sync.source().kind() == Kind.DIRECTORY;
  }

  /** True when the photo has come, and was not looked at. */
  public boolean isArrived() {
    return arrival != null && outcome == null;
  }

  /** What a directory is asked for. */
  public Wish<?> wish() {
    return isPhoto()
        ? new FetchPhoto(giver(), photoKey())
        : new RemoveOutsider(item.target(), item.key());
  }

  /** What the source is asked for. */
  public PhotoWish photoWish() {
    return PhotoWish.of(sync.name(), sync.source(), String.valueOf(item.wantedPhoto()));
  }

  /** The end of the name of the route that fetches the photo. */
  public String way() {
    return isFromDirectory() ? "directory" : photoWish().way();
  }

  private String giver() {
    return item.change() == Change.ADOPT ? item.target() : sync.source().directory();
  }

  /** The name of the photo; a directory knows it by the person. */
  private String photoKey() {
    String named = item.wantedPhoto();
    boolean byKey = named == null || named.isEmpty() || item.change() == Change.ADOPT;
    return byKey ? item.key() : named;
  }

  ItemWork marked(String now) {
    return new ItemWork(item, sync, batch, attempts, lease, now, arrival, outcome);
  }

  ItemWork arrived(Arrival photo) {
    return new ItemWork(item, sync, batch, attempts, lease, mark, photo, outcome);
  }

  ItemWork ended(Outcome<String> how) {
    return new ItemWork(item, sync, batch, attempts, lease, mark, arrival, how);
  }

  /** Written down already. */
  ItemWork settled() {
    return new ItemWork(item, sync, batch, attempts, lease, mark, arrival, null);
  }

  /** Nobody's name: this goes into logs. */
  @Override
  public String toString() {
    return "change %d of run %d".formatted(item.id(), item.run());
  }
}
