package dev.muster.facebox.fault;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lends every request the means to cut its connection. Only the server's own response can do that:
 * what an application sees can end an answer, but never leave it unfinished.
 */
public final class LineValve extends ValveBase {

  /** The connection of a request. */
  interface Line {

    /** Closes the connection; what was not flushed yet is never sent. */
    void cut();
  }

  private static final String LINE = Line.class.getName();

  public LineValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Line line = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    request.setAttribute(LINE, line);
    getNext().invoke(request, response);
  }

  static Line of(ServletRequest request) {
    if (request.getAttribute(LINE) instanceof Line line) {
      return line;
    }
    throw new IllegalStateException("The server has no LineValve");
  }
}
