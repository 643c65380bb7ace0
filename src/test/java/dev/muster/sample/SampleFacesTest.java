package dev.muster.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleFacesTest {

  @Test
  void theSameSeedAndViewGiveTheSameBytes() {
    assertThat(SampleFaces.person(7).photo(View.varied(3)))
        .isEqualTo(SampleFaces.person(7).photo(View.varied(3)));
    assertThat(SampleFaces.landscape(5)).isEqualTo(SampleFaces.landscape(5));
    assertThat(SampleFaces.group(1, 2)).isEqualTo(SampleFaces.group(1, 2));
  }

  @Test
  void anotherSeedOrAnotherViewGivesAnotherPhoto() {
    byte[] photo = SampleFaces.person(7).photo(View.varied(3));
    assertThat(SampleFaces.person(8).photo(View.varied(3))).isNotEqualTo(photo);
    assertThat(SampleFaces.person(7).photo(View.varied(4))).isNotEqualTo(photo);
  }

  @Test
  void aPhotoHasTheSizeOfItsViewAndTheWeightOfAPortrait() throws IOException {
    byte[] portrait = SampleFaces.person(1).photo(View.frontal());
    var image = ImageIO.read(new ByteArrayInputStream(portrait));
    assertThat(image.getWidth()).isEqualTo(480);
    assertThat(image.getHeight()).isEqualTo(600);
    assertThat(portrait.length).isBetween(60_000, 120_000);

    byte[] small = SampleFaces.person(1).photo(View.frontal().sized(120, 150));
    assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(120);
  }

  @Test
  void everybodyHasAnIdOfTheirOwnAndAName() {
    Set<String> ids =
        LongStream.range(0, 3000)
            .mapToObj(seed -> SampleFaces.person(seed).identityId())
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(ids).hasSize(3000).contains("S0001", "S2999");
    assertThat(LongStream.range(0, 50).mapToObj(seed -> SampleFaces.person(seed).name()))
        .allSatisfy(name -> assertThat(name).isNotBlank())
        .anySatisfy(name -> assertThat(name).matches("\\p{IsHan}{2,4}"))
        .anySatisfy(name -> assertThat(name).matches("[A-Z][a-z]+ [A-Z][a-z]+"));
  }

  @Test
  void aViewOutsideItsBoundsIsRefusedByName() {
    assertThatThrownBy(() -> View.frontal().sized(9000, 600))
        .hasMessage("View: width is 9000.0, allowed are 48.0 to 4000.0");
    assertThatThrownBy(() -> SampleFaces.person(-1)).hasMessageContaining("seed is -1");
  }
}
