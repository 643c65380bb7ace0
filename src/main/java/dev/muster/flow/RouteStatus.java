package dev.muster.flow;

import java.util.List;

/** What runs from the routes folder, and what in it could not be put into service. */
public interface RouteStatus {

  /** The files in service, in loading order. */
  List<RouteFile> files();

  /** Empty when the folder as it is now is in service. */
  List<RouteProblem> problems();
}
