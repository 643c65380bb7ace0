package dev.muster.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An answer that shows that the program is ready: this text is part of it. */
record SignOfLife(int port, String method, String path, String text) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  boolean seen() throws InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.ofString("[]"))
            .build();
    try {
      return HTTP.send(ask, HttpResponse.BodyHandlers.ofString()).body().contains(text);
    } catch (IOException notYet) {
      return false;
    }
  }
}
