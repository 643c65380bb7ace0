package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.CallCounter;
import dev.muster.enrol.ledger.Placing;
import dev.muster.recogniser.OwnEyes;
import dev.muster.roster.PhotoStore;
import dev.muster.vendor.cloudface.CloudFaceAnswer.Failure;

/** Registers and deletes faces. Source: contracts/cloud-face.md §2.1, §2.4. */
public final class CloudFacePeople {

  private final CloudFaceCalls calls;
  private final CloudFaceLists lists;
  private final CallCounter counts;
  private final PhotoStore photos;
  private final OwnEyes eyes;
  private final ObjectMapper json;

  CloudFacePeople(
      CloudFaceCalls calls,
      CloudFaceLists lists,
      CallCounter counts,
      PhotoStore photos,
      OwnEyes eyes,
      ObjectMapper json) {
    this.calls = calls;
    this.lists = lists;
    this.counts = counts;
    this.photos = photos;
    this.eyes = eyes;
    this.json = json;
  }

  /** Registers the photo beside whatever stands there; the answer tells no id. */
  public Ask<CloudFaceEntry> register(CloudFaceEntry entry) {
    counts.count(entry.lane(), "registration_face");
    Placing placing = entry.placing();
    byte[] photo = photos.get(placing.prepared());
    return new Ask<>(
        entry,
        calls.register(entry.cloud(), photo, Remark.of(placing)),
        (now, answer) ->
            read(answer)
                .fold(
                    success -> now.withRegistered(lists.next(now.cloud())),
                    failure -> now.endWith(refused(photo, failure)),
                    no -> now.endWith(CloudFaceAnswer.without(no))));
  }

  /**
   * Deletes the next face that must not stand there; whether it is gone is read back afterwards.
   * Which code a face that is not there has is not known: 999 here, others elsewhere. §6.2.
   */
  public <S extends Resident<S>> Ask<S> delete(S resident) {
    counts.count(resident.lane(), "delete_registration_face");
    long id = resident.nextToDelete().orElseThrow().id();
    return new Ask<>(
        resident,
        calls.delete(resident.cloud(), id),
        (now, answer) ->
            read(answer)
                .fold(
                    success -> now.withDeleted(id, lists.next(now.cloud())),
                    failure -> notDeleted(now, id, failure),
                    no -> now.endWith(CloudFaceAnswer.without(no))));
  }

  private CloudFaceAnswer read(Answer answer) {
    return CloudFaceAnswer.of(json, answer);
  }

  /** The service says only that it failed; whether there is a face in the photo, we see, too. */
  private Outcome<String> refused(byte[] photo, Failure failure) {
    return failure.code() == Failure.NOT_REGISTERED && !eyes.seesFace(photo)
        ? new Outcome.Refused<>(new Refusal(Reason.NO_FACE, failure.words()))
        : failure.outcome();
  }

  /** A deletion that is refused must not pass for a refusal of the person. */
  private <S extends Resident<S>> S notDeleted(S now, long id, Failure failure) {
    return switch (failure.code()) {
      case Failure.UNKNOWN, Failure.MISSING -> now.withDeleted(id, lists.next(now.cloud()));
      default ->
          now.endWith(
              failure
                  .<String>outcome()
                  .fold(
                      done -> new Outcome.OutcomeUnknown<String>(failure.words()),
                      refusal -> new Outcome.OutcomeUnknown<>(failure.words()),
                      Outcome.NotReached::new,
                      Outcome.OutcomeUnknown::new));
    };
  }
}
