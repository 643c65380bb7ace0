package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

  @Test
  void withoutAnAddressTheStoreIsAFileInTheDataFolder() {
    assertThat(settings("").jdbcUrl()).isEqualTo("jdbc:sqlite:" + Path.of("var", "muster.db"));
    assertThat(settings("").postgres()).isFalse();
  }

  @Test
  void anotherDatabaseIsRefusedInOneSentence() {
    assertThatThrownBy(() -> settings("jdbc:h2:mem:x"))
        .hasMessage(
            "muster.store.url is \"jdbc:h2:mem:x\"; allowed are an empty value, jdbc:sqlite:<file>"
                + " and jdbc:postgresql:<address>");
  }

  private static StoreSettings settings(String url) {
    return new StoreSettings(Path.of("var"), url, null, null, "muster");
  }
}
