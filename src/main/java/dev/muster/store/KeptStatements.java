package dev.muster.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the prepared statements of the writing connection, since the same few are run for every
 * event and every placement: preparing them costs more than running them. For one thread; closed
 * with the connection. PostgreSQL's driver keeps statements by itself, SQLite's does not.
 */
final class KeptStatements {

  private static final int KEPT = 100;

  private final Connection connection;
  private final Map<String, PreparedStatement> kept = new LinkedHashMap<>();

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
    PreparedStatement statement = kept.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      if (kept.size() >= KEPT) {
        // Statements with lists have as many texts as the lists have lengths: these are not kept.
        return statement;
      }
      kept.put(sql, statement);
    }
    PreparedStatement lent = statement;
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> lend(lent, method, arguments));
  }

  private static Object lend(PreparedStatement lent, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      lent.clearParameters();
      return null;
    }
    return invoke(lent, method, arguments);
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
