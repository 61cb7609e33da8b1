#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::db {

/// One step of the database's form: a file of migrations/.
struct Migration {
  std::string name;  ///< "20260112_0930_directory_membership"; their order is that of the names
  std::string sqlite;
  std::string postgres;  ///< mostly the same text

  const std::string& sql(Dialect dialect) const { return dialect == Dialect::Sqlite ? sqlite : postgres; }
};

/// The series from its files. `name.sql` is for both databases; `name.sqlite.sql` and `name.postgres.sql` come as a
/// pair. Errors: InvalidInput – a name of another form, half a pair, one name twice.
base::Result<std::vector<Migration>> read_migrations(std::span<const std::pair<std::string, std::string>> files);

struct AppliedMigration {
  std::string name;
  std::string content_hash;
  base::Instant applied_at;
  std::string program_version;
};

struct MigrationState {
  std::vector<AppliedMigration> applied;
  std::vector<std::string> pending;  ///< in their order
};

/// What was applied and what is to come. Errors: Conflict – the database is newer than this program (it holds a
/// migration that the series lacks, or one before one that it lacks), or a migration that was applied had another text.
base::Result<MigrationState> migration_state(Database& database, const std::vector<Migration>& series);

/// Applies what is pending, each migration in a transaction of its own, so that one that fails leaves what was before
/// it. Two programs that start at once do it once. Gives the names applied. Errors: those of migration_state; those of
/// the statements, with the migration's name.
base::Result<std::vector<std::string>> migrate(Database& database, const std::vector<Migration>& series,
                                               const std::string& program_version);

/// The same within one transaction, for a database that is made whole or not at all.
base::Result<std::vector<std::string>> migrate_within(Transaction& tx, const std::vector<Migration>& series,
                                                      const std::string& program_version);

}  // namespace vallis::db
