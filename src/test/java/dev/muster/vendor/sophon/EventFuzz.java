package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.event.Push;
import dev.muster.event.Sighting;
import dev.muster.event.Via;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a fuzzer throws at the readers of events: any bytes are either events with everything they
 * must have, or unreadable with a reason, and never an exception. Run it with {@code bench/run
 * fuzz}.
 */
public final class EventFuzz {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Boxes BOXES = new Boxes(List.of(box("v1", "percent"), box("v2", "raw")));
  private static final SophonPush PUSH = new SophonPush(BOXES, JSON);
  private static final SophonLive LIVE =
      new SophonLive(BOXES, new V1Calls(JSON), new V2Calls(JSON), JSON);

  private EventFuzz() {}

  /** The first byte chooses the box, the rest is what it sends. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] body = new byte[input.length - 1];
    System.arraycopy(input, 1, body, 0, body.length);
    String box = input[0] % 2 == 0 ? "v1" : "v2";
    judge(PUSH.read(Push.of(box, Via.PUSH, body)));
    judge(LIVE.read(Push.of(box, Via.LIVE, body)));
  }

  private static void judge(Push push) {
    if (push.isRefused()) {
      check(!String.valueOf(push.trouble().words()).isBlank(), "unreadable without a reason");
      check(push.trouble().words().length() < 100_000, "a reason without an end");
      return;
    }
    for (Sighting one : push.sightings()) {
      check(one.event().id().matches("evt_[0-9a-f]{32}"), "id " + one.event().id());
      check(Double.isFinite(one.event().score()), "score");
      check(one.event().similarity() >= 0 && one.event().similarity() <= 1, "similarity");
      check(one.event().occurredAt().toEpochMilli() > 0, "time");
      check(one.event().matched() || one.event().identityId() == null, "a stranger with a number");
      check(one.event().name().indexOf(0) < 0, "a zero character");
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static Box box(String api, String scale) {
    URI url = URI.create("http://127.0.0.1:1");
    return new Box(api, url, api, List.of(), 1, Duration.ofSeconds(1), scale);
  }
}
