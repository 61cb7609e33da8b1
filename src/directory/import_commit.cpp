#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "directory/detail/import_store.hpp"

namespace vallis::directory {
namespace {

using detail::ImportTarget;
using detail::LinePlan;
using detail::StoredLine;

constexpr std::string_view kToDo = "WHERE import_id = $1 AND state = 'open' AND action IN ('create', 'update') ";

/// Commits and undoings of all imports one after another: the second sees what the first wrote.
base::Result<void> take_turn(db::Transaction& tx) {
  const auto taken = tx.execute("UPDATE directory_import_turn SET turn = turn + 1");
  if (!taken) return taken.error();
  return {};
}

/// Why a line can no longer do what its preview said; nothing where it can.
base::Result<detail::Complaint> changed_since(db::Transaction& tx, const ImportTarget& target, const base::Instant& now,
                                              const StoredLine& line, const std::set<base::Uuid>& own,
                                              const RecordKeys* keys) {
  const LinePlan plan = line.read_plan();
  if (line.action == LineAction::Update) {
    const auto known = target.known(tx, now, *line.record_id);
    if (!known) return known.error();
    if (*known && !(*known)->gone && (*known)->version == line.record_version) return detail::Complaint();
    return detail::Complaint(fmt::format("'{}' was changed since the preview.", plan.name));
  }
  detail::Draft draft;
  draft.form = plan.form.value_or(base::Json());
  const auto found = target.find(tx, now, draft, keys);
  if (!found) return found.error();
  for (const LineCandidate& one : *found) {
    const bool told = std::any_of(plan.candidates.begin(), plan.candidates.end(),
                                  [&](const LineCandidate& old) { return old.record_id == one.record_id; });
    if (told || own.contains(one.record_id)) continue;
    return detail::Complaint(fmt::format("Since the preview there is '{}', which may be the same.", one.name));
  }
  return detail::Complaint();
}

/// All keys where that many lines are to be looked at; before any of them is written.
base::Result<std::optional<RecordKeys>> keys_for(db::Transaction& tx, const ImportTarget& target, std::size_t lines) {
  if (lines < detail::kManyLines) return std::optional<RecordKeys>();
  auto keys = target.keys(tx);
  if (!keys) return keys.error();
  return std::optional(std::move(*keys));
}

base::Result<std::set<base::Uuid>> written_by(db::Transaction& tx, ImportId id) {
  const auto ids = tx.many<base::Uuid>(
      "SELECT record_id FROM directory_import_line WHERE import_id = $1 AND state = 'done' AND record_id IS NOT NULL",
      id);
  if (!ids) return ids.error();
  return std::set<base::Uuid>(ids->begin(), ids->end());
}

base::Result<void> note_line(db::Transaction& tx, ImportId id, std::int64_t line, LineState state,
                             const std::string& note) {
  const auto set =
      tx.execute("UPDATE directory_import_line SET state = $3, note = $4 WHERE import_id = $1 AND line = $2", id, line,
                 state, note);
  if (!set) return set.error();
  return {};
}

base::Result<void> write_line(db::Transaction& tx, const ImportTarget& target, const activity::Actor& by,
                              const base::Instant& now, ImportId id, const StoredLine& line) {
  const LinePlan plan = line.read_plan();
  const std::string where = fmt::format("line {}", line.line);
  base::Uuid record;
  std::int64_t version = 1;
  if (line.action == LineAction::Create) {
    const auto made = target.create(tx, by, now, *plan.form);
    if (!made) return made.error().in(where);
    record = *made;
  } else {
    record = *line.record_id;
    auto replaced = target.replace(tx, by, now, record, *line.record_version, *plan.form);
    if (!replaced) return replaced.error().in(where);
    const auto known = target.known(tx, now, record);
    if (!known) return known.error();
    version = (*known)->version;
  }
  const auto set = tx.execute(
      "UPDATE directory_import_line SET state = 'done', record_id = $3, done_version = $4 "
      "WHERE import_id = $1 AND line = $2",
      id, line.line, record, version);
  if (!set) return set.error();
  return {};
}

base::Result<void> record_step(db::Transaction& tx, const activity::Actor& by, ImportId id, std::string_view verb) {
  const auto import = find_import(tx, id);
  if (!import) return import.error();
  activity::Entry entry;
  entry.by = by;
  entry.verb = verb;
  entry.object_kind = "import";
  entry.object_id = id.text();
  entry.after = activity::snapshot(*import);
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

base::Result<std::int64_t> count_left(db::Transaction& tx, ImportId id, std::string_view condition) {
  return tx.one<std::int64_t>("SELECT count(*) FROM directory_import_line " + std::string(condition), id);
}

}  // namespace

base::Result<void> begin_step(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version,
                              ImportState step, std::optional<base::Uuid> job) {
  // A step that a job left goes on where it stopped.
  std::string_view from;
  if (step == ImportState::Previewing) from = "('uploaded', 'previewing', 'previewed')";
  if (step == ImportState::Committing) from = "('previewed', 'committing')";
  if (step == ImportState::Undoing) from = "('committing', 'committed', 'undoing')";
  const auto claimed = tx.execute(
      "UPDATE directory_import SET state = $3, job_id = $4, updated_at = $5, version = version + 1 "
      "WHERE import_id = $1 AND version = $2 AND state IN " +
          std::string(from),
      id, version, step, job, now);
  if (!claimed) return claimed.error();
  if (*claimed == 1) return {};
  const auto import = find_import(tx, id);
  if (!import) return import.error();
  if (import->version != version) return base::stale("Somebody else went on with the import; read it again.");
  switch (step) {
    case ImportState::Committing:
      return base::conflict("Make a preview first; an import that was committed is not committed again.");
    case ImportState::Undoing:
      return base::conflict("There is nothing to take back.");
    default:
      return base::conflict("The import was committed; its preview stays as it was.");
  }
}

base::Result<void> commit_import(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 ImportId id) {
  if (auto turn = take_turn(tx); !turn) return turn.error();
  const auto import = find_import(tx, id);
  if (!import) return import.error();
  const ImportTarget& target = detail::import_target(import->kind);
  const auto lines = tx.many<StoredLine>(std::string(detail::kSelectLine) + std::string(kToDo) + "ORDER BY line", id);
  if (!lines) return lines.error();
  const auto own = written_by(tx, id);
  if (!own) return own.error();
  const auto keys = keys_for(tx, target, lines->size());
  if (!keys) return keys.error();
  base::Error changed = base::conflict("Data changed since the preview, so nothing was written; make it anew.");
  for (const StoredLine& line : *lines) {
    const auto why = changed_since(tx, target, now, line, *own, *keys ? &**keys : nullptr);
    if (!why) return why.error();
    if (!*why) continue;
    base::Fault fault;
    fault.file = import->file_name;
    fault.line = static_cast<std::size_t>(line.line);
    fault.what = **why;
    changed.faults.push_back(std::move(fault));
  }
  if (!changed.faults.empty()) return changed;
  for (const StoredLine& line : *lines) {
    if (auto written = write_line(tx, target, by, now, id, line); !written) return written.error();
  }
  if (auto set = detail::set_state(tx, now, id, ImportState::Committed); !set) return set.error();
  return record_step(tx, by, id, "committed");
}

base::Result<std::int64_t> commit_part(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       ImportId id, std::int64_t limit) {
  if (auto turn = take_turn(tx); !turn) return turn.error();
  const auto import = find_import(tx, id);
  if (!import) return import.error();
  const ImportTarget& target = detail::import_target(import->kind);
  const auto lines =
      tx.many<StoredLine>(std::string(detail::kSelectLine) + std::string(kToDo) + "ORDER BY line LIMIT $2", id, limit);
  if (!lines) return lines.error();
  const auto own = written_by(tx, id);
  if (!own) return own.error();
  const auto keys = keys_for(tx, target, lines->size());
  if (!keys) return keys.error();
  std::vector<StoredLine> good;
  for (const StoredLine& line : *lines) {
    const auto why = changed_since(tx, target, now, line, *own, *keys ? &**keys : nullptr);
    if (!why) return why.error();
    if (!*why) {
      good.push_back(line);
    } else if (auto noted = note_line(tx, id, line.line, LineState::Left, **why); !noted) {
      return noted.error();
    }
  }
  for (const StoredLine& line : good) {
    if (auto written = write_line(tx, target, by, now, id, line); !written) return written.error();
  }
  const auto left = count_left(tx, id, kToDo);
  if (!left || *left > 0) return left;
  if (auto set = detail::set_state(tx, now, id, ImportState::Committed); !set) return set.error();
  if (auto kept = record_step(tx, by, id, "committed"); !kept) return kept.error();
  return 0;
}

base::Result<std::int64_t> undo_part(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     ImportId id, std::int64_t limit) {
  if (auto turn = take_turn(tx); !turn) return turn.error();
  const auto import = find_import(tx, id);
  if (!import) return import.error();
  const ImportTarget& target = detail::import_target(import->kind);
  const auto lines = tx.many<StoredLine>(
      std::string(detail::kSelectLine) + "WHERE import_id = $1 AND state = 'done' ORDER BY line DESC LIMIT $2", id,
      limit);
  if (!lines) return lines.error();
  for (const StoredLine& line : *lines) {
    const auto known = target.known(tx, now, *line.record_id);
    if (!known) return known.error();
    detail::Complaint why;
    if (!*known || (*known)->gone || (*known)->version != line.done_version) {
      why = "It was changed since the import.";
    } else if (line.action == LineAction::Create) {
      auto removed = target.remove(tx, by, now, *line.record_id, *line.done_version);
      if (!removed) return removed.error();
      why = *removed;
    } else {
      auto back = target.replace(tx, by, now, *line.record_id, *line.done_version, *line.read_plan().before);
      if (!back) return back.error().in(fmt::format("line {}", line.line));
    }
    const auto noted = note_line(tx, id, line.line, why ? LineState::Kept : LineState::Undone, why.value_or(""));
    if (!noted) return noted.error();
  }
  const auto left = count_left(tx, id, "WHERE import_id = $1 AND state = 'done'");
  if (!left || *left > 0) return left;
  if (auto set = detail::set_state(tx, now, id, ImportState::Undone); !set) return set.error();
  if (auto kept = record_step(tx, by, id, "undone"); !kept) return kept.error();
  return 0;
}

}  // namespace vallis::directory
