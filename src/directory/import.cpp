#include "directory/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/fold.hpp"
#include "base/hash.hpp"
#include "db/sql.hpp"
#include "directory/detail/import_store.hpp"

namespace vallis::directory {
namespace {

using detail::LinePlan;
using detail::StoredLine;

constexpr std::string_view kSelect = R"sql(
    SELECT i.import_id, i.kind, i.file_name, i.columns, i.clear_empty, i.state, i.line_count, i.job_id, i.created_by,
           i.created_at, i.updated_at, i.version FROM directory_import i
)sql";

struct Row {
  ImportId import_id;
  ImportKind kind = ImportKind::Organisations;
  std::string file_name;
  base::Json columns;
  bool clear_empty = false;
  ImportState state = ImportState::Uploaded;
  std::int64_t line_count = 0;
  std::optional<base::Uuid> job_id;
  std::optional<base::Uuid> created_by;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Row, import_id, kind, file_name, columns, clear_empty, state, line_count, job_id, created_by,
                created_at, updated_at, version)

struct Count {
  std::optional<LineAction> action;
  LineState state = LineState::Open;
  std::int64_t line_count = 0;
};
VALLIS_DESCRIBE(Count, action, state, line_count)

base::Result<Import> counted(db::Reader& reader, const Row& row) {
  Import import;
  detail::copy_members(row, import);
  const auto columns = base::read_document<std::vector<ImportColumn>>(row.columns, "columns");
  if (!columns) return columns.error();
  import.columns = *columns;
  const auto counts = reader.many<Count>(
      "SELECT action, state, count(*) AS line_count FROM directory_import_line WHERE import_id = $1 "
      "GROUP BY action, state",
      import.import_id);
  if (!counts) return counts.error();
  for (const Count& count : *counts) {
    const std::string action = count.action ? std::string(base::enum_word(*count.action)) + "_count" : "";
    const std::string state = std::string(base::enum_word(count.state)) + "_count";
    base::for_each_member(import, [&](std::string_view name, auto& member) {
      if constexpr (std::is_same_v<std::remove_reference_t<decltype(member)>, std::int64_t>) {
        if (name == action || name == state) member += count.line_count;
      }
    });
  }
  return import;
}

std::string key_of(const std::vector<std::string>& headers) {
  std::string key;
  for (const std::string& header : headers) key += base::fold(header) + "\n";
  return base::content_hash(key);
}

std::vector<ImportColumn> guess(ImportKind kind, const std::vector<std::string>& headers) {
  std::vector<ImportColumn> columns;
  std::vector<std::string_view> taken;
  for (const std::string& header : headers) {
    ImportColumn column{header, {}};
    const std::string folded = base::fold(header);
    for (const detail::ImportField& field : detail::import_target(kind).fields()) {
      const bool meant = folded == base::fold(field.field) ||
                         std::any_of(field.words.begin(), field.words.end(),
                                     [&](std::string_view word) { return base::fold(word) == folded; });
      if (!meant || std::find(taken.begin(), taken.end(), field.field) != taken.end()) continue;
      taken.push_back(field.field);
      column.field = std::string(field.field);
      break;
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

/// A change before anything was written. The preview that was there is void.
base::Result<Import> open_for_change(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version) {
  const auto changed = tx.execute(
      "UPDATE directory_import SET version = version + 1, updated_at = $3, state = 'uploaded' "
      "WHERE import_id = $1 AND version = $2 AND state IN ('uploaded', 'previewed')",
      id, version, now);
  if (!changed) return changed.error();
  auto import = find_import(tx, id);
  if (!import || *changed == 1) return import;
  if (import->version != version) return base::stale("Somebody else changed the import; read it again.");
  return base::conflict("The import is under way or was committed; its lines cannot be changed any more.");
}

}  // namespace

std::span<const base::FieldRule> field_rules(const ImportMapping*) {
  static constexpr std::array<base::FieldRule, 1> rules = {{{.member = "columns", .max_length = 200}}};
  return rules;
}

std::span<const base::FieldRule> field_rules(const LineChoices*) {
  static constexpr std::array<base::FieldRule, 1> rules = {{{.member = "lines", .max_length = 20'000}}};
  return rules;
}

detail::LinePlan detail::StoredLine::read_plan() const {
  return base::read_document<LinePlan>(plan, "plan").value_or(LinePlan{});
}

base::Result<void> detail::set_state(db::Transaction& tx, const base::Instant& now, ImportId id, ImportState state) {
  const auto set =
      tx.execute("UPDATE directory_import SET state = $2, updated_at = $3, version = version + 1 WHERE import_id = $1",
                 id, state, now);
  if (!set) return set.error();
  return {};
}

base::Result<ImportId> add_import(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  ImportKind kind, const std::string& file_name, std::vector<sheets::Line> table) {
  if (table.size() < 2) {
    return base::invalid_input(file_name, "The file has no lines below its headers; the first line names the columns.");
  }
  const std::vector<std::string> headers = std::move(table.front().cells);
  const std::string key = key_of(headers);
  std::vector<ImportColumn> columns = guess(kind, headers);
  const auto remembered = tx.maybe<base::Json>(
      "SELECT columns FROM directory_import_mapping WHERE kind = $1 AND headers_key = $2", kind, key);
  if (!remembered) return remembered.error();
  if (*remembered) {
    if (auto read = base::read_document<std::vector<ImportColumn>>(**remembered, "columns"); read) columns = *read;
  }
  std::string columns_json;
  base::write_json(columns_json, columns);
  const ImportId id = ImportId::next();
  const auto put = tx.execute(
      "INSERT INTO directory_import (import_id, kind, file_name, headers_key, columns, clear_empty, state, line_count, "
      "created_by, created_at, updated_at, version) VALUES ($1, $2, $3, $4, $5, FALSE, 'uploaded', $6, $7, $8, $8, 1)",
      id, kind, file_name, key, columns_json, table.size() - 1, by.account_id, now);
  if (!put) return put.error();
  for (std::size_t l = 1; l < table.size(); ++l) {
    table[l].cells.resize(std::max(table[l].cells.size(), headers.size()));
    std::string cells;
    base::write_json(cells, table[l].cells);
    const auto kept = tx.execute(
        "INSERT INTO directory_import_line (import_id, line, cells, plan, state, note) "
        "VALUES ($1, $2, $3, '{}', 'open', '')",
        id, table[l].line, cells);
    if (!kept) return kept.error();
  }
  return id;
}

base::Result<Import> find_import(db::Reader& reader, ImportId id) {
  const auto row = reader.maybe<Row>(std::string(kSelect) + " WHERE i.import_id = $1", id);
  if (!row) return row.error();
  if (!*row) return base::not_found("There is no such import.");
  return counted(reader, **row);
}

base::Result<std::vector<Import>> list_imports(db::Reader& reader, std::optional<ImportId> before, int limit) {
  db::Sql sql(kSelect);
  if (before) sql.add(" WHERE i.import_id < ").value(*before);
  sql.add(" ORDER BY i.import_id DESC LIMIT ").value(limit);
  const auto rows = reader.many_with<Row>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  std::vector<Import> imports;
  for (const Row& row : *rows) {
    auto import = counted(reader, row);
    if (!import) return import.error();
    imports.push_back(std::move(*import));
  }
  return imports;
}

base::Result<std::vector<ImportLine>> import_lines(db::Reader& reader, ImportId id, std::optional<LineAction> action,
                                                   std::int64_t after, int limit) {
  db::Sql sql(detail::kSelectLine);
  sql.add("WHERE import_id = ").value(id).add(" AND line > ").value(after);
  if (action) sql.add(" AND action = ").value(*action);
  sql.add(" ORDER BY line LIMIT ").value(limit);
  const auto rows = reader.many_with<StoredLine>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  std::vector<ImportLine> lines;
  for (const StoredLine& row : *rows) {
    LinePlan plan = row.read_plan();
    lines.push_back({row.line, std::move(plan.name), row.action, row.choice, row.record_id, std::move(plan.changes),
                     std::move(plan.faults), std::move(plan.candidates), row.state, row.note});
  }
  return lines;
}

base::Result<void> map_columns(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version,
                               const ImportMapping& mapping) {
  const auto import = open_for_change(tx, now, id, version);
  if (!import) return import.error();
  std::vector<base::Fault> faults;
  const auto fault = [&](std::size_t at, std::string what) {
    base::Fault one;
    one.field = fmt::format("/columns/{}/field", at);
    one.what = std::move(what);
    faults.push_back(std::move(one));
  };
  if (mapping.columns.size() != import->columns.size()) {
    return base::invalid_argument(
        fmt::format("The file has {} columns; say of each what it is.", import->columns.size()));
  }
  std::vector<std::string> known;
  for (const auto& field : detail::import_target(import->kind).fields()) known.emplace_back(field.field);
  for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
    const auto& field = mapping.columns[c].field;
    if (!field) continue;
    if (std::find(known.begin(), known.end(), *field) == known.end()) {
      const auto near = base::nearest_word(*field, known);
      fault(c, near ? fmt::format("There is no field '{}'; did you mean '{}'?", *field, *near)
                    : fmt::format("There is no field '{}'.", *field));
    }
    for (std::size_t other = 0; other < c; ++other) {
      if (mapping.columns[other].field == field) fault(c, fmt::format("Column {} is '{}' already.", other + 1, *field));
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  std::vector<ImportColumn> columns = import->columns;
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].field = mapping.columns[c].field;
  std::string json;
  base::write_json(json, columns);
  const auto set = tx.execute("UPDATE directory_import SET columns = $2, clear_empty = $3 WHERE import_id = $1", id,
                              json, mapping.clear_empty);
  if (!set) return set.error();
  const auto kept = tx.execute(
      "INSERT INTO directory_import_mapping (kind, headers_key, columns) "
      "SELECT kind, headers_key, columns FROM directory_import WHERE import_id = $1 "
      "ON CONFLICT (kind, headers_key) DO UPDATE SET columns = excluded.columns",
      id);
  if (!kept) return kept.error();
  return {};
}

base::Result<void> choose_lines(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version,
                                const LineChoices& choices) {
  const auto import = open_for_change(tx, now, id, version);
  if (!import) return import.error();
  for (std::size_t c = 0; c < choices.lines.size(); ++c) {
    const ChosenLine& one = choices.lines[c];
    const auto set =
        tx.execute("UPDATE directory_import_line SET choice = $3, choice_id = $4 WHERE import_id = $1 AND line = $2",
                   id, one.line, one.choice, one.record_id);
    if (!set) return set.error();
    if (*set == 1) continue;
    base::Fault fault;
    fault.field = fmt::format("/lines/{}/line", c);
    fault.what = fmt::format("The file has no line {}.", one.line);
    return base::invalid_input({fault});
  }
  return {};
}

}  // namespace vallis::directory
