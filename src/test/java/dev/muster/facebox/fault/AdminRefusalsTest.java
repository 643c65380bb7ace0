package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.facebox.RunningBox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminRefusalsTest {

  private static final String EVENTS = "/SophonFace/api/events";

  private static RunningBox box;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory, "--muster.facebox.admin=true");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | faults  | {}                                  | what is missing; allowed: delay,",
        "POST | faults  | {'faults':7}                        | faults is missing, no list",
        "PUT  | faults  | {}                                  | faults is missing, no list",
        "PUT  | faults  | {'faults':[7]}                      | faults[0] is no object",
        "PUT  | faults  | {'faults':[],'x':1}                 | x is not known; allowed: faults",
        "POST | faults  | {'where':'*','what':'truncate','calls':[1]} | calls is a list; allowed: a text,",
        "PUT  | faults  | {'faults':[{'where':'*','what':'truncate'},{'where':'*','what':'?'}]} | faults[1].what is \"?\"; allowed: delay,",
        "PUT  | push    | {'duplicate':7}                     | duplicate is \"7\"; allowed: 0.0 to 1.0",
        "PUT  | clock   | {'shift':'20001d'}                  | shift is \"20001d\"; allowed: a time of",
        "PUT  | clock   | {'drift':'13h'}                     | drift is \"13h\"; allowed: a time of",
        "PUT  | service | {'slots':1001}                      | slots is \"1001\"; allowed: 0 to 1000",
        "PUT  | service | {'service_time':'2m'}               | service_time is \"2m\"; allowed: a time of",
        "POST | events  | {}                                  | count is missing; allowed: 1 to 10000",
        "POST | events  | {'count':10001}                     | count is \"10001\"; allowed: 1 to 10000",
        "POST | events  | {'count':1,'identity_id':'nobody'}  | identity_id is \"nobody\"; allowed: the id of",
        "POST | restart | {'down':'11m'}                      | down is \"11m\"; allowed: a time of 0s to 600s"
      })
  @DisplayName("refuses what is wrong in one sentence and changes nothing")
  void wrong(String method, String path, String body, String sentence) {
    RunningBox.Reply reply = box.json(method, "/admin/" + path, body.replace('\'', '"'));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("message").asText()).startsWith(sentence);
    assertThat(box.get("/status").json().path("faults")).isEmpty();
    assertThat(box.get(EVENTS).data()).isEmpty();
  }
}
