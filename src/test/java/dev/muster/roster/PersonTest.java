package dev.muster.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonTest {

  @Test
  void everythingThatADirectoryReceivesMakesTheVersion() {
    Person person = person("0007", "王芳", "staff");
    assertThat(person("0007", "王芳", "staff").version()).isEqualTo(person.version());
    assertThat(person("0008", "王芳", "staff").version()).isNotEqualTo(person.version());
    assertThat(person("0007", "王", "staff").version()).isNotEqualTo(person.version());
    assertThat(person.withGroups(List.of("vip")).version()).isNotEqualTo(person.version());
    assertThat(person("0007", "王芳", "a", "b").version())
        .isEqualTo(person("0007", "王芳", "b", "a").version());
  }

  @Test
  void numberAndNameHaveBounds() {
    assertThatThrownBy(() -> person(" ", "王芳", "staff")).hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> person("7".repeat(65), "王芳", "staff")).hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> person("7", "王".repeat(101), "staff"))
        .hasMessageContaining("1 to 100");
    assertThat(person("7", "𠮷".repeat(100), "staff").name()).hasSize(200);
  }

  private static Person person(String id, String name, String... groups) {
    return new Person(
        id, name, PersonType.EMPLOYEE, new TreeSet<>(List.of(groups)), Digest.ofText("photo"));
  }
}
