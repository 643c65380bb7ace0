package dev.muster.flow;

import java.time.Instant;
import java.util.List;

/**
 * One file of the routes folder as it runs now.
 *
 * @param file path below the folder, with forward slashes
 * @param routeIds the routes that run from it; for a template the lanes made from it
 * @param loadedAt when this text was last put into service
 */
public record RouteFile(String file, List<String> routeIds, Instant loadedAt) {

  public RouteFile {
    routeIds = List.copyOf(routeIds);
  }
}
