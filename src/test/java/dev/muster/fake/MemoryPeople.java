package dev.muster.fake;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.EnrolledPhoto;
import dev.muster.directory.FetchPhoto;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.directory.RemoveOutsider;
import dev.muster.fake.MemoryLibrary.Kept;
import dev.muster.roster.Person;
import dev.muster.roster.PhotoStore;
import java.util.List;
import java.util.Optional;

/** Places, removes and lists people. */
public final class MemoryPeople {

  private final MemoryLibrary library;
  private final PhotoStore photos;

  MemoryPeople(MemoryLibrary library, PhotoStore photos) {
    this.library = library;
    this.photos = photos;
  }

  /** Writes the person unless this very version stands there. */
  public MemoryAttempt place(MemoryAttempt attempt) {
    Person person = attempt.placing().person();
    String version = attempt.placing().version();
    return attempt.endWith(
        library.call(
            () -> {
              Kept there = library.people().get(person.id());
              if (there != null && there.version().equals(version)) {
                return new Outcome.Answered<>(version);
              }
              library.countWrite();
              byte[] photo = photos.get(attempt.placing().prepared());
              Optional<float[]> template = library.template(photo);
              if (template.isEmpty()) {
                return MemoryLibrary.noFace();
              }
              library.write(
                  new Kept(
                      person.id(),
                      person.name(),
                      version,
                      MemoryLibrary.digest(photo),
                      template.get(),
                      photo));
              return new Outcome.Answered<>(version);
            }));
  }

  /** Removes the person. */
  public MemoryAttempt remove(MemoryAttempt attempt) {
    return attempt.endWith(
        library.call(
            () -> {
              library.people().remove(attempt.placing().person().id());
              return new Outcome.Answered<>("absent: the memory knows nobody of this number");
            }));
  }

  /** Removes somebody who is not of the roster. */
  public MemoryErrand<String> removeOutsider(MemoryErrand<String> errand) {
    return errand.endWith(
        library.call(
            () -> {
              library.people().remove(((RemoveOutsider) errand.wish()).key());
              return new Outcome.Answered<>("absent: the memory knows nobody of this number");
            }));
  }

  /** The photo of somebody who stands there. */
  public MemoryErrand<EnrolledPhoto> photo(MemoryErrand<EnrolledPhoto> errand) {
    Kept one = library.people().get(((FetchPhoto) errand.wish()).key());
    return errand.endWith(
        library.call(
            () ->
                one == null
                    ? new Outcome.Refused<>(
                        new Refusal(Reason.NO_PHOTO_THERE, "the memory knows nobody so"))
                    : new Outcome.Answered<>(new EnrolledPhoto(one.picture()))));
  }

  /** A page begins after the number that the page before ended with. */
  public MemoryErrand<ListPage> list(MemoryErrand<ListPage> errand) {
    ListPeople wish = (ListPeople) errand.wish();
    return errand.endWith(
        library.call(
            () -> {
              List<ListedPerson> people =
                  library.people().values().stream()
                      .filter(one -> one.id().compareTo(wish.cursor()) > 0)
                      .limit(wish.most())
                      .map(
                          one ->
                              new ListedPerson(
                                  one.id(),
                                  one.id(),
                                  one.name(),
                                  one.version().isEmpty() ? null : one.version(),
                                  List.of()))
                      .toList();
              boolean last = people.size() < wish.most();
              return new Outcome.Answered<>(
                  new ListPage(
                      people,
                      last ? "" : people.get(people.size() - 1).key(),
                      library.people().size()));
            }));
  }
}
