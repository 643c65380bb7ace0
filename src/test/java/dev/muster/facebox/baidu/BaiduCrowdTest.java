package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the Baidu library under many callers at once")
class BaiduCrowdTest {

  @Test
  @DisplayName(
      "of 24 registrations of one face in one group exactly one is taken, the others are 223105")
  void sameFace(@TempDir Path directory) throws Exception {
    try (RunningBox box = RunningBox.start(directory, BaiduClient.settings())) {
      BaiduClient client = new BaiduClient(box);
      byte[] red = FakeRecogniser.photo(Color.RED);
      List<Integer> codes =
          together(
              IntStream.range(0, 24)
                  .<Callable<Integer>>mapToObj(i -> () -> add(client, "u" + i % 3, red))
                  .toList());
      assertThat(codes).filteredOn(code -> code == 0).hasSize(1);
      assertThat(codes).filteredOn(code -> code == 223105).hasSize(23);
      assertThat(client.call("faceset/group/getusers", "group_id", "g").at("/result/user_id_list"))
          .hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "adding, searching, listing and deleting at once is answered by codes of the service only")
  void mixed(@TempDir Path directory) throws Exception {
    try (RunningBox box = RunningBox.start(directory, BaiduClient.settings())) {
      BaiduClient client = new BaiduClient(box);
      client.call("faceset/group/add", "group_id", "g");
      List<Integer> codes =
          together(
              IntStream.range(0, 160)
                  .<Callable<Integer>>mapToObj(
                      i ->
                          () ->
                              switch (i % 4) {
                                case 0 -> add(client, "u" + i % 16, photo(i));
                                case 1 ->
                                    client.code(
                                        "faceset/user/delete",
                                        "group_id",
                                        "g",
                                        "user_id",
                                        "u" + (i - 1) % 16);
                                case 2 -> search(client, photo(i));
                                default -> client.code("faceset/group/getusers", "group_id", "g");
                              })
                  .toList());
      assertThat(codes).isSubsetOf(0, 222207, 223103, 223105);
      client.call("faceset/group/delete", "group_id", "g");
      client.call("faceset/group/add", "group_id", "g");
      assertThat(search(client, photo(0))).isEqualTo(222207);
    }
  }

  private static byte[] photo(int number) {
    return FakeRecogniser.photo(new Color(200, number, 40), 60 + number % 80);
  }

  private static int add(BaiduClient client, String user, byte[] photo) {
    Map<String, Object> fields = BaiduClient.image(photo);
    fields.put("group_id", "g");
    fields.put("user_id", user);
    return client.send("faceset/user/add", BaiduClient.json(fields)).path("error_code").asInt(-1);
  }

  private static int search(BaiduClient client, byte[] photo) {
    Map<String, Object> fields = BaiduClient.image(photo);
    fields.put("group_id_list", "g");
    fields.put("max_user_num", 50);
    return client.send("search", BaiduClient.json(fields)).path("error_code").asInt(-1);
  }

  private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      List<Integer> codes = new java.util.ArrayList<>();
      for (Future<Integer> done : threads.invokeAll(calls)) {
        codes.add(done.get());
      }
      return codes;
    } finally {
      threads.shutdownNow();
    }
  }
}
