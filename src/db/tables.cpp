#include "db/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/json.hpp"

namespace vallis::db {

struct StoredColumn {
  std::string table_name;
  std::string name;
  std::string type;
};
VALLIS_DESCRIBE(StoredColumn, table_name, name, type)

struct StoredTrigger {
  std::string name;
  std::string sql;
};
VALLIS_DESCRIBE(StoredTrigger, name, sql)

struct StoredForeignKey {
  std::string table_name;
  std::string name;
  std::string definition;
};
VALLIS_DESCRIBE(StoredForeignKey, table_name, name, definition)

namespace {

constexpr std::string_view kColumnsSqlite = R"sql(
    SELECT t.name AS table_name, c.name AS name, lower(c.type) AS type
    FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        AND t.name <> 'schema_migration' AND t.name NOT LIKE 'search\_%' ESCAPE '\' AND c.hidden = 0
    ORDER BY t.name, c.name
)sql";

constexpr std::string_view kColumnsPostgres = R"sql(
    SELECT CAST(c.table_name AS text) AS table_name, CAST(c.column_name AS text) AS name,
        CAST(c.udt_name AS text) AS type
    FROM information_schema.columns c JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
        AND c.table_name <> 'schema_migration' AND c.table_name NOT LIKE 'search\_%'
    ORDER BY CAST(c.table_name AS text) COLLATE "C", CAST(c.column_name AS text) COLLATE "C"
)sql";

constexpr std::string_view kTriggersSqlite = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name";

constexpr std::string_view kForeignKeysPostgres = R"sql(
    SELECT CAST(CAST(conrelid AS regclass) AS text) AS table_name, quote_ident(conname) AS name,
        pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)
    ORDER BY conname
)sql";

constexpr std::array<std::pair<std::string_view, ColumnKind>, 16> kKinds = {{{"text", ColumnKind::Text},
                                                                             {"uuid", ColumnKind::Text},
                                                                             {"date", ColumnKind::Text},
                                                                             {"bigint", ColumnKind::Integer},
                                                                             {"integer", ColumnKind::Integer},
                                                                             {"int8", ColumnKind::Integer},
                                                                             {"int4", ColumnKind::Integer},
                                                                             {"double precision", ColumnKind::Real},
                                                                             {"float8", ColumnKind::Real},
                                                                             {"boolean", ColumnKind::Boolean},
                                                                             {"bool", ColumnKind::Boolean},
                                                                             {"bytea", ColumnKind::Binary},
                                                                             {"blob", ColumnKind::Binary},
                                                                             {"timestamptz", ColumnKind::Instant},
                                                                             {"jsonb", ColumnKind::Json},
                                                                             {"json", ColumnKind::Json}}};

base::Result<ColumnKind> kind_of(const StoredColumn& column) {
  for (const auto& [type, kind] : kKinds) {
    if (type == column.type) return kind;
  }
  return base::invalid_argument(fmt::format("Column {}.{} is of the type '{}', which not both databases know.",
                                            column.table_name, column.name, column.type));
}

std::string in_quotes(std::string_view name) { return fmt::format("\"{}\"", name); }

base::Json sorted(const base::Json& value) {
  if (value.is_array()) {
    base::JsonArray array;
    for (const base::Json& one : value.as_array()) array.push_back(sorted(one));
    return array;
  }
  if (!value.is_object()) return value;
  std::map<std::string_view, const base::Json*> members;
  for (const auto& member : value.as_object()) members.emplace(member.key(), &member.value());
  base::JsonObject object;
  for (const auto& [key, member] : members) object[key] = sorted(*member);
  return object;
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  Bytes bytes;
  if (text.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]);
    const int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return bytes;
}

/// A cell as it stands in a line; nothing where the cell is not of its column's kind.
std::optional<base::Json> json_of(const Cell& cell, ColumnKind kind) {
  if (cell.kind == Cell::Kind::Null) return base::Json(nullptr);
  switch (kind) {
    case ColumnKind::Text:
      return cell.kind == Cell::Kind::Text ? std::optional(base::Json(cell.bytes)) : std::nullopt;
    case ColumnKind::Integer:
      return cell.kind == Cell::Kind::Integer ? std::optional(base::Json(cell.integer)) : std::nullopt;
    case ColumnKind::Boolean:
      return cell.kind == Cell::Kind::Integer ? std::optional(base::Json(cell.integer != 0)) : std::nullopt;
    case ColumnKind::Real: {
      double value = 0;
      if (!from_cell(cell, value) || !std::isfinite(value)) return std::nullopt;
      return base::Json(value);
    }
    case ColumnKind::Binary:
      return cell.kind == Cell::Kind::Blob ? std::optional(base::Json(hex(cell.bytes))) : std::nullopt;
    case ColumnKind::Instant: {
      base::Instant value;
      return from_cell(cell, value) ? std::optional(base::Json(value.text())) : std::nullopt;
    }
    case ColumnKind::Json: {
      base::Json value;
      if (!from_cell(cell, value)) return std::nullopt;
      return base::Json(base::print_json(sorted(value), base::JsonStyle::Compact));
    }
  }
  return std::nullopt;
}

std::optional<Argument> argument_of(const base::Json& value, ColumnKind kind) {
  if (value.is_null()) return Argument(std::monostate());
  switch (kind) {
    case ColumnKind::Text:
    case ColumnKind::Instant:
    case ColumnKind::Json:
      return value.is_string() ? std::optional(to_argument(std::string(value.as_string()))) : std::nullopt;
    case ColumnKind::Integer:
      return value.is_int64() ? std::optional(to_argument(value.as_int64())) : std::nullopt;
    case ColumnKind::Boolean:
      return value.is_bool() ? std::optional(to_argument(value.as_bool())) : std::nullopt;
    case ColumnKind::Real:
      if (value.is_int64()) return to_argument(static_cast<double>(value.as_int64()));
      return value.is_double() ? std::optional(to_argument(value.as_double())) : std::nullopt;
    case ColumnKind::Binary: {
      if (!value.is_string()) return std::nullopt;
      auto bytes = from_hex(std::string_view(value.as_string()));
      return bytes ? std::optional(to_argument(std::move(*bytes))) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// Rows of a table in an order that both databases have.
std::string select_rows(Dialect dialect, const Table& table) {
  std::string columns;
  std::string order;
  for (const Column& column : table.columns) {
    const std::string name = in_quotes(column.name);
    columns += (columns.empty() ? "" : ", ") + name;
    // A JSON column has no order of its own that both agree on; no table has one as its key.
    if (column.kind == ColumnKind::Json) continue;
    if (!order.empty()) order += ", ";
    if (dialect == Dialect::Sqlite) {
      order += name + " NULLS LAST";
    } else {
      order += column.kind == ColumnKind::Text ? fmt::format("CAST({} AS text) COLLATE \"C\"", name) : name;
    }
  }
  return fmt::format("SELECT {} FROM {} ORDER BY {}", columns, in_quotes(table.name), order);
}

base::Result<std::string> line_of(const Table& table, const RawRow& row) {
  base::JsonArray values;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    auto value = json_of(row.cell(static_cast<int>(c)), table.columns[c].kind);
    if (!value) {
      return base::unavailable(fmt::format("The database holds something in {}.{} that the column cannot be.",
                                           table.name, table.columns[c].name));
    }
    values.push_back(std::move(*value));
  }
  return base::print_json(values, base::JsonStyle::Compact);
}

}  // namespace

base::Result<std::vector<Table>> tables(Reader& reader) {
  const auto columns =
      reader.many<StoredColumn>(reader.dialect() == Dialect::Sqlite ? kColumnsSqlite : kColumnsPostgres);
  if (!columns) return columns.error();
  std::vector<Table> all;
  for (const StoredColumn& column : *columns) {
    const auto kind = kind_of(column);
    if (!kind) return kind.error();
    if (all.empty() || all.back().name != column.table_name) all.push_back({column.table_name, {}});
    all.back().columns.push_back({column.name, *kind});
  }
  return all;
}

base::Result<void> dump_rows(Reader& reader, const Table& table,
                             const std::function<base::Result<void>(std::string_view line)>& take) {
  const std::string select = select_rows(reader.dialect(), table);
  std::int64_t seen = 0;
  const auto each = [&](const RawRow& row) -> base::Result<void> {
    ++seen;
    const auto line = line_of(table, row);
    if (!line) return line.error();
    return take(*line);
  };
  if (reader.dialect() == Dialect::Sqlite) return reader.each_row(select, {}, each);
  // libpq keeps all rows of an answer in memory, so they are fetched in parts.
  const std::string cursor = in_quotes("dump_" + table.name);
  const auto nothing = [](const RawRow&) { return base::Result<void>(); };
  if (auto made = reader.each_row(fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, select), {}, nothing);
      !made) {
    return made;
  }
  while (true) {
    const std::int64_t before = seen;
    if (auto got = reader.each_row(fmt::format("FETCH 1000 FROM {}", cursor), {}, each); !got) return got;
    if (seen == before) return reader.each_row(fmt::format("CLOSE {}", cursor), {}, nothing);
  }
}

base::Result<void> load_row(Transaction& tx, const Table& table, std::string_view line) {
  const auto wrong = [&] { return base::invalid_input(table.name, "A line does not hold a row of the table."); };
  const auto values = base::parse_json(line, table.name);
  if (!values || !values->is_array() || values->as_array().size() != table.columns.size()) return wrong();
  std::vector<Argument> arguments;
  std::string names;
  std::string places;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    auto argument = argument_of(values->as_array()[c], table.columns[c].kind);
    if (!argument) return wrong();
    arguments.push_back(std::move(*argument));
    names += (c == 0 ? "" : ", ") + in_quotes(table.columns[c].name);
    places += fmt::format("{}${}", c == 0 ? "" : ", ", c + 1);
  }
  const auto added =
      tx.execute_with(fmt::format("INSERT INTO {} ({}) VALUES ({})", in_quotes(table.name), names, places), arguments);
  if (!added) return added.error().in(table.name);
  return {};
}

base::Result<void> load_tables(Transaction& tx, const std::function<base::Result<void>(Transaction&)>& load) {
  const auto all = tables(tx);
  if (!all) return all.error();
  std::string lift;
  std::string restore;
  if (tx.dialect() == Dialect::Sqlite) {
    const auto triggers = tx.many<StoredTrigger>(kTriggersSqlite);
    if (!triggers) return triggers.error();
    lift = "PRAGMA defer_foreign_keys = ON;\n";  // held at the commit
    for (const StoredTrigger& trigger : *triggers) {
      lift += fmt::format("DROP TRIGGER {};\n", in_quotes(trigger.name));
      restore += trigger.sql + ";\n";
    }
  } else {
    const auto keys = tx.many<StoredForeignKey>(kForeignKeysPostgres);
    if (!keys) return keys.error();
    for (const StoredForeignKey& key : *keys) {
      lift += fmt::format("ALTER TABLE {} DROP CONSTRAINT {};\n", key.table_name, key.name);
      restore += fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {};\n", key.table_name, key.name, key.definition);
    }
    for (const Table& table : *all) {
      lift += fmt::format("ALTER TABLE {} DISABLE TRIGGER USER;\n", in_quotes(table.name));
      restore += fmt::format("ALTER TABLE {} ENABLE TRIGGER USER;\n", in_quotes(table.name));
    }
  }
  for (const Table& table : *all) lift += fmt::format("DELETE FROM {};\n", in_quotes(table.name));
  if (auto lifted = tx.script(lift); !lifted) return lifted;
  if (auto loaded = load(tx); !loaded) return loaded;
  return tx.script(restore);
}

}  // namespace vallis::db
