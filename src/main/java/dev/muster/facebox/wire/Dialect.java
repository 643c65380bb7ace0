package dev.muster.facebox.wire;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** One API of the box: its endpoints and the form in which it declines. */
public interface Dialect {

  /** Whether an unknown endpoint of this path gets this dialect's error envelope. */
  boolean speaks(String path);

  RouterFunction<ServerResponse> map();

  /** The error envelope. */
  ServerResponse refused(Refusal refusal);
}
