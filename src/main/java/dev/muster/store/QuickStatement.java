package dev.muster.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;

/** One statement on its way, with its parameters by place; becomes Spring's for anything more. */
final class QuickStatement implements JdbcClient.StatementSpec {

  private final QuickClient client;
  private final String sql;
  private final List<@Nullable Object> parameters = new ArrayList<>();

  QuickStatement(QuickClient client, String sql) {
    this.client = client;
    this.sql = sql;
  }

  @Override
  public JdbcClient.StatementSpec param(@Nullable Object value) {
    parameters.add(value);
    return this;
  }

  @Override
  public JdbcClient.StatementSpec params(@Nullable Object... values) {
    parameters.addAll(Arrays.asList(values));
    return this;
  }

  @Override
  public JdbcClient.StatementSpec params(List<?> values) {
    parameters.addAll(values);
    return this;
  }

  @Override
  public int update() {
    return run(PreparedStatement::executeUpdate);
  }

  @Override
  public <T> JdbcClient.MappedQuerySpec<T> query(RowMapper<T> mapper) {
    return new Rows<>(run(statement -> rows(statement, mapper)));
  }

  @Override
  public <T> JdbcClient.MappedQuerySpec<T> query(Class<T> type) {
    if (type == String.class) {
      return query((row, n) -> type.cast(row.getString(1)));
    }
    if (type == Long.class) {
      return query((row, n) -> type.cast(number(row, row.getLong(1))));
    }
    return type == Integer.class ? query(new SingleColumnRowMapper<>(type)) : spring().query(type);
  }

  private static @Nullable Long number(ResultSet row, long value) throws SQLException {
    return row.wasNull() ? null : value;
  }

  private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows.add(mapper.mapRow(found, rows.size()));
      }
    }
    return rows;
  }

  private interface Run<R> {
    R on(PreparedStatement statement) throws SQLException;
  }

  private <R> R run(Run<R> run) {
    try (KeptStatements.Lent lent = client.kept().lend(sql)) {
      if (lent.parameters() != parameters.size()) {
        throw new InvalidDataAccessApiUsageException(
            parameters.size()
                + " parameters for a statement with "
                + lent.parameters()
                + ": "
                + sql);
      }
      for (int i = 0; i < parameters.size(); i++) {
        set(lent.statement(), i + 1, parameters.get(i));
      }
      return run.on(lent.statement());
    } catch (SQLException e) {
      throw client.failure(sql, e);
    }
  }

  private static void set(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    if (value instanceof String text) {
      statement.setString(place, text);
    } else if (value instanceof Long number) {
      statement.setLong(place, number);
    } else if (value instanceof Integer number) {
      statement.setInt(place, number);
    } else if (value == null) {
      statement.setNull(place, Types.NULL);
    } else {
      StatementCreatorUtils.setParameterValue(statement, place, SqlTypeValue.TYPE_UNKNOWN, value);
    }
  }

  /** Rows that were read already. */
  private record Rows<T>(List<T> list) implements JdbcClient.MappedQuerySpec<T> {

    @Override
    public Stream<T> stream() {
      return list.stream();
    }
  }

  private JdbcClient.StatementSpec spring() {
    return client.spring().sql(sql).params(parameters);
  }

  @Override
  public JdbcClient.StatementSpec param(int place, @Nullable Object value) {
    return spring().param(place, value);
  }

  @Override
  public JdbcClient.StatementSpec param(int place, @Nullable Object value, int type) {
    return spring().param(place, value, type);
  }

  @Override
  public JdbcClient.StatementSpec param(String name, @Nullable Object value) {
    return client.spring().sql(sql).param(name, value);
  }

  @Override
  public JdbcClient.StatementSpec param(String name, @Nullable Object value, int type) {
    return client.spring().sql(sql).param(name, value, type);
  }

  @Override
  public JdbcClient.StatementSpec params(Map<String, ?> values) {
    return client.spring().sql(sql).params(values);
  }

  @Override
  public JdbcClient.StatementSpec paramSource(Object source) {
    return client.spring().sql(sql).paramSource(source);
  }

  @Override
  public JdbcClient.StatementSpec paramSource(SqlParameterSource source) {
    return client.spring().sql(sql).paramSource(source);
  }

  @Override
  public JdbcClient.ResultQuerySpec query() {
    return spring().query();
  }

  @Override
  public void query(RowCallbackHandler handler) {
    spring().query(handler);
  }

  @Override
  public <T> T query(ResultSetExtractor<T> extractor) {
    return spring().query(extractor);
  }

  @Override
  public int update(KeyHolder keys) {
    return spring().update(keys);
  }

  @Override
  public int update(KeyHolder keys, String... columns) {
    return spring().update(keys, columns);
  }
}
