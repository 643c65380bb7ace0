package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Generated faces with one known defect each, found by the built-in engine. */
class FaceQualityTest {

  private static final FaceEngine ENGINE = new BuiltinEngine();
  private static final int PERSON = 21;

  @Test
  void blurGrowsWithTheBlurOfTheLens() throws PictureRefused {
    List<Double> blur = new ArrayList<>();
    for (double sigma : new double[] {0.3, 1.5, 3, 6}) {
      blur.add(quality(view(0, 0, -18, 1, sigma)).blur());
    }
    assertThat(blur).isSorted();
    assertThat(blur.get(0)).isLessThan(.4);
    assertThat(blur.get(3)).isBetween(.75, 1.0);
  }

  @Test
  void illuminationFallsWithTheLight() throws PictureRefused {
    double usual = quality(view(0, 0, -18, 1, .4)).illumination();
    double dim = quality(view(0, 0, -18, .5, .4)).illumination();
    double dark = quality(view(0, 0, -18, .2, .4)).illumination();
    assertThat(usual).isBetween(90.0, 220.0);
    assertThat(dim).isLessThan(usual - 20);
    assertThat(dark).isLessThan(dim - 20);
  }

  @Test
  void lightFromOneSideIsSeen() throws PictureRefused {
    double even = quality(view(0, 0, 0, 1, .4)).lightDifference();
    double side = quality(view(0, 0, 70, 1, .4)).lightDifference();
    assertThat(even).isLessThan(.12);
    assertThat(side).isGreaterThan(even + .15);
  }

  @Test
  void whatIsWhiteThroughoutIsOverexposed() throws PictureRefused {
    Picture picture = photo(view(0, 0, -18, 1, .4));
    Face face = ENGINE.detect(picture).get(0);
    FaceQuality usual = ENGINE.quality(picture, face);
    assertThat(usual.overexposed()).isLessThan(.05);

    FaceQuality white = ENGINE.quality(painted(picture, 255), face);
    assertThat(white.overexposed()).isEqualTo(1);
    assertThat(white.illumination()).isCloseTo(255, Offset.offset(.5));
    assertThat(white.lightDifference()).isZero();
    assertThat(ENGINE.quality(painted(picture, 0), face).lightDifference()).isZero();
  }

  @Test
  void aTiltedHeadIsReadWithItsDirection() throws PictureRefused {
    for (double roll : new double[] {-10, 0, 10}) {
      List<Double> read = new ArrayList<>();
      for (int person = 30; person < 35; person++) {
        Picture picture =
            Picture.read(
                SampleFaces.person(person).photo(view(0, roll, -18, 1, .4)), PictureLimits.DEFAULT);
        List<Face> faces = ENGINE.detect(picture);
        Double found = faces.isEmpty() ? null : ENGINE.quality(picture, faces.get(0)).roll();
        if (found != null) {
          read.add(found);
        }
      }
      assertThat(read).as("roll " + roll).hasSizeGreaterThan(3);
      read.sort(null);
      assertThat(read.get(read.size() / 2)).isCloseTo(roll, Offset.offset(4.0));
    }
  }

  @Test
  void aFaceCutByTheBorderIsNotWhole() throws PictureRefused {
    Picture picture = photo(view(0, 0, -18, 1, .4));
    Face face = ENGINE.detect(picture).get(0);
    assertThat(ENGINE.quality(picture, face).completeness()).isEqualTo(1);
    assertThat(ENGINE.quality(picture, face).isWhole()).isTrue();

    double before = 1;
    for (float share : new float[] {.2f, .35f, .5f}) {
      int left = Math.round(face.x() + share * face.width());
      BufferedImage cut =
          picture.image().getSubimage(left, 0, picture.width() - left, picture.height());
      double inside = ENGINE.quality(Picture.of(cut), face.moved(1, -left, 0)).completeness();
      assertThat(inside).isLessThan(before);
      before = inside;
    }
    assertThat(before).isBetween(.4, .8);
  }

  @Test
  void sizeIsTheShorterSideOfTheBox() throws PictureRefused {
    Picture picture = photo(view(0, 0, -18, 1, .4));
    Face box = new Face(100, 100, 200, 150, 150, 150, 250, 150, false);
    assertThat(ENGINE.quality(picture, box).size()).isEqualTo(150);
  }

  @Test
  void whatWasNotSeenIsAbsent() throws PictureRefused {
    Picture picture = photo(view(0, 0, -18, 1, .4));
    FaceQuality seen = ENGINE.quality(picture, ENGINE.detect(picture).get(0));
    assertThat(seen.roll()).isNotNull();
    assertThat(seen.turn()).as("an engine that sees eyes only").isNull();

    Face guessed = new Face(100, 100, 200, 200, 150, 170, 250, 200, false);
    FaceQuality notSeen = ENGINE.quality(picture, guessed);
    assertThat(notSeen.roll()).isNull();
    assertThat(notSeen.eyesSeen()).isFalse();
    assertThat(notSeen.angles()).isZero();
  }

  @Test
  void impossibleFacesAreMeasuredToo() throws PictureRefused {
    Picture picture = photo(view(0, 0, -18, 1, .4));
    Face point = new Face(30, 30, 0, 0, 30, 30, 30, 30, false);
    Face outside = new Face(-900, -900, 50, 50, -890, -880, -860, -880, true);
    assertThat(ENGINE.quality(picture, point).blur()).isBetween(0.0, 1.0);
    assertThat(ENGINE.quality(picture, outside).completeness()).isZero();
  }

  private static FaceQuality quality(View view) throws PictureRefused {
    Picture picture = photo(view);
    return ENGINE.quality(picture, ENGINE.detect(picture).get(0));
  }

  private static Picture photo(View view) throws PictureRefused {
    return Picture.read(SampleFaces.person(PERSON).photo(view), PictureLimits.DEFAULT);
  }

  private static View view(double yaw, double roll, double azimuth, double strength, double blur) {
    return new View(yaw, 0, roll, azimuth, 28, strength, blur, 0, 480, 600, 1);
  }

  private static Picture painted(Picture like, int grey) {
    BufferedImage image =
        new BufferedImage(like.width(), like.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return Picture.of(image);
  }
}
