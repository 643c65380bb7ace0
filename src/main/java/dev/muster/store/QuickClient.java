package dev.muster.store;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Spring's client, quicker on the writing connection for what a photo and an event need: statements
 * with parameters by place, whose rows are mapped or counted, run straight on the statements that
 * are kept. Everything else goes to Spring's own. For one thread.
 */
record QuickClient(KeptStatements kept, JdbcTemplate template, JdbcClient spring)
    implements JdbcClient {

  /** One over the kept statements, and over Spring on the same connection. */
  static QuickClient of(KeptStatements kept, JdbcTemplate template) {
    return new QuickClient(kept, template, JdbcClient.create(template));
  }

  @Override
  public StatementSpec sql(String sql) {
    return new QuickStatement(this, sql);
  }

  /** The exception that Spring would throw. */
  DataAccessException failure(String sql, SQLException e) {
    DataAccessException known = template.getExceptionTranslator().translate("running", sql, e);
    return known == null ? new UncategorizedSQLException("running", sql, e) : known;
  }
}
