package dev.muster;

import dev.muster.fake.MemoryLibrary;
import dev.muster.fake.MemoryWiring;
import java.nio.file.Path;
import java.util.List;

/** A vendor that keeps people in memory: one package, one folder of routes, this class. */
class MemoryDirectoryTest extends DirectoryContract {

  @Override
  RunningBridge open() {
    return RunningBridge.with(
        MemoryWiring.class,
        Path.of("src/test/resources/routes"),
        "--muster.clouds[0].name=" + CLOUD,
        "--muster.clouds[0].kind=memory",
        "--muster.clouds[0].rate=0");
  }

  @Override
  void shut() {}

  @Override
  List<String> people() {
    return List.copyOf(library().people().keySet());
  }

  @Override
  String photo(String id) {
    return library().people().get(id).photo();
  }

  @Override
  void empty() {
    library().clear();
  }

  @Override
  void loseTheNextAnswer() {
    library().loseTheNextAnswer();
  }

  @Override
  long placed() {
    return library().writes();
  }

  @Override
  void die() {
    library().setAway(true);
  }

  private MemoryLibrary library() {
    return bridge.bean(MemoryLibrary.class);
  }
}
