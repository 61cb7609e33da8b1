#pragma once

#include <string>
#include <vector>

#include "base/describe.hpp"
#include "db/database.hpp"

namespace vallis::db {

/// A column of type uuid, and what it must refer to.
struct UuidColumn {
  std::string table_name;
  std::string column_name;
  std::int64_t key_count = 0;  ///< columns of the primary key it is part of; 0: of none
  std::string refers_to;       ///< a table; empty: anything
};
VALLIS_DESCRIBE(UuidColumn, table_name, column_name, key_count, refers_to)

/// Those of all tables, as the database itself has them, by table and column. For work on a database as a whole, which
/// no owner of a table can do; features go to the owner. Errors: those of a statement.
base::Result<std::vector<UuidColumn>> uuid_columns(Reader& reader);

}  // namespace vallis::db
