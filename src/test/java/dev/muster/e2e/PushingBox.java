package dev.muster.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Pushes events as a box of generation B does: one a request, in order, the same again until it is
 * answered 200. Source: contracts/sophon.md §6.2, §6.4.
 */
final class PushingBox {

  private static final int PEOPLE = 5;
  private static final long START = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();

  /**
   * An event as both ends know it.
   *
   * @param at when it happened; grows with every event of this box
   */
  record Pushed(String person, long at) {

    static Pushed of(Receiver.Received received) {
      String time = received.event().at("/data/occurred_at").asText();
      return new Pushed(received.person(), Instant.parse(time).toEpochMilli());
    }
  }

  private final List<Pushed> acknowledged = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI url;
  private final String prefix;
  private int next;

  PushingBox(String url, String prefix) {
    this.url = URI.create(url);
    this.prefix = prefix;
  }

  /** About 200 events a second while they are taken. */
  void start() {
    thread.scheduleWithFixedDelay(this::pushNext, 0, 5, TimeUnit.MILLISECONDS);
  }

  /** Finishes the push under way. */
  void stop() {
    thread.shutdown();
    Patience.until("the push under way ends").until(thread::isTerminated);
  }

  List<Pushed> acknowledged() {
    return acknowledged;
  }

  private void pushNext() {
    Pushed event = new Pushed(prefix + next % PEOPLE, START + next * 1000L);
    if (push(event)) {
      acknowledged.add(event);
      next++;
    }
  }

  /** Pushes one event; returns whether it was acknowledged. */
  boolean push(Pushed event) {
    String body =
        """
        {"api_version":"1.0","identity_id":"%s","identity_name":"%s","identity_info":{},
         "timestamp":%d,"out_timestamp":%d,"score":94.8,"want_action":"0","person_type":1,
         "reg_pic":"","ep_info":{"ep_type":"photo","ep_name":"door","ep_ip":"192.168.1.63",
         "device_id":"door-1","ep_id":"0x1__192.168.1.63"},"dev_sno":""}
        """
            .formatted(event.person(), event.person(), event.at(), event.at());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notTaken) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
