package dev.muster;

import dev.muster.face.ModelTrial;
import dev.muster.facebox.Facebox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the bridge, the embedded face box, or both. */
public final class Muster {

  private static final String MODELS = "--face-models=";
  private static final String PHOTOS = "--photos=";

  /** Set by the start script: the folder of routes beside it. */
  private static final String ROUTES = "program.routes";

  private Muster() {}

  /**
   * {@code --facebox} starts only the embedded face box; {@code --rehearse} goes the whole way once
   * on a site of its own and ends; {@code --face-models=FOLDER --photos=FOLDER} tries face models
   * on photos and ends.
   */
  public static void main(String[] args) throws InterruptedException {
    if (option(args, MODELS).isPresent()) {
      System.exit(tryModels(option(args, MODELS).get(), option(args, PHOTOS)) ? 0 : 1);
    }
    if (Arrays.asList(args).contains("--facebox")) {
      Facebox.alone(args);
      return;
    }
    if (Arrays.asList(args).contains("--rehearse")) {
      SpringApplication rehearsed = bridge();
      rehearsed.setEnvironment(new BareEnvironment());
      System.exit(Rehearsal.run(arguments -> run(rehearsed, arguments), System.out) ? 0 : 1);
    }
    try {
      run(bridge(), args);
    } catch (RuntimeException reported) {
      // Spring has printed why; without this the embedded box would keep the program alive.
      System.exit(1);
    }
  }

  private static SpringApplication bridge() {
    SpringApplication bridge = new SpringApplication(Bridge.class);
    bridge.setDefaultProperties(routesOfTheProgram());
    return bridge;
  }

  private static ConfigurableApplicationContext run(SpringApplication bridge, String... args) {
    bridge.addListeners(
        (ApplicationListener<ApplicationEnvironmentPreparedEvent>)
            event -> startFacebox(event.getEnvironment(), args));
    return bridge.run(args);
  }

  /** A site without a folder of routes runs with those that came with the program. */
  private static Map<String, Object> routesOfTheProgram() {
    String routes = System.getProperty(ROUTES);
    return routes == null || Files.isDirectory(Path.of("routes"))
        ? Map.of()
        : Map.of("muster.routes.folder", routes);
  }

  /** The embedded face box stands in while no box is configured. */
  private static void startFacebox(ConfigurableEnvironment settings, String[] args) {
    boolean configured = settings.containsProperty("muster.boxes[0].name");
    if (settings.getProperty("muster.facebox.enabled", Boolean.class, !configured)) {
      Facebox facebox = Facebox.start(args);
      Runtime.getRuntime().addShutdownHook(new Thread(facebox::close, "stop-facebox"));
      settings
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "facebox",
                  Map.of(
                      "muster.facebox.port", facebox.port(),
                      "muster.facebox.websocket-port", facebox.websocketPort())));
    }
  }

  private static boolean tryModels(String models, Optional<String> photos) {
    if (photos.isEmpty()) {
      System.err.println(
          MODELS + " needs " + PHOTOS + "FOLDER too, with one sub-folder of photos per person.");
      return false;
    }
    try {
      ModelTrial.run(Path.of(models), Path.of(photos.get()), System.out::println);
      return true;
    } catch (IOException e) {
      System.err.println("The photos in " + photos.get() + " cannot be read: " + e);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
    }
    return false;
  }

  private static Optional<String> option(String[] args, String name) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(name))
        .map(arg -> arg.substring(name.length()))
        .findFirst();
  }
}
