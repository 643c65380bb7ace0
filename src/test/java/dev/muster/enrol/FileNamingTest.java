package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.call.Reason;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a path says about a person. */
class FileNamingTest {

  private final Drop drop = EnrolledStore.drop(Path.of("drop"));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0007.jpg | 0007 | ''",
        "0007_Wang Fang.jpg | 0007 | Wang Fang",
        "Wang Fang_0007.jpg | 0007 | Wang Fang",
        "王芳_0007.jpg | 0007 | 王芳",
        "工号0007_王芳.jpg | 0007 | 王芳",
        "编号：0007_王芳.jpg | 0007 | 王芳",
        "No. 0007_王芳.jpg | 0007 | 王芳",
        "ID0007.jpg | 0007 | ''",
        "A-17.b_王芳.jpg | A-17.b | 王芳",
        "０００７_王芳.jpg | 0007 | 王芳",
        "0007＿王芳.jpg | 0007 | 王芳",
        "0007_𠮷野家.jpg | 0007 | 𠮷野家",
        "0007_Li 😀.jpg | 0007 | Li 😀",
        "0007_van_der_Berg.jpg | 0007 | van_der_Berg",
        "0007_王，芳.jpg | 0007 | '王,芳'",
        "0007_张／三.jpg | 0007 | 张/三",
        "' 0007_王芳 .jpg' | 0007 | 王芳",
        "0007_王芳.tar.jpg | 0007 | 王芳.tar",
        "0007 | 0007 | ''",
      })
  void aFileNameGivesThePersonNumberAndTheName(String file, String id, String name) {
    Arrival read = read(file);
    assertThat(read.refusal()).isNull();
    assertThat(read.entry().id()).isEqualTo(id);
    assertThat(read.entry().name()).isEqualTo(name);
    assertThat(read.group()).isEqualTo("staff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"王芳.jpg", "portrait.jpg", "_.jpg", "0007 王芳.jpg", "___7.jpg", "😀.jpg"})
  void aFileNameWithoutAPersonNumberSaysNothingAndGoesOn(String file) {
    assertThat(read(file).isRefused()).isFalse();
    assertThat(read(file).entry()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "staff/0007_王芳/portrait.jpg, 0007, 王芳, staff",
    "staff/0007/portrait.jpg, 0007, '', staff",
    "0007_王芳/portrait.jpg, 0007, 王芳, staff",
    "访客/王芳_0007/IMG.jpg, 0007, 王芳, 访客",
  })
  void aFolderMayBeForOnePerson(String file, String id, String name, String group) {
    assertThat(read(file).entry().id()).isEqualTo(id);
    assertThat(read(file).entry().name()).isEqualTo(name);
    assertThat(read(file).group()).isEqualTo(group);
  }

  @Test
  void aFolderOfOneWordIsAGroupAndNoPerson() {
    assertThat(read("3F/portrait.jpg").entry()).isNull();
    assertThat(read("3F/portrait.jpg").group()).isEqualTo("3F");
  }

  @Test
  void aPersonNumberHasAtMostSixtyFourCharacters() {
    assertThat(read("7".repeat(64) + ".jpg").entry().id()).hasSize(64);
    assertThat(read("7".repeat(65) + ".jpg").refusal().reason()).isEqualTo(Reason.BAD_ID);
  }

  @Test
  void aNameHasAtMostAHundredCharactersHoweverManyBytes() {
    assertThat(read("0007_" + "𠮷".repeat(100) + ".jpg").entry().name()).hasSize(200);
    assertThat(read("0007_" + "王".repeat(200) + ".jpg").refusal().reason())
        .isEqualTo(Reason.BAD_NAME);
    assertThat(read("0007_a\tb.jpg").refusal().reason()).isEqualTo(Reason.BAD_NAME);
  }

  @Test
  @Timeout(5)
  void aMaliciousNameIsReadInNoTime() {
    read("_".repeat(250) + ".jpg");
    read("a_".repeat(120) + "!");
    read("a ".repeat(120) + "_");
  }

  @Test
  void theFolderIsThePermissionGroup() {
    assertThat(read("访客/0007.jpg").group()).isEqualTo("访客");
    assertThat(read("third floor/0007.jpg").group()).isEqualTo("third floor");
  }

  @Test
  void aFolderNamedOnAMacIsTheSameGroup() {
    String decomposed = Normalizer.normalize("Büro", Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo("Büro");
    assertThat(read(decomposed + "/0007.jpg").group()).isEqualTo("Büro");
  }

  @Test
  void aChineseCommaInAFolderIsNoComma() {
    assertThat(read("研发，测试/0007.jpg").group()).isEqualTo("研发，测试");
  }

  @Test
  void aRefusedPhotoIsLeftAlone() {
    Arrival refused = arrival("0007.jpg").refused(Reason.EMPTY_FILE, "0 bytes");
    assertThat(new FileNaming().identify(refused)).isSameAs(refused);
  }

  @Test
  void aPatternOfOnesOwnIsHonoured() {
    NamePattern pattern = NamePattern.of("badge {id} ({name})");
    assertThat(pattern.read("badge 17 (王芳)")).contains(new NamePattern.Named("17", "王芳"));
    assertThat(pattern.read("17_王芳")).isEmpty();
  }

  @Test
  void aPatternWithoutOneNumberIsRefusedInOneSentence() {
    for (String wrong : List.of("{name}", "{id}_{id}", "")) {
      assertThatThrownBy(() -> NamePattern.of(wrong))
          .hasMessage(
              "muster.drops[].patterns holds \"%s\"; each pattern must hold {id} once, and may hold {name} once",
              wrong);
    }
    assertThatThrownBy(() -> NamePattern.of("{name}{id}{name}"))
        .hasMessageContaining("may hold {name} once");
  }

  private Arrival read(String file) {
    return new FileNaming().identify(arrival(file));
  }

  private Arrival arrival(String file) {
    return Arrival.of(Place.loose(drop, file), "digest", new byte[0]);
  }
}
