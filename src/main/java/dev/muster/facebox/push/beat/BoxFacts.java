package dev.muster.facebox.push.beat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the box knows of itself.
 *
 * @param address that it listens on, empty for all of the machine
 * @param port that it answers on
 * @param mac {@code 0x} and twelve hexadecimal digits
 * @param engine the name of what recognises faces
 * @param started when it was switched on
 */
public record BoxFacts(
    String address, int port, String mac, String engine, Clock clock, Instant started) {

  /** With blanks between several ({@code contracts/sophon.md §6.7}). */
  String addresses() {
    if (!address.isEmpty() && !address.equals("0.0.0.0") && !address.equals("::")) {
      return address;
    }
    List<String> found = new ArrayList<>();
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        if (card.isUp() && !card.isLoopback()) {
          card.inetAddresses()
              .filter(Inet4Address.class::isInstance)
              .map(InetAddress::getHostAddress)
              .forEach(found::add);
        }
      }
    } catch (SocketException noNetwork) {
      return "127.0.0.1";
    }
    return found.isEmpty() ? "127.0.0.1" : String.join(" ", found);
  }

  /** {@code 02:12:34:56:78:9a}. */
  String printedMac() {
    return mac.substring(2).replaceAll("(..)(?=.)", "$1:");
  }

  /** This box has no number of the vendor's: its own, made of the hardware address. */
  String serialNumber() {
    return "MUSTER" + mac.substring(2).toUpperCase(Locale.ROOT);
  }

  String version() {
    String version = BoxFacts.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** {@code 1 day, 9 hours} or {@code 30 minutes}, as the vendor prints it. */
  String uptime() {
    Duration up = Duration.between(started, clock.instant());
    List<String> parts = new ArrayList<>();
    part(parts, up.toDays(), "day");
    part(parts, up.toHoursPart(), "hour");
    part(parts, up.toMinutesPart(), "minute");
    return parts.isEmpty() ? "0 minutes" : String.join(", ", parts);
  }

  private static void part(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit + (amount == 1 ? "" : "s"));
    }
  }
}
