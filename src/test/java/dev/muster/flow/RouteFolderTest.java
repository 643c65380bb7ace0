package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {

  @TempDir Path folder;

  @Test
  void policiesComeBeforeTemplatesAndTemplatesBeforeRoutes() throws Exception {
    write("a.camel.yaml", "- route:\n    id: a");
    write("b/b.camel.yaml", "- routeTemplate:\n    id: b");
    write("c/d/c.camel.yaml", "- routeConfiguration:\n    id: c");
    assertThat(new RouteFolder(folder).read())
        .extracting(RouteText::name)
        .containsExactly("c/d/c.camel.yaml", "b/b.camel.yaml", "a.camel.yaml");
  }

  @Test
  void otherFilesAndHiddenOnesAreLeftOut() throws Exception {
    write("a.camel.yaml", "- route:\n    id: a");
    write(".a.camel.yaml", "x");
    write("a.camel.yaml~", "x");
    write("README.md", "x");
    assertThat(new RouteFolder(folder).read()).hasSize(1);
  }

  @Test
  void aMissingFolderIsRefusedInOneSentence() {
    assertThatThrownBy(() -> new RouteFolder(folder.resolve("none")))
        .hasMessageStartingWith("muster.routes.folder is ")
        .hasMessageContaining("is no folder");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedByName() throws Exception {
    write("big.camel.yaml", "#".repeat(RouteFolder.MAX_BYTES + 1));
    assertThatThrownBy(() -> new RouteFolder(folder).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("big.camel.yaml has 262145 bytes");
  }

  @Test
  void aFileThatIsNotUtf8IsRefusedByName() throws Exception {
    Files.write(folder.resolve("latin.camel.yaml"), new byte[] {'#', (byte) 0xE9, '\n'});
    assertThatThrownBy(() -> new RouteFolder(folder).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("latin.camel.yaml is not UTF-8");
  }

  @Test
  void anAnchorThatRefersToItselfIsReadOnce() {
    RouteText text = new RouteText("a", "file:a", "- route: &a\n    id: x\n    again: *a\n");
    assertThat(text.scalars()).extracting(RouteText.Scalar::value).containsOnlyOnce("x");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
