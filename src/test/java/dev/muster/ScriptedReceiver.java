package dev.muster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** A receiver of events that accepts everything unless told otherwise. */
final class ScriptedReceiver extends ScriptedServer {

  @Override
  void answer(HttpExchange exchange, Seen call) throws IOException {
    answer(exchange, 200, "");
  }
}
