package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.event.Subscriber;
import dev.muster.event.SubscriberKit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** The routes that subscribers get, and what cannot be one. */
class SubscriberLanesTest {

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final SubscriberLanes lanes =
      new SubscriberLanes(() -> context, new DefaultSslBundleRegistry());

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void anAddressIsCalledAndAnotherEndpointIsHandedItsEvents() {
    assertThat(lanes.lanes(SubscriberKit.subscriber("hr")))
        .extracting(Lane::template)
        .containsExactly("call-out", "deliver-events");
    assertThat(lanes.lanes(endpoint("file:target/out")).get(0))
        .isEqualTo(
            new Lane(
                "deliver-to-endpoint",
                "call-hr",
                java.util.Map.of(
                    "lane", "hr", "endpoint", "file:target/out?lazyStartProducer=true")));
  }

  @Test
  void anEndpointIsConnectedToWithItsFirstEventUnlessItSaysOtherwise() {
    assertThat(lanes.lanes(endpoint("file:out?charset=utf-8")).get(0).parameters())
        .containsEntry("endpoint", "file:out?charset=utf-8&lazyStartProducer=true");
    String own = "file:out?lazyStartProducer=false";
    assertThat(lanes.lanes(endpoint(own)).get(0).parameters()).containsEntry("endpoint", own);
  }

  @Test
  void aSlowPaceKeepsFewWaiting() {
    Lane slow =
        lanes.lanes(SubscriberKit.subscriber("hr", "rate", "1", "concurrency", "200")).get(1);
    assertThat(slow.parameters()).containsEntry("inFlight", 10).containsEntry("rate", 1);
  }

  @Test
  void aComponentThatIsNotThereStopsTheStart() {
    assertThatThrownBy(() -> lanes.lanes(endpoint("kafka:events")))
        .hasMessage(
            "muster.subscribers[hr].uri begins with \"kafka\"; no Camel component of this name is on the class path, put its jars into the folder that loader.path names");
  }

  @Test
  void anUnknownBundleStopsTheStart() {
    Subscriber one =
        SubscriberKit.subscriber("hr", "url", "https://hr.example", "access.ssl-bundle", "door");
    assertThatThrownBy(() -> lanes.lanes(one))
        .hasMessage(
            "muster.subscribers[hr].access.ssl-bundle is \"door\"; allowed is the name of a bundle below spring.ssl.bundle");
  }

  private static Subscriber endpoint(String uri) {
    return SubscriberKit.subscriber("hr", "url", "", "secret", "", "uri", uri);
  }
}
