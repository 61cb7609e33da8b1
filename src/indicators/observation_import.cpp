#include "indicators/observation_import.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "base/text.hpp"
#include "indicators/detail/form_check.hpp"
#include "indicators/detail/import_file.hpp"

namespace vallis::indicators {
namespace {

constexpr std::size_t kShownFaults = 1'000;

constexpr std::string_view kInsert = R"sql(
    INSERT INTO observation_import (import_id, file_name, state, lines, line_count, new_count, revised_count,
        unchanged_count, fault_count, created_by, created_at, updated_at, version)
    VALUES ($1, $2, 'previewed', $3, $4, $5, $6, $7, $8, $9, $10, $10, 1)
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT import_id, file_name, state, line_count, new_count, revised_count, unchanged_count, fault_count, created_by,
        created_at, updated_at, version
    FROM observation_import WHERE import_id = $1
)sql";

constexpr std::string_view kCommit = R"sql(
    UPDATE observation_import SET state = 'committed', updated_at = $3, version = version + 1
    WHERE import_id = $1 AND version = $2 AND state = 'previewed'
)sql";

/// A line worked out: what it would do, and what it would write.
struct Planned {
  ObservationLineAction action = ObservationLineAction::Error;
  detail::NewObservation observation;
  std::string hash;
};

/// Works lines out one after another, minding what earlier lines of the file were about.
class Planner {
 public:
  Planner(db::Transaction& tx, const activity::Actor& by, const base::Date& today, const detail::Lookup& lookup,
          const MayEdit& may)
      : tx_(tx), by_(by), today_(today), lookup_(lookup), may_(may) {}

  /// Adds faults to the line. Errors: those of db.
  base::Result<Planned> plan(ObservationLine& line) {
    Planned planned;
    auto checked = detail::check_form(tx_, lookup_, by_, today_, line.form);
    if (!checked) return checked.error();
    for (base::Fault& fault : checked->faults) {
      const bool said = std::any_of(line.faults.begin(), line.faults.end(),
                                    [&](const ObservationLineFault& one) { return one.column == fault.field; });
      if (!said) line.faults.push_back({std::move(fault.field), std::move(fault.what)});
    }
    detail::NewObservation& made = checked->observation;
    if (!made.unit.unit_key.empty() && !may_(made.unit.cluster_id)) {
      line.faults.push_back({"unit_code", "You may not enter figures of this unit."});
    }
    if (line.faults.empty()) note_cell(line, made);
    if (!line.faults.empty()) return planned;

    made.origin = Origin::Imported;
    planned.hash = detail::content_hash(made);
    const auto there = detail::standing(tx_, made.unit.unit_key, made.indicator, made.period_text());
    if (!there) return there.error();
    planned.action = there->empty() ? ObservationLineAction::New : ObservationLineAction::Revised;
    for (const detail::Standing& one : *there) {
      if (one.content_hash == planned.hash) planned.action = ObservationLineAction::Unchanged;
    }
    planned.observation = std::move(made);
    return planned;
  }

 private:
  void note_cell(ObservationLine& line, const detail::NewObservation& made) {
    const auto [first, added] =
        cells_.emplace(std::tuple(made.unit.unit_key, made.indicator, made.period_text()), line.line);
    if (added) return;
    const std::string when = made.period ? " in " + made.period_text() : std::string(" without a period");
    line.faults.push_back({"", fmt::format("Line {} has {} of '{}'{} already; keep one of the two.", first->second,
                                           made.indicator, made.unit.unit_code, when)});
  }

  db::Transaction& tx_;
  const activity::Actor& by_;
  const base::Date today_;
  const detail::Lookup& lookup_;
  const MayEdit& may_;
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> cells_;
};

std::vector<base::Fault> located(const std::string& file, const std::vector<ObservationLine>& lines) {
  std::vector<base::Fault> faults;
  for (const ObservationLine& line : lines) {
    for (const ObservationLineFault& fault : line.faults) {
      if (faults.size() == kShownFaults) return faults;
      faults.push_back({file, 0, static_cast<std::size_t>(line.line), fault.column, fault.what});
    }
  }
  return faults;
}

}  // namespace

base::Result<ObservationImport> preview_observations(db::Transaction& tx, const activity::Actor& by,
                                                     const base::Instant& now, const MayEdit& may,
                                                     std::string_view file_name, std::string_view bytes,
                                                     std::string_view encoding) {
  const auto lookup = detail::Lookup::make(tx);
  if (!lookup) return lookup.error();
  const std::string name = base::shorten(file_name, 200);
  auto lines = detail::read_import_file(*lookup, name, bytes, encoding);
  if (!lines) return lines.error();
  ObservationImport import;
  import.line_count = static_cast<std::int64_t>(lines->size());
  Planner planner(tx, by, now.date(), *lookup, may);
  for (ObservationLine& line : *lines) {
    const auto planned = planner.plan(line);
    if (!planned) return planned.error();
    line.action = planned->action;
    import.new_count += line.action == ObservationLineAction::New ? 1 : 0;
    import.revised_count += line.action == ObservationLineAction::Revised ? 1 : 0;
    import.unchanged_count += line.action == ObservationLineAction::Unchanged ? 1 : 0;
    import.fault_count += line.action == ObservationLineAction::Error ? 1 : 0;
  }
  const auto id = ObservationImportId::next();
  const auto added = tx.execute(kInsert, id, name, *lines, import.line_count, import.new_count, import.revised_count,
                                import.unchanged_count, import.fault_count, by.account_id, now);
  if (!added) return added.error();
  auto kept = find_observation_import(tx, id);
  if (!kept) return kept;
  const auto logged = activity::record(tx, {.by = by,
                                            .verb = "previewed",
                                            .object_kind = "observation_import",
                                            .object_id = id.text(),
                                            .after = activity::snapshot(*kept)});
  if (!logged) return logged.error();
  return kept;
}

base::Result<ObservationImport> find_observation_import(db::Reader& reader, ObservationImportId id) {
  auto found = reader.maybe<ObservationImport>(kSelect, id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such import.");
  return std::move(**found);
}

base::Result<std::vector<ObservationLine>> observation_import_lines(db::Reader& reader, ObservationImportId id,
                                                                    std::optional<ObservationLineAction> action) {
  auto lines =
      reader.maybe<std::vector<ObservationLine>>("SELECT lines FROM observation_import WHERE import_id = $1", id);
  if (!lines) return lines.error();
  if (!*lines) return base::not_found("There is no such import.");
  if (action) std::erase_if(**lines, [&](const ObservationLine& line) { return line.action != *action; });
  return std::move(**lines);
}

base::Result<std::vector<base::Fault>> observation_import_faults(db::Reader& reader, ObservationImportId id) {
  const auto import = find_observation_import(reader, id);
  if (!import) return import.error();
  const auto lines = observation_import_lines(reader, id, ObservationLineAction::Error);
  if (!lines) return lines.error();
  return located(import->file_name, *lines);
}

base::Result<ObservationImport> commit_observations(db::Transaction& tx, const activity::Actor& by,
                                                    const base::Instant& now, const MayEdit& may,
                                                    ObservationImportId id, std::int64_t version) {
  const auto import = find_observation_import(tx, id);
  if (!import) return import;
  if (import->state == ObservationImportState::Committed) return base::conflict("It was committed already.");
  auto lines = observation_import_lines(tx, id, {});
  if (!lines) return lines.error();
  if (import->fault_count > 0) return base::invalid_input(located(import->file_name, *lines));
  const auto held = tx.execute(kCommit, id, version, now);
  if (!held) return held.error();
  if (*held == 0) return base::stale("Somebody else was at this import meanwhile; look at it first.");

  const auto lookup = detail::Lookup::make(tx);
  if (!lookup) return lookup.error();
  Planner planner(tx, by, now.date(), *lookup, may);
  std::vector<base::Fault> changed;
  for (ObservationLine& line : *lines) {
    auto planned = planner.plan(line);
    if (!planned) return planned.error();
    if (planned->action != line.action) {
      const std::string what = line.faults.empty()
                                   ? fmt::format("The preview said '{}', by now it would be '{}'; upload it again.",
                                                 base::enum_word(line.action), base::enum_word(planned->action))
                                   : line.faults.front().what;
      changed.push_back({import->file_name, 0, static_cast<std::size_t>(line.line), {}, what});
    }
    const bool writes =
        planned->action == ObservationLineAction::New || planned->action == ObservationLineAction::Revised;
    if (!writes || !changed.empty()) continue;
    planned->observation.import_id = id.uuid;
    const auto added = detail::add(tx, by, now, planned->observation, planned->hash, ObservationState::Proposed, {});
    if (!added) return added.error();
  }
  if (!changed.empty()) {
    base::Error error = base::conflict("Something changed since the preview.");
    error.faults = std::move(changed);
    return error;
  }
  auto after = find_observation_import(tx, id);
  if (!after) return after;
  const auto logged = activity::record(tx, {.by = by,
                                            .verb = "committed",
                                            .object_kind = "observation_import",
                                            .object_id = id.text(),
                                            .before = activity::snapshot(*import),
                                            .after = activity::snapshot(*after)});
  if (!logged) return logged.error();
  return after;
}

}  // namespace vallis::indicators
