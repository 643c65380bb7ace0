package dev.muster.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Notes what runs on a pool: the statements, and how many commits; the store ends transactions by
 * auto-commit.
 */
final class WatchedPool extends DelegatingDataSource {

  private final AtomicInteger commits = new AtomicInteger();
  private final Set<String> statements = new ConcurrentSkipListSet<>();

  WatchedPool(DataSource pool) {
    super(pool);
  }

  int commits() {
    return commits.get();
  }

  /** The text of every statement that was prepared. */
  Set<String> statements() {
    return statements;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("setAutoCommit") && arguments[0].equals(true)) {
                commits.incrementAndGet();
              }
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
