package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadNameTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0007.jpg, 0007.jpg",
    "staff/0007_王芳.jpg, staff/0007_王芳.jpg",
    "staff\\0007.jpg, staff/0007.jpg",
    "/staff//./0007.jpg, staff/0007.jpg",
    "..., ", // three dots are hidden
  })
  void aPlainNameStaysBelowTheFolder(String name, String path) {
    if (path == null) {
      refused(name);
    } else {
      assertThat(UploadName.below(folder, name)).isEqualTo(folder.resolve(path));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../0007.jpg",
        "staff/../../0007.jpg",
        "staff\\..\\..\\0007.jpg",
        "C:\\Windows\\0007.jpg",
        "0007.jpg:stream",
        ".hidden",
        "staff/.done/0007.jpg",
        "a\u0000b.jpg",
        "a\nb.jpg",
        "",
        "/",
        "1/2/3/4/5/6/7/8/9/10/11/12/13.jpg"
      })
  void anyOtherIsRefused(String name) {
    refused(name);
  }

  @Test
  void aNameThatNoFileSystemTakesIsRefused() {
    refused("x".repeat(201) + ".jpg");
    refused("芳".repeat(80) + ".jpg");
    assertThat(UploadName.below(folder, "芳".repeat(70) + ".jpg")).isNotNull();
  }

  private void refused(String name) {
    assertThatThrownBy(() -> UploadName.below(folder, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be used")
        .hasMessageNotContainingAny("\u0000", "\n");
  }

  @Test
  void theSecondFileOfANameKeepsItsBeginningAndItsEnding() throws IOException {
    Files.createFile(UploadName.free(folder.resolve("remove.csv")));
    assertThat(UploadName.free(folder.resolve("remove.csv")))
        .isEqualTo(folder.resolve("remove (2).csv"));
  }

  @Test
  void aFolderWithTheNameOfAFileIsRefused() throws IOException {
    Files.createFile(folder.resolve("staff"));
    assertThatThrownBy(() -> UploadName.free(folder.resolve("staff/0007.jpg")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
