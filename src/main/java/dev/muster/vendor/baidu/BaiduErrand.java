package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.errand.Errand;

/**
 * What somebody wants of a cloud at once.
 *
 * @param <T> what is answered
 * @param <S> the type itself
 */
sealed interface BaiduErrand<T, S extends BaiduErrand<T, S>> extends Errand<T>, Talking<S>
    permits BaiduLook, BaiduListing, BaiduGroups, BaiduOutsider {

  S endWith(Outcome<T> end);

  @Override
  default S giveUp(Outcome<Void> why) {
    return endWith(Talking.unanswered(why));
  }

  @Override
  default String family() {
    return BaiduEntry.FAMILY;
  }

  @Override
  default boolean isOver() {
    return outcome() != null;
  }
}
