package dev.muster.event;

import dev.muster.roster.PersonType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Subscribers and events of the tests. */
final class EventKit {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  static final EventSettings.Keep KEEP =
      new EventSettings.Keep(
          Duration.ofDays(400), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(90));

  private EventKit() {}

  static Subscriber subscriber(String name, Subscriber.Order order, Duration... retry) {
    return subscriber(name, Filter.ALL, order, List.of(retry));
  }

  static Subscriber subscriber(
      String name, Filter filter, Subscriber.Order order, List<Duration> retry) {
    return subscriber(name, filter, Form.USUAL, order, plan(retry));
  }

  /** With that form, and nothing else that is unusual. */
  static Subscriber subscriber(String name, Form form) {
    return subscriber(name, Filter.ALL, form, Subscriber.Order.NONE, plan(List.of()));
  }

  static Subscriber subscriber(
      String name, Filter filter, Form form, Subscriber.Order order, Manners manners) {
    return new Subscriber(
        name,
        target(SECRET),
        true,
        filter,
        form,
        order,
        new Pace(4, 0, Duration.ofSeconds(1)),
        manners);
  }

  static Target target(String... secrets) {
    SigningKeys keys = SigningKeys.of("muster.subscribers[hr]", List.of(secrets), true);
    return Target.web("hr", URI.create("http://127.0.0.1:1/hook"), keys, Access.NONE);
  }

  /** Without chance. */
  static Manners plan(List<Duration> retry) {
    return new Manners(Statuses.ANY_2XX, retry, 0, Duration.ofHours(24));
  }

  static Delivery delivery(Subscriber subscriber, String payload) {
    return new Delivery(1, subscriber, "evt_1", payload, "", 0, 0, "lease", null, null);
  }

  /** The person in front of a camera of box-1, so many seconds after noon. */
  static Sighting sighting(String person, int second) {
    return sighting(person, second, "box-1");
  }

  static Sighting sighting(String person, int second, String box) {
    byte[] face = ("face of " + person).getBytes(StandardCharsets.UTF_8);
    return new Sighting(event(person, second, box), "", face, new byte[0], new byte[0]);
  }

  static MatchEvent event(String person, int second, String box) {
    return event(person, NOON.plusSeconds(second), box);
  }

  /** A stranger at noon, so many milliseconds later, under the key of its source. */
  static Sighting stranger(String own, int millis) {
    return new Sighting(
        event("", NOON.plusMillis(millis), "box-1"), own, new byte[0], new byte[0], new byte[0]);
  }

  /** The person at noon, with that picture of the face. */
  static Sighting withFace(String person, String face) {
    return new Sighting(
        event(person, NOON, "box-1"),
        "",
        face.getBytes(StandardCharsets.UTF_8),
        new byte[0],
        new byte[0]);
  }

  /** The person at noon, so many milliseconds later, with that picture of the scene. */
  static Sighting passing(String person, int millis, String scene) {
    return new Sighting(
        event(person, NOON.plusMillis(millis), "box-1"),
        "",
        new byte[0],
        new byte[0],
        scene.getBytes(StandardCharsets.UTF_8));
  }

  static MatchEvent event(String person, Instant at, String box) {
    boolean stranger = person.isEmpty();
    return MatchEvent.of(
        box,
        new MatchEvent.Where("door", "front door", "192.168.1.63"),
        stranger ? null : person,
        stranger ? "stranger" : "王芳",
        stranger ? PersonType.STRANGER : PersonType.EMPLOYEE,
        94.8,
        0.948,
        at,
        "B");
  }

  static Push push(Sighting... sightings) {
    return Push.of("box-1", Via.PUSH, new byte[0]).read(List.of(sightings));
  }
}
