package dev.muster.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A real context with a routes folder, a bean and a setting, as the tests of the reload need it.
 */
final class RunningRoutes implements AutoCloseable {

  final Path folder;
  final DefaultCamelContext context = new DefaultCamelContext();
  final List<Lane> lanes = new ArrayList<>();
  final LiveRoutes live;
  private final RouteFolder routeFolder;

  RunningRoutes(Path folder) {
    this.folder = folder;
    this.routeFolder = new RouteFolder(folder);
    Properties settings = new Properties();
    settings.setProperty("muster.greeting", "Hello");
    context.getPropertiesComponent().setInitialProperties(settings);
    context.getRegistry().bind("greeter", new Greeter());
    live =
        new LiveRoutes(
            context,
            routeFolder,
            () -> List.copyOf(lanes),
            new RouteSwap(context, Duration.ofSeconds(10), new Door()),
            Clock.systemUTC());
  }

  public static final class Greeter {

    public String greet(String name) {
      return "Hello " + name;
    }
  }

  RunningRoutes write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  RunningRoutes delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
    return this;
  }

  /** A route that answers with the text. */
  RunningRoutes answering(String id, String text) throws IOException {
    return write(id + ".camel.yaml", answer(id, text));
  }

  static String answer(String id, String text) {
    return """
        - route:
            id: %s
            description: Answers with a text.
            from:
              uri: direct:%s
              steps:
                - setBody:
                    constant: %s
        """
        .formatted(id, id, text);
  }

  RunningRoutes lane(String template, String id, Map<String, Object> parameters) {
    lanes.add(new Lane(template, id, parameters));
    return this;
  }

  RunningRoutes start() throws IOException {
    live.load();
    context.start();
    return this;
  }

  /** Starts with a watch on the folder. */
  RunningRoutes follow(Duration quiet, Duration poll) {
    RouteSettings settings = new RouteSettings(folder, true, quiet, poll, Duration.ofSeconds(10));
    RouteWiring.begin(context, live, routeFolder, settings);
    context.start();
    return this;
  }

  String ask(String route) {
    return ask(route, "Ada");
  }

  String ask(String route, String body) {
    return context.createProducerTemplate().requestBody("direct:" + route, body, String.class);
  }

  @Override
  public void close() {
    context.stop();
  }
}
