package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.muster.ScriptedServer.Reply;
import dev.muster.ScriptedServer.Seen;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One push on its way to subscribers of every kind, over the real routes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriberKindsTest {

  private static final String PASSWORD = "changeit";

  private Path folder = Path.of("");
  private final ScriptedReceiver others = new ScriptedReceiver();
  private final BlockingQueue<String> guests = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private RunningBridge bridge;
  private HttpsServer secure;

  @BeforeAll
  void start(@TempDir Path empty) throws Exception {
    folder = empty;
    certificate("server");
    certificate("client");
    secure = secureServer();
    Path transform =
        Files.writeString(
            folder.resolve("own.jslt"),
            "{\"who\": .data.person.name, \"photo\": .data.pictures.registered.url}");
    BrokerComponent.away = true;
    bridge =
        RunningBridge.on(
            others.url(),
            "--muster.subscribers[1].name=files",
            "--muster.subscribers[1].uri=file:" + folder.resolve("events"),
            "--muster.subscribers[2].name=secure",
            "--muster.subscribers[2].url=https://127.0.0.1:" + secure.getAddress().getPort() + "/",
            "--muster.subscribers[2].secret=" + RunningBridge.SECRET,
            "--muster.subscribers[2].access.ssl-bundle=door",
            "--muster.subscribers[3].name=gone",
            "--muster.subscribers[3].url=" + others.url() + "/gone",
            "--muster.subscribers[3].secret=" + RunningBridge.SECRET,
            "--muster.subscribers[3].headers.X-Site=east",
            "--muster.subscribers[4].name=own",
            "--muster.subscribers[4].url=" + others.url() + "/own",
            "--muster.subscribers[4].secret=" + RunningBridge.SECRET,
            "--muster.subscribers[4].form=jslt",
            "--muster.subscribers[4].pictures=link",
            "--muster.subscribers[4].transform=" + transform,
            "--muster.subscribers[5].name=vendor",
            "--muster.subscribers[5].url=" + others.url() + "/vendor",
            "--muster.subscribers[5].secret=" + RunningBridge.SECRET,
            "--muster.subscribers[5].form=vendor",
            "--muster.subscribers[6].name=later",
            "--muster.subscribers[6].uri=file:" + folder.resolve("never"),
            "--muster.subscribers[6].enabled=false",
            "--muster.subscribers[7].name=nobody",
            "--muster.subscribers[7].uri=file:" + transform,
            "--muster.subscribers[7].rate=50",
            "--muster.subscribers[8].name=broker",
            "--muster.subscribers[8].uri=broker:events?exchangePattern=InOnly",
            "--spring.ssl.bundle.jks.door.keystore.location=" + folder.resolve("client.p12"),
            "--spring.ssl.bundle.jks.door.keystore.password=" + PASSWORD,
            "--spring.ssl.bundle.jks.door.keystore.type=PKCS12",
            "--spring.ssl.bundle.jks.door.truststore.location=" + folder.resolve("server.p12"),
            "--spring.ssl.bundle.jks.door.truststore.password=" + PASSWORD,
            "--spring.ssl.bundle.jks.door.truststore.type=PKCS12");
  }

  @AfterAll
  void stop() {
    if (bridge != null) {
      bridge.close();
    }
    secure.stop(0);
    others.close();
  }

  @BeforeEach
  void afresh() {
    bridge.reset();
    others.forgetCalls();
  }

  @Test
  void eachGetsItsOwnAndNoneHoldsUpAnother() throws Exception {
    others.next("POST /gone", Reply.of(410, "moved away"));
    String body = event("0007", 1634281200000L);
    bridge.push("box-1", " [" + body + " , " + event("", 1634281201000L) + "]");

    await().until(() -> state("files").equals("DELIVERED, DELIVERED"));
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(2);
      assertThat(written).allMatch(file -> file.toString().matches(".*/evt_[^/]*\\.json"));
      assertThat(Files.readString(written.get(0))).startsWith("{\"type\":\"match.");
    }
    await().until(() -> state("secure").equals("DELIVERED, DELIVERED"));
    assertThat(guests.take()).isEqualTo("CN=client");

    await().until(() -> state("own").equals("DELIVERED, DELIVERED"));
    assertThat(seen("/own")).extracting(Seen::body).contains("{\"who\":\"张明\"}");
    await().until(() -> state("vendor").equals("DELIVERED, DELIVERED"));
    assertThat(seen("/vendor")).extracting(Seen::body).contains(body);

    await().until(() -> get("/api/subscribers/gone").contains("\"off_since\":\""));
    assertThat(state("gone")).contains("PENDING");
    assertThat(seen("/gone").get(0).headers().getFirst("X-site")).isEqualTo("east");
    assertThat(state("later")).isEqualTo("PENDING, PENDING");
    await().until(() -> bridge.text(attempts("nobody")).equals("1, 1"));
    assertThat(get("/sections/deliveries")).contains("moved away", "file:", "jslt");

    assertThat(post("/api/subscribers/gone/on")).contains("\"off_since\":null");
    await().until(() -> state("gone").equals("DELIVERED, DELIVERED"));
    String id = bridge.text("SELECT delivery FROM attempt WHERE status = 410");
    assertThat(get("/api/deliveries/" + id))
        .contains("\"number\":1,", "\"status\":410,", "\"words\":\"moved away\"", "\"number\":2,");
    assertThat(get("/deliveries/" + id)).contains("moved away", "410");
  }

  @Test
  void aBrokerThatIsAwayAtTheStartHoldsUpNobodyAndGetsItsEventsLater() throws Exception {
    bridge.push("box-1", event("0007", 1634281200000L));
    await().until(() -> state("files").equals("DELIVERED"));
    await().until(() -> !bridge.text(attempts("broker")).equals("0"));
    assertThat(state("broker")).isEqualTo("PENDING");
    assertThat(get("/api/subscribers/broker")).contains("Connection refused");
    BrokerComponent.away = false;
    await()
        .until(
            () -> {
              bridge.pass(Duration.ofMinutes(1));
              return state("broker").equals("DELIVERED");
            });
    assertThat(BrokerComponent.TAKEN).hasSize(1);
  }

  @Test
  void aLinkToAPictureIsGoodUntilItsEndAndOnlyAsItWasSigned() throws Exception {
    byte[] photo = RunningBridge.picture(Color.ORANGE);
    String encoded = Base64.getEncoder().encodeToString(photo);
    bridge.push(
        "box-1",
        event("0007", 1634281200000L)
            .replace("\"reg_pic\":\"\"", "\"reg_pic\":\"" + encoded + "\""));
    await().until(() -> state("own").equals("DELIVERED"));
    String link = seen("/own").get(0).body().replaceAll(".*\"photo\":\"([^\"]*)\".*", "$1");
    HttpResponse<byte[]> answer = fetch(link);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(photo);
    assertThat(fetch(link.replaceAll("expires=[0-9]+", "expires=4000000000")).statusCode())
        .isEqualTo(403);
    assertThat(fetch(link.replaceAll("&signature=.*", "")).statusCode()).isEqualTo(403);
    bridge.pass(Duration.ofDays(7));
    assertThat(fetch(link).statusCode()).isEqualTo(410);
  }

  @Test
  void aSubscriberIsSwitchedOffByHandAndItsDeliveriesAreDiscarded() throws Exception {
    assertThat(post("/api/subscribers/files/off")).contains("switched off by hand");
    bridge.push("box-1", event("0007", 1634281200000L));
    bridge.push("box-1", event("0007", 1634281201000L));
    await().until(() -> state("own").equals("DELIVERED, DELIVERED"));
    assertThat(state("files")).isEqualTo("PENDING, PENDING");
    assertThat(post("/api/subscribers/files/discard?state=pending"))
        .isEqualTo("{\"deliveries\":2}");
    assertThat(state("files")).isEqualTo("DISCARDED, DISCARDED");
    assertThat(post("/api/subscribers/files/on")).contains("\"off_since\":null");
    assertThat(post("/api/subscribers/files/on")).contains("is not switched off");
    assertThat(post("/api/subscribers/x/on")).contains("There is no subscriber x.");
  }

  private String state(String subscriber) {
    return bridge.text(
        "SELECT state FROM delivery WHERE subscriber = '" + subscriber + "' ORDER BY id");
  }

  private static String attempts(String subscriber) {
    return "SELECT attempts FROM delivery WHERE subscriber = '" + subscriber + "' ORDER BY id";
  }

  private List<Seen> seen(String path) {
    return others.seen().stream().filter(one -> one.line().equals("POST " + path)).toList();
  }

  private HttpResponse<byte[]> fetch(String link) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private String get(String path) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(bridge.address(path)).build());
  }

  private String post(String path) throws IOException, InterruptedException {
    return ask(
        HttpRequest.newBuilder(bridge.address(path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private String ask(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void certificate(String name) throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(words).isZero();
  }

  /** Lets in nobody but who shows the certificate of the client. */
  private HttpsServer secureServer() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(keystore("server"), PASSWORD.toCharArray());
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    KeyStore client = KeyStore.getInstance("PKCS12");
    client.load(null, null);
    client.setCertificateEntry("client", keystore("client").getCertificate("client"));
    trusted.init(client);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          guests.add(
              ((com.sun.net.httpserver.HttpsExchange) exchange)
                  .getSSLSession()
                  .getPeerPrincipal()
                  .getName());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private KeyStore keystore(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** Generation B, contracts/sophon.md §6.4; nobody is a stranger. */
  private static String event(String id, long at) {
    return """
        {"api_version":"1.0","identity_id":"%s","identity_name":"张明","timestamp":%d,
         "out_timestamp":%d,"score":94.8,"want_action":"0","person_type":%d,"reg_pic":"",
         "ep_info":{"ep_type":"photo","ep_name":"63","ep_ip":"192.168.1.63","device_id":"d-1"}}\
        """
        .formatted(id, at, at, id.isEmpty() ? 4 : 1);
  }
}
