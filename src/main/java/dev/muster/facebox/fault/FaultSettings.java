package dev.muster.facebox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the embedded face box does wrong from its start.
 *
 * @param admin whether {@code /admin/*} answers, so that anybody who reaches the box can change all
 *     this at run time
 * @param faults rules of misbehaviour, as in {@code docs/facebox-faults.md}, in the order in which
 *     they are tried
 * @param pushQuirks what the history push does wrong: {@code duplicate}, {@code seed}, {@code
 *     array}, {@code pictures}
 */
@ConfigurationProperties("muster.facebox")
public record FaultSettings(
    @DefaultValue("false") boolean admin,
    @DefaultValue List<Map<String, String>> faults,
    @DefaultValue Map<String, String> pushQuirks) {

  private static final String PREFIX = "muster.facebox.";

  public FaultSettings {
    faults = List.copyOf(faults);
    pushQuirks = Map.copyOf(pushQuirks);
    if (faults.size() > Faults.MOST) {
      throw new IllegalArgumentException(
          PREFIX + "faults are " + faults.size() + "; allowed: at most " + Faults.MOST);
    }
    read(faults);
    quirks(pushQuirks);
  }

  List<Fault> rules() {
    return read(faults);
  }

  PushQuirks quirks() {
    return quirks(pushQuirks);
  }

  private static List<Fault> read(List<Map<String, String>> faults) {
    List<Fault> read = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      read.add(FaultReader.read(new Entries(PREFIX + "faults[" + i + "].", faults.get(i)), i + 1));
    }
    return read;
  }

  private static PushQuirks quirks(Map<String, String> quirks) {
    return PushQuirks.read(new Entries(PREFIX + "push-quirks.", quirks));
  }
}
