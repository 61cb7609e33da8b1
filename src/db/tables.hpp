#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::db {

/// What a column holds, as far as both databases know it.
enum class ColumnKind { Text, Integer, Real, Boolean, Binary, Instant, Json };
VALLIS_DESCRIBE_ENUM(ColumnKind, Text, Integer, Real, Boolean, Binary, Instant, Json)

struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::Text;
};
VALLIS_DESCRIBE(Column, name, kind)

struct Table {
  std::string name;
  std::vector<Column> columns;  ///< by name
};
VALLIS_DESCRIBE(Table, name, columns)

/// The tables of the database by name, but for the note of its migrations, with the columns that are stored. Tables of
/// a kind of one database alone (SQLite's virtual ones) are left out, and so are those of the text index ("search_…"):
/// what they hold is derived, and made anew by the server.
base::Result<std::vector<Table>> tables(Reader& reader);

/// Every row as one line of JSON: an array of the columns' values in their order, without the line's end. The same rows
/// give the same lines in the same order on both databases: moments have three decimals, JSON is printed anew with
/// sorted keys and stands as a text, bytes are hexadecimal. Cost: memory for a thousand rows.
base::Result<void> dump_rows(Reader& reader, const Table& table,
                             const std::function<base::Result<void>(std::string_view line)>& take);

/// Puts a line of dump_rows into the table. Errors: InvalidInput – no such line; those of the statement.
base::Result<void> load_row(Transaction& tx, const Table& table, std::string_view line);

/// Lets rows be put into all tables in any order: empties them, lifts triggers and foreign keys, calls `load`, and puts
/// both back. Errors: Conflict – the rows break a foreign key; those of `load`.
base::Result<void> load_tables(Transaction& tx, const std::function<base::Result<void>(Transaction&)>& load);

}  // namespace vallis::db
