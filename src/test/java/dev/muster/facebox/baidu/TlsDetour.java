package dev.muster.facebox.baidu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * An HTTP proxy that lets {@code https://<host>} end at a plain server of this machine: it says
 * that it is the host, with a certificate made for the occasion, and passes on what is inside.
 */
final class TlsDetour implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final ServerSocket listening;
  private final SSLContext context;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> connected = new ArrayList<>();

  /**
   * @param target port of the plain server
   */
  TlsDetour(String host, Path folder, int target) throws Exception {
    this.target = target;
    this.context = context(host, folder);
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Trusts the certificate. */
  SSLContext context() {
    return context;
  }

  /** The hosts that were asked for. */
  synchronized List<String> connected() {
    return List.copyOf(connected);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private Void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket client = listening.accept();
      open.add(client);
      threads.submit(() -> detour(client));
    }
    return null;
  }

  private Void detour(Socket client) throws IOException {
    String first = head(client.getInputStream());
    synchronized (this) {
      connected.add(first.split(" ")[1]);
    }
    client
        .getOutputStream()
        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    SSLSocket inside =
        (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true);
    inside.setUseClientMode(false);
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(server);
    threads.submit(() -> pass(server.getInputStream(), inside.getOutputStream(), client));
    pass(inside.getInputStream(), server.getOutputStream(), server);
    return null;
  }

  private static Void pass(InputStream from, OutputStream to, Socket closing) throws IOException {
    try (closing) {
      byte[] some = new byte[16_384];
      for (int read = from.read(some); read >= 0; read = from.read(some)) {
        to.write(some, 0, read);
        to.flush();
      }
    }
    return null;
  }

  /** Reads up to the empty line, byte by byte: what follows is for TLS. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static SSLContext context(String host, Path folder) throws Exception {
    Path file = folder.resolve("detour.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "detour",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(keytool.getInputStream(), StandardCharsets.UTF_8))) {
      String text = String.join("\n", said.lines().toList());
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(text);
      }
    }
    return context(file);
  }

  private static SSLContext context(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("detour", store.getCertificate("detour"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
