package dev.muster.contract;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which box the suite talks to: the embedded one unless {@code muster.test.box} (or
 * MUSTER_TEST_BOX) names the address of another.
 *
 * @param address base address of a real box, absent for the embedded one
 * @param apis the firmware families it speaks, {@code v1} and {@code v2}
 * @param realtimePort its WebSocket port
 * @param receiver this machine as the box sees it; absent when the box cannot push here
 */
record Target(
    @Nullable URI address, Set<String> apis, int realtimePort, @Nullable String receiver) {

  static Target given() {
    String address = setting("muster.test.box", "");
    String api = setting("muster.test.box.api", "both").toLowerCase(Locale.ROOT);
    String receiver = setting("muster.test.box.receiver", "");
    return new Target(
        address.isEmpty() ? null : URI.create(address.replaceAll("/+$", "")),
        switch (api) {
          case "v1", "v2" -> Set.of(api);
          case "both" -> Set.of("v1", "v2");
          default ->
              throw new IllegalArgumentException(
                  "muster.test.box.api is " + api + "; allowed: v1, v2, both");
        },
        Integer.parseInt(setting("muster.test.box.realtime-port", "5679")),
        receiver.isEmpty() ? null : receiver);
  }

  boolean embedded() {
    return address == null;
  }

  private static String setting(String name, String otherwise) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return System.getProperty(name, System.getenv().getOrDefault(variable, otherwise));
  }
}
