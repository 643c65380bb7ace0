package dev.muster.vendor.arcface;

import dev.muster.call.Outcome;
import dev.muster.errand.Errand;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.RecogniserService;
import dev.muster.recogniser.SentPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of pictures, on its way to one ArcFace service. The steps of {@code
 * routes/recogniser/arcface} pass it on.
 *
 * @param pictures as they are sent
 * @param question what is being asked; null before and after
 * @param outcome set when it is over
 */
public record ArcfaceLook<T>(
    RecogniserService service,
    Look<T> wish,
    List<SentPicture> pictures,
    @Nullable Question<T> question,
    Turn turn,
    @Nullable Outcome<T> outcome)
    implements Errand<T> {

  /** The end of the names of its routes. */
  static final String FAMILY = "arcface";

  static <T> ArcfaceLook<T> of(
      RecogniserService service, Look<T> wish, List<SentPicture> pictures) {
    return new ArcfaceLook<>(service, wish, List.copyOf(pictures), null, Turn.FIRST, null);
  }

  @Override
  public String family() {
    return FAMILY;
  }

  /** True while a question has no answer yet. */
  public boolean isAsking() {
    return question != null && !isOver();
  }

  /** True when the service has to be left alone for a moment. */
  public boolean isHeld() {
    return turn.delay() > 0;
  }

  /** For how long it is left alone, in milliseconds. */
  public long getDelay() {
    return turn.delay();
  }

  /** True when no more than so many calls in a second may be made. */
  public boolean isPaced() {
    return service.rate() > 0;
  }

  /** How many calls in a second, at most. */
  public long getRate() {
    return service.rate();
  }

  ArcfaceLook<T> ask(Question<T> next) {
    return new ArcfaceLook<>(service, wish, pictures, next, Turn.FIRST, outcome);
  }

  ArcfaceLook<T> again(Turn next) {
    return new ArcfaceLook<>(service, wish, pictures, question, next, outcome);
  }

  ArcfaceLook<T> endWith(Outcome<T> end) {
    return new ArcfaceLook<>(service, wish, pictures, null, turn, end);
  }

  /** Without the pictures. */
  @Override
  public String toString() {
    return verb() + " by " + service.name();
  }
}
