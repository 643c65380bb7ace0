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
import org.jspecify.annotations.Nullable;

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

  /** A statement, whether somebody has it, and how many parameters it takes. */
  private static final class Kept {
    private final PreparedStatement statement;
    private final int parameters;
    private boolean lent = true;

    private Kept(PreparedStatement statement) throws SQLException {
      this.statement = statement;
      this.parameters = statement.getParameterMetaData().getParameterCount();
    }

    /** The parameters stay: SQLite plans a statement anew once they are cleared. */
    private void giveBack() {
      lent = false;
    }
  }

  /** A statement for one use; closing it gives it back. */
  record Lent(PreparedStatement statement, int parameters, @Nullable Kept kept)
      implements AutoCloseable {

    @Override
    public void close() throws SQLException {
      if (kept == null) {
        statement.close();
      } else {
        kept.giveBack();
      }
    }
  }

  KeptStatements(Connection connection) {
    this.connection = connection;
  }

  /** The connection as Spring is to see it: what it prepares is kept, too. */
  Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  /** Lends a statement; a second one, which is not kept, while the first is in use. */
  Lent lend(String sql) throws SQLException {
    Kept known = kept.get(sql);
    if (known != null && known.lent) {
      Kept another = new Kept(connection.prepareStatement(sql));
      return new Lent(another.statement, another.parameters, null);
    }
    Kept one = known == null ? add(sql) : known;
    one.lent = true;
    return new Lent(one.statement, one.parameters, one);
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("prepareStatement") && arguments.length == 1) {
      return prepare((String) arguments[0]);
    }
    return invoke(connection, method, arguments);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    Lent lent = lend(sql);
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> use(lent, method, arguments));
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

  private static @Nullable Object use(Lent lent, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      lent.close();
      return null;
    }
    return invoke(lent.statement(), method, arguments);
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
