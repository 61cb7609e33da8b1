#include "app/directory_commands.hpp"

#include <fmt/format.h>

#include "app/console.hpp"
#include "app/current_database.hpp"
#include "app/directory_data.hpp"
#include "base/file.hpp"
#include "directory/organisation_list.hpp"
#include "directory/person_list.hpp"
#include "sheets/table.hpp"

namespace vallis::app {
namespace {

using directory::Import;
using directory::ImportKind;
using directory::ImportState;

constexpr int kShownLines = 200;
constexpr std::int64_t kPart = 1'000;

/// Who has access to the machine sees everything.
auth::Sight whole_sight(const base::Instant& now) {
  auth::Sight sight;
  sight.today = now.date();
  for (const auto& [word, level] : base::enum_words<auth::Visibility>()) sight.levels.push_back(level);
  return sight;
}

/// What stands in the way of lines that need somebody, with the lines; at most kShownLines of them.
base::Result<std::vector<base::Fault>> faults_of(db::Reader& reader, const Import& import) {
  std::vector<base::Fault> faults;
  for (const auto action : {directory::LineAction::Error, directory::LineAction::Duplicate}) {
    const auto lines = directory::import_lines(reader, import.import_id, action, 0, kShownLines);
    if (!lines) return lines.error();
    for (const directory::ImportLine& line : *lines) {
      const auto at = static_cast<std::size_t>(line.line);
      for (const directory::LineFault& one : line.faults) {
        faults.push_back({import.file_name, 0, at, one.column, one.what});
      }
      if (action == directory::LineAction::Duplicate && !line.candidates.empty()) {
        faults.push_back({import.file_name, 0, at, "",
                          fmt::format("'{}' may be '{}', which is there; write its id into the line, or import it on "
                                      "the page, where that is chosen.",
                                      line.name, line.candidates.front().name)});
      }
    }
  }
  return faults;
}

/// What is undone in the end of a dry run, with what came of it.
struct Outcome {
  Import import;
  std::vector<base::Fault> faults;
};

base::Result<Outcome> planned(db::Transaction& tx, const DirectoryImportOptions& options,
                              const std::vector<sheets::Line>& table, const base::Instant& now) {
  const activity::Actor by{.request_id = "command line"};
  const auto id = directory::add_import(tx, by, now, options.kind, options.file.filename().string(), table);
  if (!id) return id.error();
  if (auto begun = directory::begin_step(tx, now, *id, 1, ImportState::Previewing); !begun) return begun.error();
  if (auto done = directory::preview_import(tx, now, *id); !done) return done.error();
  auto import = directory::find_import(tx, *id);
  if (!import) return import.error();
  auto faults = faults_of(tx, *import);
  if (!faults) return faults.error();
  return Outcome{std::move(*import), std::move(*faults)};
}

base::Result<void> commit(db::Database& database, const Import& import, const base::Instant& now) {
  const activity::Actor by{.request_id = "command line"};
  const auto begun = database.transact([&](db::Transaction& tx) {
    return directory::begin_step(tx, now, import.import_id, import.version, ImportState::Committing);
  });
  if (!begun) return begun;
  while (true) {
    const auto left = database.transact(
        [&](db::Transaction& tx) { return directory::commit_part(tx, by, now, import.import_id, kPart); });
    if (!left) return left.error();
    if (*left == 0) return {};
  }
}

}  // namespace

ExitCode import_directory(const DirectoryImportOptions& options) {
  const auto bytes = base::read_file(options.file);
  if (!bytes) return report(bytes.error());
  sheets::Limits limits;
  limits.lines = directory::kMostLines + 1;
  const auto table = sheets::read_table(*bytes, options.file.filename().string(), options.encoding, limits);
  if (!table) return report(table.error());
  const auto database = open_current_database(options.server);
  if (!database) return report(database.error());
  // Countries and kinds, which a server that never ran has not got yet.
  if (const auto filled = fill_directory(**database); !filled) return report(filled.error());
  const base::Instant now = base::Instant::now();
  std::optional<Outcome> outcome;
  const base::Error only_tried = base::cancelled();
  const auto done = (*database)->transact([&](db::Transaction& tx) -> base::Result<void> {
    outcome.reset();
    auto plan = planned(tx, options, *table, now);
    if (!plan) return plan.error();
    outcome = std::move(*plan);
    // What an error undoes was never there: a file that is to be mended leaves nothing behind either.
    if (options.dry_run || !outcome->faults.empty()) return only_tried;
    return {};
  });
  if (!done && (!outcome || done.error().kind != base::ErrorKind::Cancelled)) return report(done.error());
  const Import& import = outcome->import;
  print(fmt::format("{} lines: {} create, {} update, {} change nothing, {} are wrong, {} may be there already.\n",
                    import.line_count, import.create_count, import.update_count, import.skip_count, import.error_count,
                    import.duplicate_count));
  if (!outcome->faults.empty()) return report(base::invalid_input(std::move(outcome->faults)));
  if (options.dry_run) return kSuccess;
  if (const auto committed = commit(**database, import, now); !committed) return report(committed.error());
  const auto after =
      (*database)->read([&](db::Reader& reader) { return directory::find_import(reader, import.import_id); });
  if (!after) return report(after.error());
  print(fmt::format("{} lines are written; {} were left, because their records changed meanwhile. The import is {}.\n",
                    after->done_count, after->left_count, after->import_id.text()));
  return after->left_count == 0 ? kSuccess : kFaults;
}

ExitCode export_directory(const DirectoryExportOptions& options) {
  const auto database = open_current_database(options.server);
  if (!database) return report(database.error());
  directory::Export choice;
  choice.format = options.format;
  const base::Instant now = base::Instant::now();
  const bool people = options.kind == ImportKind::People;
  const auto bytes = (*database)->read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto request = auth::read_list({}, people ? directory::person_list() : directory::organisation_list());
    if (!request) return request.error();
    const auto sight = whole_sight(now);
    return people ? directory::export_people(reader, sight, *request, choice)
                  : directory::export_organisations(reader, sight, *request, choice);
  });
  if (!bytes) return report(bytes.error());
  if (options.file.empty()) {
    print(*bytes);
    return kSuccess;
  }
  const auto written = base::write_file(options.file, *bytes);
  return written ? kSuccess : report(written.error());
}

}  // namespace vallis::app
