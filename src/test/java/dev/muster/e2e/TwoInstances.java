package dev.muster.e2e;

import dev.muster.store.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two bridges with one configuration on one PostgreSQL, one data folder and one drop; a slow box
 * behind a proxy that takes notes, and a receiver.
 */
final class TwoInstances implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      muster:
        store: {url: "%s", data: "%s"}
        photo: {check: false}
        batch-quiet: 5s
        drop-look: 200
        hand-back-every: 200
        report-every: 300
        boxes:
          - name: gate
            url: %s
            devices:
              - {name: front-door, address: 192.168.1.63, group: staff}
        drops:
          - {name: drop, folder: "%s", settle: 300ms}
        subscribers:
          - name: receiver
            url: %s
            secret: %s
            order: person
        syncs:
          - {name: often, targets: [gate], schedule: "0/2 * * * * ?", zone: UTC, mode: plan}
      """;

  final Receiver receiver = new Receiver();
  final RunningMuster box;
  final RecordingProxy proxy;
  final RunningMuster one;
  final RunningMuster two;
  final WatchedFolder drop;
  private final String database = Database.freshPostgres();

  TwoInstances(Path folder) {
    box =
        RunningMuster.facebox(
                folder.resolve("box"),
                RunningMuster.freePort(),
                "--muster.facebox.recognise=false",
                "--muster.facebox.service-time=20ms",
                "--muster.facebox.slots=2")
            .start();
    proxy = new RecordingProxy(box.url());
    drop = new WatchedFolder(folder.resolve("drop"));
    String configuration =
        CONFIGURATION.formatted(
            database,
            folder.resolve("data"),
            proxy.url(),
            drop.folder(),
            receiver.url(),
            Receiver.SECRET);
    one = bridge(folder, "one", configuration);
    two = bridge(folder, "two", configuration);
  }

  private static RunningMuster bridge(Path folder, String name, String configuration) {
    return RunningMuster.bridge(
        folder.resolve(name),
        configuration,
        "--muster.store.instance=" + name,
        "--muster.facebox.enabled=false");
  }

  /** Both at the same moment, on a database without tables the first time. */
  TwoInstances start() {
    one.launch();
    two.launch();
    one.awaitUp();
    two.awaitUp();
    return this;
  }

  RunningMuster named(String instance) {
    return instance.equals("one") ? one : two;
  }

  FaceboxClient atBox() {
    return new FaceboxClient(box.url());
  }

  /** The rows of a query, their columns separated by blanks. */
  List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection(database);
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet found = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          cells.add(String.valueOf(found.getString(column)));
        }
        rows.add(String.join(" ", cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    one.close();
    two.close();
    proxy.close();
    box.close();
    receiver.close();
  }
}
