package dev.muster.facebox.fault;

import java.util.List;

/**
 * The calls that a fault is for.
 *
 * @param method an HTTP method, {@code *} for any
 * @param path a pattern in which {@code *} stands for any characters, slashes included
 */
record Where(String method, String path) {

  static final String ALLOWED =
      "an optional method and a path in which * stands for anything, such as \"POST"
          + " /SophonFogSys/api/users\", \"/face2/*\" or \"*\", at most 256 characters";

  private static final List<String> METHODS =
      List.of("*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final int LONGEST = 256;

  Where {
    boolean pathIsFine =
        (path.startsWith("/") || path.startsWith("*"))
            && path.length() <= LONGEST
            && path.chars().noneMatch(c -> Character.isISOControl(c) || c == ' ' || c == '?');
    if (!METHODS.contains(method) || !pathIsFine) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  /**
   * @throws IllegalArgumentException with what is allowed
   */
  static Where of(String text) {
    String[] parts = text.strip().split(" +", 2);
    return parts.length == 2 ? new Where(parts[0], parts[1]) : new Where("*", parts[0]);
  }

  boolean matches(String calledMethod, String calledPath) {
    return (method.equals("*") || method.equals(calledMethod)) && pathMatches(calledPath);
  }

  /** Takes time of at most pattern times path, whatever the pattern. */
  private boolean pathMatches(String called) {
    int at = 0;
    int in = 0;
    int star = -1;
    int retry = 0;
    while (at < called.length()) {
      if (in < path.length() && path.charAt(in) == '*') {
        star = in++;
        retry = at;
      } else if (in < path.length() && path.charAt(in) == called.charAt(at)) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (in < path.length() && path.charAt(in) == '*') {
      in++;
    }
    return in == path.length();
  }

  @Override
  public String toString() {
    return method.equals("*") ? path : method + " " + path;
  }
}
