package dev.muster.sync.source;

import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.BodyReading;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the pictures that sources name, from folders, addresses and what came with a list. */
public final class SourcePhotos {

  private static final Logger LOG = LoggerFactory.getLogger(SourcePhotos.class);
  private static final String PICTURES = "image/jpeg, image/png, image/*;q=0.8, */*;q=0.5";

  private final AttachedPhotos attached;

  SourcePhotos(AttachedPhotos attached) {
    this.attached = attached;
  }

  /**
   * Deletes the pictures that came with lists of other syncs than these: nobody would read them any
   * more, and nobody else would delete them.
   */
  public void keepOnly(Collection<String> syncs) {
    try {
      List<String> gone = attached.forgetAllBut(syncs);
      if (!gone.isEmpty()) {
        LOG.info("Deleted the pictures that came with lists of {}", gone);
      }
    } catch (IOException e) {
      LOG.warn(
          "Pictures of syncs that are not configured cannot be deleted; delete them: {}",
          e.toString());
    }
  }

  /**
   * What tells one picture of a person from the next: the name, and for a file its size and time
   * too. Reads no picture and asks nobody outside; empty when the source names none.
   */
  public String mark(PhotoWish wish) {
    if (wish.name().isEmpty() || wish.isAttached() || !wish.way().equals("file")) {
      return wish.name();
    }
    return folder(wish.source())
        .flatMap(folder -> new PhotoFolder(folder).mark(wish.name()))
        .orElse(wish.name());
  }

  /** Reads the file. */
  public PhotoWish read(PhotoWish wish) {
    try {
      if (wish.isAttached()) {
        return wish.ended(
            attached
                .find(wish.sync(), wish.name())
                .<Outcome<byte[]>>map(Outcome.Answered::new)
                .orElseGet(() -> missing("the list that it came with is read anew")));
      }
      Optional<Path> folder = folder(wish.source());
      return wish.ended(
          folder.isPresent()
              ? new PhotoFolder(folder.get()).read(wish.name())
              : missing("no folder of photos is configured"));
    } catch (IOException e) {
      return wish.ended(new Outcome.NotReached<>(Told.of(Reason.NOT_REACHED, String.valueOf(e))));
    }
  }

  /** Ends what nobody may be asked for. */
  public PhotoWish begin(PhotoWish wish) {
    Optional<URI> address = address(wish);
    if (address.isEmpty()) {
      return wish.ended(refused(Reason.BAD_PHOTO_NAME, "photo: " + wish.name()));
    }
    boolean known =
        isOwn(wish.source(), address.get())
            || wish.source().photoHosts().stream()
                .anyMatch(host -> host.equalsIgnoreCase(address.get().getRawAuthority()));
    return known
        ? wish
        : wish.ended(
            refused(
                Reason.BAD_PHOTO_NAME,
                "pictures of %s are not fetched; photo-hosts names who may be asked"
                    .formatted(address.get().getRawAuthority())));
  }

  /** Asks for the picture; what proves who asks goes to the host of the list only. */
  public Ask<PhotoWish> ask(PhotoWish wish) {
    URI address = address(wish).orElseThrow();
    Map<String, String> headers =
        isOwn(wish.source(), address) ? wish.source().headers() : Map.of();
    Call call =
        Call.get(address.toString())
            .with(headers.containsKey("Accept") ? headers : accepting(headers))
            .read(BodyReading.upTo(AttachedPhotos.MOST));
    return new Ask<>(wish, call, (asked, answer) -> asked.ended(judged(asked, address, answer)));
  }

  private static Map<String, String> accepting(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Accept", PICTURES);
    return all;
  }

  private static Outcome<byte[]> judged(PhotoWish wish, URI address, Answer answer) {
    String shown = Asking.shown(address);
    if (answer instanceof Answer.Lost lost && lost.tooLarge()) {
      return refused(Reason.TOO_MANY_BYTES, lost.why());
    }
    return answer.fold(
        arrived -> judged(shown, arrived),
        why -> new Outcome.NotReached<>(Told.of(Reason.NOT_REACHED, shown + ": " + why)),
        why -> new Outcome.NotReached<>(Told.of(Reason.NO_ANSWER, shown + ": " + why)));
  }

  private static Outcome<byte[]> judged(String address, Answer.Arrived arrived) {
    int status = arrived.status();
    if (status == 200 && arrived.body().length > 0) {
      return new Outcome.Answered<>(arrived.body());
    }
    boolean forAMoment = status >= 500 || status == 429 || status == 408;
    String why = "the source %s answered %d".formatted(address, status);
    return forAMoment
        ? new Outcome.NotReached<>(Told.of(Reason.NO_ANSWER, why))
        : refused(
            Reason.PHOTO_NOT_GIVEN,
            status == 200 ? "the source " + address + " answered nothing" : why);
  }

  /** Where the picture is; a name that is no address is one beside the list. */
  private static Optional<URI> address(PhotoWish wish) {
    try {
      URI list = wish.source().url();
      URI all =
          wish.isAddress() || list == null
              ? URI.create(wish.name())
              : PageAddress.resolved(list, wish.name());
      return all.getHost() == null ? Optional.empty() : Optional.of(all);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isOwn(ListSource source, URI address) {
    URI list = source.url();
    return list != null && PageAddress.isSameHost(list, address);
  }

  /** The folder of the configuration, else the one in which the list lies. */
  private static Optional<Path> folder(ListSource source) {
    return source.photos() != null
        ? Optional.of(source.photos())
        : Optional.ofNullable(source.path())
            .map(path -> Objects.requireNonNull(path.toAbsolutePath().getParent(), "of a file"));
  }

  private static Outcome<byte[]> missing(String why) {
    return refused(Reason.PHOTO_NOT_GIVEN, why);
  }

  private static Outcome<byte[]> refused(Reason reason, String detail) {
    return new Outcome.Refused<>(new Refusal(reason, detail));
  }
}
