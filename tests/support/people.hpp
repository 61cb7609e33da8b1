#pragma once

#include <string>

#include "auth/role_rules.hpp"
#include "support/server_test.hpp"

namespace vallis::test {

/// The id of the account that ServerTest::signed_in made.
inline std::string account_id(db::Database& database, const std::string& name) {
  return database
      .read([&](db::Reader& reader) {
        return reader.one<std::string>("SELECT account_id FROM account WHERE email_key = $1", name + "@example.org");
      })
      .value();
}

/// Gives it a role in one thing, since yesterday.
inline auth::RoleGrant given_role(db::Database& database, const std::string& name, auth::Role role,
                                  const std::string& kind, std::optional<base::Uuid> id) {
  const auto account = *auth::AccountId::parse(account_id(database, name));
  return database
      .transact([&](db::Transaction& tx) {
        const auto since = base::Instant::now().date().plus_days(-1);
        return auth::grant_role(tx, account, {role, kind, id, since, {}}, {});
      })
      .value();
}

/// The number of a statement that counts.
inline std::int64_t number(db::Database& database, const std::string& sql) {
  return database.read([&](db::Reader& reader) { return reader.one<std::int64_t>(sql); }).value();
}

/// The number of rows, over all tables, that hold the text somewhere.
inline std::int64_t rows_with(db::Database& database, const std::string& text) {
  const bool sqlite = database.dialect() == db::Dialect::Sqlite;
  const auto columns = database.read([&](db::Reader& reader) {
    return reader.many<std::string>(
        sqlite
            ? "SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = "
              "current_schema()");
  });
  std::int64_t sum = 0;
  for (const std::string& column : columns.value()) {
    const std::string table = column.substr(0, column.find('.'));
    const std::string name = column.substr(column.find('.') + 1);
    sum += number(database,
                  "SELECT count(*) FROM \"" + table + "\" WHERE CAST(\"" + name + "\" AS text) LIKE '%" + text + "%'");
  }
  return sum;
}

}  // namespace vallis::test
