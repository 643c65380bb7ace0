package dev.muster.facebox;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A running face box. It has its own application context, web server, database and directory, and
 * can run inside the process of the bridge or alone; settings are {@code muster.facebox.*} of the
 * same configuration files.
 */
public final class Facebox implements AutoCloseable {

  private final ServletWebServerApplicationContext context;

  private Facebox(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts the box and returns when it answers requests.
   *
   * @param args command line arguments such as {@code --muster.facebox.port=5555}
   * @throws IllegalStateException when another box uses the same directory
   */
  public static Facebox start(String... args) {
    return start(context -> {}, args);
  }

  /** For tests: {@code more} may register a {@link Recogniser}. */
  static Facebox start(
      ApplicationContextInitializer<ConfigurableApplicationContext> more, String... args) {
    return new Facebox(
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(BoxWiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(Facebox::fix, more)
                .run(args));
  }

  /** The TCP port that the API answers on. */
  public int port() {
    return context.getWebServer().getPort();
  }

  /** Stops answering; everything that was answered with success is on disk. */
  @Override
  public void close() {
    context.close();
  }

  /** What the bridge's part of the shared configuration must not change here. */
  private static void fix(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "facebox",
                Map.of(
                    "spring.mvc.servlet.path", "/",
                    "spring.main.lazy-initialization", "false",
                    "spring.jmx.enabled", "false")));
  }
}
