package dev.muster;

import dev.muster.fake.MemoryLibrary;
import dev.muster.fake.MemoryWiring;
import dev.muster.recogniser.Skill;
import java.nio.file.Path;

/** A vendor that keeps people in memory and has every skill. */
class RecogniserInMemoryTest extends RecogniserContract {

  private static final Path ROUTES = Path.of("src/test/resources/routes");

  @Override
  RunningBridge open() {
    return RunningBridge.with(
        MemoryWiring.class,
        ROUTES,
        "--muster.clouds[0].name=cloud-1",
        "--muster.clouds[0].kind=memory",
        "--muster.clouds[0].rate=0");
  }

  @Override
  void shut() {}

  @Override
  String name() {
    return "cloud-1";
  }

  @Override
  void empty() {
    library().clear();
  }

  @Override
  void loseTheNextAnswer(Skill skill) {
    library().loseTheNextAnswer();
  }

  @Override
  void errInsideTheNextAnswer(Skill skill) {
    library().errInTheNextAnswer();
  }

  @Override
  void whileAway(Runnable meanwhile) {
    library().setAway(true);
    meanwhile.run();
  }

  @Override
  long calls(Skill skill) {
    return library().calls();
  }

  private MemoryLibrary library() {
    return bridge.bean(MemoryLibrary.class);
  }
}
