package dev.muster.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoStoreTest {

  private static final byte[] PHOTO = "photo".getBytes(StandardCharsets.UTF_8);

  @Test
  void theSameBytesAreKeptOnceUnderTheirDigest(@TempDir Path folder) throws IOException {
    PhotoStore store = new PhotoStore(folder);
    String digest = store.put(PHOTO);
    assertThat(store.put(PHOTO)).isEqualTo(digest).isEqualTo(Digest.of(PHOTO));
    assertThat(new PhotoStore(folder).get(digest)).isEqualTo(PHOTO);
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files).containsExactly(folder.resolve(digest.substring(0, 2)).resolve(digest));
    }
  }

  @Test
  void onlyADigestIsAnAddress(@TempDir Path folder) throws IOException {
    PhotoStore store = new PhotoStore(folder);
    assertThatThrownBy(() -> store.get("../../etc/passwd")).hasMessageContaining("not a digest");
    assertThat(store.has(Digest.ofText("never put"))).isFalse();
  }

  @Test
  void theDigestOfAFileIsThatOfItsBytes(@TempDir Path folder) throws IOException {
    byte[] large = new byte[200_000];
    assertThat(Digest.of(Files.write(folder.resolve("large"), large))).isEqualTo(Digest.of(large));
  }
}
