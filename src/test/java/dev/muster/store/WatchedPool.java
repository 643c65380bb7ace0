package dev.muster.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
 * auto-commit. It can be cut off from its database, too.
 */
final class WatchedPool extends DelegatingDataSource {

  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Set<String> statements = new ConcurrentSkipListSet<>();
  private volatile Line line = Line.OPEN;

  /** How it stands with the connections. */
  enum Line {
    OPEN,
    CUT,
    /** The next commit is done, and then the line is cut for a moment before the answer. */
    CUT_AFTER_THE_COMMIT
  }

  WatchedPool(DataSource pool) {
    super(pool);
  }

  int commits() {
    return commits.get();
  }

  void line(Line now) {
    line = now;
  }

  /** How much has failed because the line was cut. */
  int refusals() {
    return refusals.get();
  }

  private SQLException cut() {
    refusals.incrementAndGet();
    return new SQLException("cut off on purpose", "08006");
  }

  /** The text of every statement that was prepared. */
  Set<String> statements() {
    return statements;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (line == Line.CUT) {
      throw cut();
    }
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
    boolean commit = method.getName().equals("setAutoCommit") && arguments[0].equals(true);
    if (line == Line.CUT && !method.getName().matches("close|isClosed")) {
      throw cut();
    }
    if (commit) {
      commits.incrementAndGet();
    }
    if (method.getName().equals("prepareStatement")) {
      statements.add((String) arguments[0]);
    }
    Object result;
    try {
      result = method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (commit && line == Line.CUT_AFTER_THE_COMMIT) {
      line = Line.OPEN;
      throw cut();
    }
    return result;
  }
}
