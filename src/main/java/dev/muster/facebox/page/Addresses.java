package dev.muster.facebox.page;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where clients reach the box. */
final class Addresses {

  private static final int MOST = 16;

  private final String address;
  private final Remembered<List<String>> hosts =
      new Remembered<>(Addresses::ofThisMachine, Duration.ofMinutes(1));

  /**
   * @param address that the box listens on, empty for all
   */
  Addresses(String address) {
    this.address = address;
  }

  /** Whether programs on other machines cannot reach the box. */
  boolean onlyHere() {
    try {
      return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  List<String> at(int port) {
    boolean all = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    List<String> reached = all ? hosts.get() : List.of(address);
    return reached.stream()
        .map(host -> "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port)
        .toList();
  }

  /** Those that a client may be on; without the ones that only mean something on their own link. */
  private static List<String> ofThisMachine() {
    try {
      List<String> found = new ArrayList<>();
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        if (one.isUp()) {
          one.inetAddresses()
              .filter(Inet4Address.class::isInstance)
              .filter(host -> !host.isLinkLocalAddress())
              .map(InetAddress::getHostAddress)
              .forEach(found::add);
        }
      }
      return found.stream().distinct().limit(MOST).toList();
    } catch (SocketException e) {
      throw new IllegalStateException("Listing the addresses of this machine", e);
    }
  }
}
