package dev.muster.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the prepared statements of the writing connection, since the same few are run for every
 * event and every placement: preparing them costs more than running them. For one thread; closed
 * with the connection. PostgreSQL's driver keeps statements by itself, SQLite's does not.
 */
final class KeptStatements {

  /** More than there are texts on the hot ways, counting lists of each length. */
  private static final int KEPT = 500;

  private final Connection connection;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** A statement, and whether somebody has it. */
  private static final class Kept {
    private final PreparedStatement statement;
    private boolean lent = true;

    private Kept(PreparedStatement statement) {
      this.statement = statement;
    }

    /** The parameters stay: SQLite plans a statement anew once they are cleared. */
    private void giveBack() {
      lent = false;
    }
  }

  private KeptStatements(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    KeptStatements statements = new KeptStatements(connection);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> statements.call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("prepareStatement") && arguments.length == 1) {
      return prepare((String) arguments[0]);
    }
    return invoke(connection, method, arguments);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    Kept known = kept.get(sql);
    if (known != null && known.lent) {
      return connection.prepareStatement(sql);
    }
    Kept one = known == null ? add(sql) : known;
    one.lent = true;
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> lend(one, method, arguments));
  }

  private Kept add(String sql) throws SQLException {
    if (kept.size() >= KEPT) {
      forgetOldest();
    }
    Kept one = new Kept(connection.prepareStatement(sql));
    kept.put(sql, one);
    return one;
  }

  /** The one that was used least recently. */
  private void forgetOldest() throws SQLException {
    for (Iterator<Kept> all = kept.values().iterator(); all.hasNext(); ) {
      Kept oldest = all.next();
      if (!oldest.lent) {
        all.remove();
        oldest.statement.close();
        return;
      }
    }
  }

  private static Object lend(Kept lent, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      lent.giveBack();
      return null;
    }
    return invoke(lent.statement, method, arguments);
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
