package dev.muster.facebox;

import dev.muster.facebox.push.PushSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the embedded face box.
 *
 * @param port TCP port of the API; 0 takes any free port
 * @param address address to listen on, empty for all; the API has no authentication
 * @param data directory of the database and the pictures
 * @param engine {@code builtin} needs nothing and is a demonstration; {@code onnx} recognises
 *     people with the networks in {@code models} ({@code docs/faces.md})
 * @param models folder of the networks
 * @param recognise false stores photos without looking for faces in them: a plain fast target for
 *     load tests, which then cannot match
 * @param serviceTime least time that a registration takes, to imitate a slower box
 * @param slots registrations at work at the same time, the others wait in turn; 0 for no limit
 * @param threads requests at work at the same time
 * @param bodyLimit largest request body; larger ones are refused with 41300
 * @param pictureLimit largest decoded picture; larger ones are refused with 40007
 * @param duplicateWindow the same person at the same device within this time makes one event
 * @param pushTimeout how long a receiver of the history push may take to answer
 * @param people capacity of the face library
 * @param images folder of the pictures that clients may name by path; empty permits none
 * @param websocketPort TCP port of the realtime events; 0 takes any free port, -1 is none
 * @param alone whether the box is the whole program: then a WebSocket port that is taken stops the
 *     start, otherwise the box runs without realtime events
 * @param generation the payload of the history push: {@code A}, {@code B}, {@code C}, or {@code
 *     auto} for that of the API over which the receivers were set
 * @param pictures what stands for a picture that is not pushed: {@code empty} or {@code absent}
 */
@ConfigurationProperties("muster.facebox")
record BoxSettings(
    @DefaultValue("5555") int port,
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("var/facebox") Path data,
    @DefaultValue("builtin") String engine,
    @DefaultValue("models") Path models,
    @DefaultValue("true") boolean recognise,
    @DefaultValue("0s") Duration serviceTime,
    @DefaultValue("0") int slots,
    @DefaultValue("64") int threads,
    @DefaultValue("32MB") DataSize bodyLimit,
    @DefaultValue("5MB") DataSize pictureLimit,
    @DefaultValue("6s") Duration duplicateWindow,
    @DefaultValue("10s") Duration pushTimeout,
    @DefaultValue("100000") int people,
    @DefaultValue("") String images,
    @DefaultValue("5679") int websocketPort,
    @DefaultValue("false") boolean alone,
    @DefaultValue("auto") String generation,
    @DefaultValue("empty") String pictures) {

  BoxSettings {
    range("port", port, 0, 65_535);
    range("websocket-port", websocketPort, -1, 65_535);
    range("slots", slots, 0, 1000);
    range("threads", threads, 1, 1000);
    range("people", people, 1, 500_000);
    range("body-limit", bodyLimit.toBytes(), 1024, DataSize.ofMegabytes(64).toBytes());
    range("picture-limit", pictureLimit.toBytes(), 1024, bodyLimit.toBytes());
    time("service-time", serviceTime, Duration.ZERO, Duration.ofMinutes(1));
    time("duplicate-window", duplicateWindow, Duration.ZERO, Duration.ofHours(1));
    if (duplicateWindow.toMillis() % 1000 != 0) {
      throw wrong("duplicate-window", duplicateWindow, "whole seconds");
    }
    time("push-timeout", pushTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    word("engine", engine, "builtin", "onnx");
    word("generation", generation, PushSettings.AUTO, "A", "B", "C");
    word("pictures", pictures, "empty", "absent");
    if (!images.isEmpty() && !Files.isDirectory(Path.of(images))) {
      throw wrong("images", images, "an existing folder, or nothing");
    }
  }

  PushSettings push() {
    return new PushSettings(pushTimeout, generation, pictures);
  }

  private static void word(String key, String value, String... allowed) {
    if (!List.of(allowed).contains(value)) {
      throw wrong(key, value, String.join(", ", allowed));
    }
  }

  Optional<Path> imageFolder() {
    return Optional.of(images).filter(name -> !name.isEmpty()).map(Path::of);
  }

  private static void range(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  private static void time(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  private static IllegalArgumentException wrong(String key, Object value, String allowed) {
    return new IllegalArgumentException(
        "muster.facebox.%s is %s; allowed: %s".formatted(key, value, allowed));
  }
}
