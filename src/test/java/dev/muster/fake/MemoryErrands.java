package dev.muster.fake;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Cloud;
import dev.muster.directory.FetchPhoto;
import dev.muster.directory.ListPeople;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Wish;
import dev.muster.face.PictureRefused;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.SentPicture;
import dev.muster.recogniser.SentPictures;
import dev.muster.recogniser.Skill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where lists and looks begin: the pictures as they would be sent. */
final class MemoryErrands implements ErrandStart {

  private final MemoryClouds clouds;
  private final SentPictures pictures;

  MemoryErrands(MemoryClouds clouds, SentPictures pictures) {
    this.clouds = clouds;
    this.pictures = pictures;
  }

  @Override
  public String family() {
    return MemoryClouds.KIND;
  }

  @Override
  public Set<String> verbs() {
    return Stream.concat(
            Stream.of(ListPeople.VERB, RemoveOutsider.VERB, FetchPhoto.VERB),
            Arrays.stream(Skill.values()).map(Skill::verb))
        .collect(Collectors.toSet());
  }

  @Override
  public Collection<String> targets() {
    return clouds.all().stream().map(Cloud::name).toList();
  }

  @Override
  public Errand<?> begin(Wish<?> wish) {
    return wish instanceof Look<?> look ? look(look) : new MemoryErrand<>(wish, List.of(), null);
  }

  private <T> MemoryErrand<T> look(Look<T> look) {
    Cloud cloud =
        clouds.all().stream()
            .filter(one -> one.name().equals(look.target()))
            .findFirst()
            .orElseThrow();
    List<SentPicture> sent = new ArrayList<>();
    try {
      for (byte[] picture : look.pictures()) {
        sent.add(pictures.of(picture, clouds.directory(cloud).photo()));
      }
    } catch (PictureRefused refused) {
      return new MemoryErrand<>(
          look,
          List.of(),
          new Outcome.Refused<>(
              new Refusal(Reason.of(refused.fault()), String.valueOf(refused.getMessage()))));
    }
    return new MemoryErrand<>(look, sent, null);
  }
}
