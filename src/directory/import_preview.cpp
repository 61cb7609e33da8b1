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

constexpr std::string_view kKeep = R"sql(
    UPDATE directory_import_line SET action = $3, record_id = $4, record_version = $5, plan = $6, state = 'open', note = ''
    WHERE import_id = $1 AND line = $2
)sql";

/// Works out one line after the other.
class Preview {
 public:
  Preview(db::Transaction& tx, const base::Instant& now, const Import& import, RecordWords words)
      : tx_(tx), now_(now), import_(import), target_(detail::import_target(import.kind)), words_(std::move(words)) {}

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

  base::Result<void> plan(const StoredLine& line) {
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
    std::string json;
    base::write_json(json, plan_);
    const auto kept = tx_.execute(kKeep, import_.import_id, line.line, *action, record_, record_version_, json);
    if (!kept) return kept.error();
    return {};
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

    auto fresh = target_.draft(tx_, now_, words_, nullptr, *cells, import_.clear_empty);
    if (!fresh) return fresh.error();
    if (!fresh->name.empty()) plan_.name = fresh->name;
    auto candidates = target_.find(tx_, now_, *fresh);
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
    auto known = target_.known(tx_, now_, id);
    if (!known) return known.error();
    const std::string_view blamed = named && line.choice != LineChoice::Update ? target_.id_field() : "";
    if (!*known) return fault(blamed, "There is none of this id; leave the cell empty for a new one.");
    if ((*known)->gone) return fault(blamed, "This one has ended, and its record is kept as it was.");
    const auto [before, first] = updated_.emplace(id, line.line);
    if (!first) {
      return fault(blamed, fmt::format("Line {} is about the same one, '{}'; leave one of them.", before->second,
                                       (*known)->name));
    }
    auto draft = target_.draft(tx_, now_, words_, &**known, cells, import_.clear_empty);
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

  db::Transaction& tx_;
  const base::Instant& now_;
  const Import& import_;
  const ImportTarget& target_;
  RecordWords words_;
  std::map<std::string, std::int64_t> twins_;   // lines that will create, by what they are about
  std::map<base::Uuid, std::int64_t> updated_;  // lines that are about records that are there
  LinePlan plan_;
  std::optional<base::Uuid> record_;
  std::optional<std::int64_t> record_version_;
};

}  // namespace

base::Result<void> preview_import(db::Transaction& tx, const base::Instant& now, ImportId id,
                                  const ImportProgress& progress) {
  const auto import = find_import(tx, id);
  if (!import) return import.error();
  auto words = RecordWords::load(tx);
  if (!words) return words.error();
  Preview preview(tx, now, *import, std::move(*words));
  if (auto columns = preview.check_columns(); !columns) return columns.error();
  const auto lines = tx.many<StoredLine>(std::string(detail::kSelectLine) + "WHERE import_id = $1 ORDER BY line", id);
  if (!lines) return lines.error();
  std::int64_t done = 0;
  for (const StoredLine& line : *lines) {
    if (progress && done % 100 == 0 && !progress(done, import->line_count)) return base::cancelled();
    if (auto planned = preview.plan(line); !planned) return planned.error();
    ++done;
  }
  return detail::set_state(tx, now, id, ImportState::Previewed);
}

}  // namespace vallis::directory
