#include "db/migrations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.hpp"

namespace vallis::db {

VALLIS_DESCRIBE(AppliedMigration, name, content_hash, applied_at, program_version)

namespace {

constexpr std::string_view kCreateTable = R"sql(
    CREATE TABLE IF NOT EXISTS schema_migration (
        name            text PRIMARY KEY,
        content_hash    text NOT NULL,
        applied_at      timestamptz NOT NULL,
        program_version text NOT NULL
    )
)sql";

constexpr std::string_view kSelectApplied = R"sql(
    SELECT name, content_hash, applied_at, program_version FROM schema_migration ORDER BY name
)sql";

constexpr std::string_view kInsertApplied = R"sql(
    INSERT INTO schema_migration (name, content_hash, applied_at, program_version) VALUES ($1, $2, $3, $4)
)sql";

/// One program at a time: SQLite has one writer anyway.
constexpr std::string_view kLock = "SELECT CAST(pg_advisory_xact_lock(20260112) AS text)";

constexpr std::string_view kTableThere = R"sql(
    SELECT count(*) FROM information_schema.tables WHERE table_name = 'schema_migration'
    AND table_schema = current_schema()
)sql";
constexpr std::string_view kTableThereSqlite =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'";

bool good_name(std::string_view name) {
  // 20260112_0930_ and at least two words in snake_case.
  if (name.size() < 17 || name[8] != '_' || name[13] != '_') return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool digit = c >= '0' && c <= '9';
    if (i < 13 && i != 8 && !digit) return false;
    if (i > 13 && !digit && c != '_' && !(c >= 'a' && c <= 'z')) return false;
  }
  return true;
}

base::Result<MigrationState> compare(std::vector<AppliedMigration> applied, const std::vector<Migration>& series,
                                     Dialect dialect) {
  MigrationState state{std::move(applied), {}};
  for (const AppliedMigration& old : state.applied) {
    const auto known =
        std::find_if(series.begin(), series.end(), [&](const Migration& m) { return m.name == old.name; });
    if (known == series.end()) {
      return base::conflict(fmt::format(
          "The data is newer than this program: it was brought to '{}' by version {}. Use that version or a "
          "later one.",
          old.name, old.program_version));
    }
    if (base::content_hash(known->sql(dialect)) != old.content_hash) {
      return base::conflict(
          fmt::format("The migration '{}' was applied with another text by version {}; a migration "
                      "that was released does not change.",
                      old.name, old.program_version));
    }
  }
  for (const Migration& migration : series) {
    const bool done = std::any_of(state.applied.begin(), state.applied.end(),
                                  [&](const AppliedMigration& old) { return old.name == migration.name; });
    if (!done) state.pending.push_back(migration.name);
  }
  return state;
}

base::Result<std::vector<AppliedMigration>> read_applied(Reader& reader) {
  const auto there = reader.one<std::int64_t>(reader.dialect() == Dialect::Sqlite ? kTableThereSqlite : kTableThere);
  if (!there) return there.error();
  if (*there == 0) return std::vector<AppliedMigration>{};
  return reader.many<AppliedMigration>(kSelectApplied);
}

}  // namespace

base::Result<std::vector<Migration>> read_migrations(std::span<const std::pair<std::string, std::string>> files) {
  std::map<std::string, Migration> series;
  for (const auto& [file, text] : files) {
    const std::string name = file.substr(0, file.find('.'));
    const std::string kind = file.substr(name.size());
    if (!good_name(name)) {
      return base::invalid_input(file, "A migration is named as 20260112_0930_feature_what.sql.");
    }
    Migration& migration = series[name];
    migration.name = name;
    if (kind == ".sql" && migration.sqlite.empty() && migration.postgres.empty()) {
      migration.sqlite = migration.postgres = text;
    } else if (kind == ".sqlite.sql" && migration.sqlite.empty()) {
      migration.sqlite = text;
    } else if (kind == ".postgres.sql" && migration.postgres.empty()) {
      migration.postgres = text;
    } else {
      return base::invalid_input(file,
                                 "There is another file for the same migration, or its ending is none of .sql, "
                                 ".sqlite.sql and .postgres.sql.");
    }
  }
  std::vector<Migration> ordered;
  for (auto& [name, migration] : series) {
    if (migration.sqlite.empty() || migration.postgres.empty()) {
      return base::invalid_input(name, "A migration that differs between the databases needs both texts.");
    }
    ordered.push_back(std::move(migration));
  }
  return ordered;
}

base::Result<MigrationState> migration_state(Database& database, const std::vector<Migration>& series) {
  auto applied = database.read([](Reader& reader) { return read_applied(reader); });
  if (!applied) return applied.error();
  return compare(std::move(*applied), series, database.dialect());
}

namespace {

/// Applies the first migration that is pending and gives its name; an empty one when none is.
base::Result<std::string> apply_next(Transaction& tx, const std::vector<Migration>& series,
                                     const std::string& program_version) {
  if (tx.dialect() == Dialect::Postgres) {
    if (auto locked = tx.execute(kLock); !locked) return locked.error();
  }
  if (auto made = tx.execute(kCreateTable); !made) return made.error();
  auto applied = read_applied(tx);
  if (!applied) return applied.error();
  const auto state = compare(std::move(*applied), series, tx.dialect());
  if (!state) return state.error();
  if (state->pending.empty()) return std::string();
  const std::string& name = state->pending.front();
  const auto migration = std::find_if(series.begin(), series.end(), [&](const Migration& m) { return m.name == name; });
  const std::string& sql = migration->sql(tx.dialect());
  if (auto done = tx.script(sql); !done) return done.error().in(fmt::format("Migration {}", name));
  auto noted = tx.execute(kInsertApplied, name, base::content_hash(sql), base::Instant::now(), program_version);
  if (!noted) return noted.error();
  return name;
}

/// Until none is pending.
template <class Step>
base::Result<std::vector<std::string>> apply_all(Step&& step) {
  std::vector<std::string> names;
  while (true) {
    base::Result<std::string> name = step();
    if (!name) return name.error();
    if (name->empty()) return names;
    names.push_back(std::move(*name));
  }
}

}  // namespace

base::Result<std::vector<std::string>> migrate(Database& database, const std::vector<Migration>& series,
                                               const std::string& program_version) {
  return apply_all(
      [&] { return database.transact([&](Transaction& tx) { return apply_next(tx, series, program_version); }); });
}

base::Result<std::vector<std::string>> migrate_within(Transaction& tx, const std::vector<Migration>& series,
                                                      const std::string& program_version) {
  return apply_all([&] { return apply_next(tx, series, program_version); });
}

}  // namespace vallis::db
