#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/fold.hpp"
#include "directory/detail/import_store.hpp"

namespace vallis::directory {
namespace {

using detail::Cells;
using detail::Draft;
using detail::ImportTarget;
using detail::KnownRecord;
using detail::LinePlan;
using detail::RecordWords;
using detail::StoredLine;

constexpr std::size_t kPart = 500;  // lines that are kept by one statement

/// What became of a line.
struct PlannedLine {
  std::int64_t line = 0;
  LineAction action = LineAction::Error;
  std::optional<base::Uuid> record;
  std::optional<std::int64_t> record_version;
  std::string plan;  ///< JSON
};

base::Result<void> keep(db::Transaction& tx, ImportId id, const std::vector<PlannedLine>& lines) {
  if (lines.empty()) return {};
  // PostgreSQL takes values of a list for texts where nothing is said; SQLite would make numbers of types it does not
  // know.
  const bool postgres = tx.dialect() == db::Dialect::Postgres;
  db::Sql sql("WITH planned (line, action, record_id, record_version, plan) AS (VALUES ");
  const auto add = [&](std::string_view before, const auto& value, std::string_view type) {
    sql.add(before).add(postgres ? "CAST(" : "(").value(value);
    if (postgres) sql.add(" AS ").add(type);
    sql.add(")");
  };
  for (std::size_t l = 0; l < lines.size(); ++l) {
    add(l == 0 ? "(" : ", (", lines[l].line, "bigint");
    add(", ", lines[l].action, "text");
    add(", ", lines[l].record, "uuid");
    add(", ", lines[l].record_version, "bigint");
    add(", ", lines[l].plan, "jsonb");
    sql.add(")");
  }
  sql.add(
      ") UPDATE directory_import_line SET action = planned.action, record_id = planned.record_id, "
      "record_version = planned.record_version, plan = planned.plan, state = 'open', note = '' FROM planned "
      "WHERE directory_import_line.line = planned.line AND directory_import_line.import_id = ");
  sql.value(id);
  const auto kept = tx.execute_with(sql.text(), sql.arguments());
  if (!kept) return kept.error();
  return {};
}

/// Works out one line after the other.
class Preview {
 public:
  Preview(db::Reader& reader, const base::Instant& now, const Import& import)
      : reader_(reader), now_(now), import_(import), target_(detail::import_target(import.kind)) {}

  base::Result<void> load() {
    auto words = RecordWords::load(reader_);
    if (!words) return words.error();
    words_ = std::move(*words);
    if (import_.line_count < static_cast<std::int64_t>(detail::kManyLines)) return {};
    auto keys = target_.keys(reader_);
    if (!keys) return keys.error();
    keys_ = std::move(*keys);
    return {};
  }

  /// New records need some fields, so a file without their columns can only change what is there, by its id.
  base::Result<void> check_columns() const {
    std::set<std::string_view> mapped;
    for (const ImportColumn& column : import_.columns) {
      if (column.field) mapped.insert(*column.field);
    }
    if (mapped.contains(target_.id_field())) return {};
    std::vector<base::Fault> faults;
    for (const detail::ImportField& field : target_.fields()) {
      if (!field.needed || mapped.contains(field.field)) continue;
      base::Fault fault;
      fault.file = import_.file_name;
      fault.line = 1;
      fault.field = "/columns";
      fault.what = fmt::format("No column is the {}; say which one is, or add one to the file.", field.field);
      faults.push_back(std::move(fault));
    }
    if (!faults.empty()) return base::invalid_input(std::move(faults));
    return {};
  }

  base::Result<PlannedLine> plan(const StoredLine& line) {
    plan_ = {};
    record_.reset();
    record_version_.reset();
    auto action = decide(line);
    if (!action) return action.error();
    if (*action != LineAction::Create && *action != LineAction::Update) {
      plan_.form.reset();
      plan_.before.reset();
    }
    for (LineFault& fault : plan_.faults) fault.column = header_of(fault.column);
    PlannedLine planned{line.line, *action, record_, record_version_, {}};
    base::write_json(planned.plan, plan_);
    return planned;
  }

 private:
  base::Result<LineAction> decide(const StoredLine& line) {
    const auto texts = base::read_document<std::vector<std::string>>(line.cells, "cells");
    if (!texts) return texts.error();
    const std::optional<Cells> cells = cells_of(*texts);
    if (!cells) return LineAction::Error;
    if (const auto name = cells->find("name"); name != cells->end()) plan_.name = name->second;
    if (line.choice == LineChoice::Skip || again_header(*texts)) return LineAction::Skip;

    std::optional<base::Uuid> id;
    if (const auto cell = cells->find(target_.id_field()); cell != cells->end() && !base::trim(cell->second).empty()) {
      id = base::Uuid::parse(base::trim(cell->second));
      if (!id) return fault(target_.id_field(), "This is no id; copy it from an export, or leave the cell empty.");
    }
    if (line.choice == LineChoice::Update) {
      if (!line.choice_id) return fault("", "Say which one to update.");
      id = line.choice_id;
    }
    if (id) return update(line, *cells, *id, true);

    auto fresh = target_.draft(reader_, now_, words_, nullptr, *cells, import_.clear_empty);
    if (!fresh) return fresh.error();
    if (!fresh->name.empty()) plan_.name = fresh->name;
    auto candidates = target_.find(reader_, now_, *fresh, keys_ ? &*keys_ : nullptr);
    if (!candidates) return candidates.error();
    plan_.candidates = *candidates;
    const bool sure = !candidates->empty() && candidates->front().score == 1;
    if (sure && line.choice != LineChoice::Create) return update(line, *cells, candidates->front().record_id, false);
    if (!fresh->faults.empty()) {
      plan_.faults = std::move(fresh->faults);
      return LineAction::Error;
    }
    plan_.form = std::move(fresh->form);
    if (line.choice == LineChoice::Create) return LineAction::Create;
    if (!candidates->empty()) return LineAction::Duplicate;
    if (fresh->twin_key.empty()) return LineAction::Create;
    const auto [twin, first] = twins_.emplace(fresh->twin_key, line.line);
    if (first) return LineAction::Create;
    plan_.faults.push_back({"", fmt::format("Line {} looks like the same one; choose create or skip.", twin->second)});
    return LineAction::Duplicate;
  }

  base::Result<LineAction> update(const StoredLine& line, const Cells& cells, const base::Uuid& id, bool named) {
    auto known = target_.known(reader_, now_, id);
    if (!known) return known.error();
    const std::string_view blamed = named && line.choice != LineChoice::Update ? target_.id_field() : "";
    if (!*known) return fault(blamed, "There is none of this id; leave the cell empty for a new one.");
    if ((*known)->gone) return fault(blamed, "This one has ended, and its record is kept as it was.");
    const auto [before, first] = updated_.emplace(id, line.line);
    if (!first) {
      return fault(blamed, fmt::format("Line {} is about the same one, '{}'; leave one of them.", before->second,
                                       (*known)->name));
    }
    auto draft = target_.draft(reader_, now_, words_, &**known, cells, import_.clear_empty);
    if (!draft) return draft.error();
    plan_.name = (*known)->name;
    record_ = id;
    record_version_ = (*known)->version;
    if (!draft->faults.empty()) {
      plan_.faults = std::move(draft->faults);
      return LineAction::Error;
    }
    if (draft->changes.empty()) return LineAction::Skip;
    plan_.changes = std::move(draft->changes);
    plan_.form = std::move(draft->form);
    plan_.before = std::move((*known)->form);
    return LineAction::Update;
  }

  LineAction fault(std::string_view field, std::string what) {
    plan_.faults.push_back({std::string(field), std::move(what)});
    return LineAction::Error;
  }

  /// Cells by field; nothing, with a fault, where text stands beside the columns.
  std::optional<Cells> cells_of(const std::vector<std::string>& texts) {
    Cells cells;
    for (std::size_t c = 0; c < texts.size(); ++c) {
      if (c >= import_.columns.size()) {
        if (base::trim(texts[c]).empty()) continue;
        fault("",
              fmt::format("There are more cells than headers ('{}' is one); put quotes around a cell that holds the "
                          "separator.",
                          base::shorten(texts[c], 40)));
        return std::nullopt;
      }
      if (import_.columns[c].field) cells[*import_.columns[c].field] = texts[c];
    }
    return cells;
  }

  /// Files that were put together often have their headers twice.
  bool again_header(const std::vector<std::string>& texts) const {
    for (std::size_t c = 0; c < import_.columns.size(); ++c) {
      if (base::fold(texts[c]) != base::fold(import_.columns[c].header)) return false;
    }
    return true;
  }

  std::string header_of(const std::string& field) const {
    for (const ImportColumn& column : import_.columns) {
      if (column.field == field) return column.header;
    }
    return field;
  }

  db::Reader& reader_;
  const base::Instant& now_;
  const Import& import_;
  const ImportTarget& target_;
  RecordWords words_;
  std::optional<RecordKeys> keys_;              // for a file of many lines
  std::map<std::string, std::int64_t> twins_;   // lines that will create, by what they are about
  std::map<base::Uuid, std::int64_t> updated_;  // lines that are about records that are there
  LinePlan plan_;
  std::optional<base::Uuid> record_;
  std::optional<std::int64_t> record_version_;
};

base::Result<std::vector<StoredLine>> next_lines(db::Reader& reader, ImportId id, std::int64_t after) {
  return reader.many<StoredLine>(
      std::string(detail::kSelectLine) + "WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3", id, after, kPart);
}

base::Result<void> preview(db::Reader& reader, const base::Instant& now, ImportId id, const ImportWriter& write,
                           const ImportProgress& progress) {
  const auto import = find_import(reader, id);
  if (!import) return import.error();
  Preview preview(reader, now, *import);
  if (auto columns = preview.check_columns(); !columns) return columns;
  if (auto loaded = preview.load(); !loaded) return loaded;
  std::int64_t done = 0;
  std::int64_t last = -1;
  while (true) {
    const auto lines = next_lines(reader, id, last);
    if (!lines) return lines.error();
    if (lines->empty()) break;
    std::vector<PlannedLine> planned;
    for (const StoredLine& line : *lines) {
      if (progress && done % 100 == 0 && !progress(done, import->line_count)) return base::cancelled();
      auto one = preview.plan(line);
      if (!one) return one.error();
      planned.push_back(std::move(*one));
      ++done;
    }
    last = lines->back().line;
    const auto kept = write([&](db::Transaction& tx) { return keep(tx, id, planned); });
    if (!kept) return kept;
  }
  return write([&](db::Transaction& tx) { return detail::set_state(tx, now, id, ImportState::Previewed); });
}

}  // namespace

base::Result<void> preview_import(db::Transaction& tx, const base::Instant& now, ImportId id,
                                  const ImportProgress& progress) {
  return preview(
      tx, now, id, [&](const auto& part) { return part(tx); }, progress);
}

base::Result<void> preview_in_parts(db::Database& database, const base::Instant& now, ImportId id,
                                    const ImportWriter& write, const ImportProgress& progress) {
  return database.read([&](db::Reader& reader) { return preview(reader, now, id, write, progress); });
}

}  // namespace vallis::directory
