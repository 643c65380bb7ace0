package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a dropped photo to the person on the box, and from the box to the receiver. */
@ExtendWith({Site.Shared.class, ShowLogs.class})
class MainJobIT {

  @Test
  void everyNamePatternBringsThePersonToTheBoxAndThePhotoToDone(Site site) {
    site.drop().drop("staff/M0101.jpg", portrait(1));
    site.drop().drop("staff/M0102_王芳.jpg", portrait(2));
    site.drop().drop("staff/李伟_M0103.jpg", portrait(3));
    site.drop().drop("M0104_Anna Maria Novak.jpg", portrait(4));

    FaceboxClient box = site.atBox();
    await("M0101 M0102 M0103 M0104".split(" "), box);
    assertThat(box.nameOf("M0101")).isEqualTo("M0101");
    assertThat(box.nameOf("M0102")).isEqualTo("王芳");
    assertThat(box.nameOf("M0103")).isEqualTo("李伟");
    assertThat(box.nameOf("M0104")).isEqualTo("Anna Maria Novak");
    Patience.until("all four in .done")
        .untilAsserted(
            () ->
                assertThat(site.drop().done())
                    .contains(
                        "staff/M0101.jpg",
                        "staff/M0102_王芳.jpg",
                        "staff/李伟_M0103.jpg",
                        "M0104_Anna Maria Novak.jpg"));
  }

  @Test
  void aPhotoThatCannotBeUsedComesBackWithItsReason(Site site) {
    byte[] portrait = portrait(5);
    site.drop().drop("staff/M0105.jpg", SampleFaces.landscape(5));
    site.drop().drop("staff/M0106.jpg", Arrays.copyOf(portrait, portrait.length / 2));
    site.drop().drop("staff/M0107.jpg", SampleFaces.group(6, 7));

    Patience.until("all three in .failed")
        .untilAsserted(
            () ->
                assertThat(site.drop().failed())
                    .contains("staff/M0105.jpg", "staff/M0106.jpg", "staff/M0107.jpg"));
    Patience.until("the report")
        .untilAsserted(
            () -> {
              assertThat(site.drop().reasonOf("staff/M0105.jpg")).isEqualTo("NO_FACE");
              assertThat(site.drop().reasonOf("staff/M0106.jpg")).isEqualTo("TRUNCATED_PHOTO");
              assertThat(site.drop().reasonOf("staff/M0107.jpg")).isEqualTo("SEVERAL_FACES");
            });
    assertThat(site.drop().reportOn("staff/M0105.jpg").orElseThrow().get("what_to_do"))
        .isNotBlank();
    assertThat(site.atBox().knows("M0105")).isFalse();
  }

  @Test
  void aMatchReachesTheReceiverOnceAndSignedAndAStrangerAsStranger(Site site) {
    site.drop().drop("lobby/M0110_周海燕.jpg", portrait(10));
    await(new String[] {"M0110"}, site.atBox());

    JsonNode known =
        site.atBox().show(Site.LOBBY_DOOR, SampleFaces.person(10).photo(View.varied(77)));
    JsonNode unknown = site.atBox().show(Site.LOBBY_DOOR, portrait(902));

    assertThat(known.path("identity_id").asText()).isEqualTo("M0110");
    assertThat(unknown.path("retcode").asText()).isEqualTo("0");
    Patience.until("the stranger, who comes after the person")
        .until(() -> site.receiver().all().stream().anyMatch(MainJobIT::isStranger));
    assertThat(site.receiver().of("M0110"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.verified()).isTrue();
              assertThat(one.type()).isEqualTo("match.person");
              assertThat(one.event().at("/data/person/name").asText()).isEqualTo("周海燕");
              assertThat(one.event().at("/data/box").asText()).isEqualTo("gate");
              assertThat(one.event().at("/data/device/address").asText())
                  .isEqualTo(Site.LOBBY_DOOR);
            });
    assertThat(site.receiver().all().stream().filter(MainJobIT::isStranger))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.verified()).isTrue();
              assertThat(one.event().at("/data/person").isNull()).isTrue();
            });
  }

  @Test
  void theSamePhotoAgainMakesNoCallAndANewOneReplacesTheOld(Site site) {
    byte[] photo = portrait(20);
    site.drop().drop("staff/M0120.jpg", photo);
    awaitDone(site, 1);
    String firstImage = site.atBox().imageOf("M0120");
    long posts = site.proxy().personWrites("POST");
    long puts = site.proxy().personWrites("PUT");

    site.drop().drop("staff/M0120.jpg", photo);
    awaitDone(site, 2);
    Patience.until("the batch is closed").pollDelay(Duration.ofSeconds(8)).until(() -> true);
    site.drop().drop("staff/M0120.jpg", photo);
    awaitDone(site, 3);
    assertThat(site.proxy().personWrites("POST")).isEqualTo(posts);
    assertThat(site.proxy().personWrites("PUT")).isEqualTo(puts);
    assertThat(site.atBox().imageOf("M0120")).isEqualTo(firstImage).isNotEmpty();

    site.drop().drop("staff/M0120.jpg", SampleFaces.person(20).photo(View.varied(120)));
    awaitDone(site, 4);
    String secondImage = site.atBox().imageOf("M0120");
    assertThat(secondImage).isNotEqualTo(firstImage).isNotEmpty();
    assertThat(site.proxy().personWrites("POST")).isEqualTo(posts);
    assertThat(site.proxy().personWrites("PUT")).isEqualTo(puts + 1);

    site.drop().drop("staff/M0120.jpg", photo);
    awaitDone(site, 5);
    assertThat(site.proxy().personWrites("PUT"))
        .as("the first photo, dropped again in the same batch, counts")
        .isEqualTo(puts + 2);
    assertThat(site.bridge().errors()).isEmpty();
  }

  private static void awaitDone(Site site, int photos) {
    Patience.until(photos + " photos of M0120 in .done, none left behind")
        .untilAsserted(
            () -> {
              assertThat(site.drop().done().stream().filter(file -> file.contains("M0120")))
                  .hasSize(photos);
              assertThat(site.drop().waiting()).noneMatch(file -> file.contains("M0120"));
            });
  }

  private static boolean isStranger(Receiver.Received one) {
    return one.type().equals("match.stranger");
  }

  private static void await(String[] people, FaceboxClient box) {
    for (String person : people) {
      Patience.until(person + " on the box").until(() -> box.knows(person));
    }
  }

  private static byte[] portrait(long seed) {
    return SampleFaces.person(seed).photo(View.frontal());
  }
}
