package dev.muster;

import dev.muster.facebox.Facebox;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the bridge, the embedded face box, or both. */
public final class Muster {

  private Muster() {}

  /** {@code --facebox} starts only the embedded face box. */
  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--facebox")) {
      Facebox.alone(args);
      return;
    }
    SpringApplication bridge = new SpringApplication(Bridge.class);
    bridge.addListeners(
        (ApplicationListener<ApplicationEnvironmentPreparedEvent>)
            event -> startFacebox(event.getEnvironment(), args));
    try {
      bridge.run(args);
    } catch (RuntimeException reported) {
      // Spring has printed why; without this the embedded box would keep the program alive.
      System.exit(1);
    }
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
              new MapPropertySource("facebox", Map.of("muster.facebox.port", facebox.port())));
    }
  }
}
