#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "activity/log.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "sheets/table.hpp"

namespace vallis::directory {

using ImportId = base::Id<struct ImportTag>;

enum class ImportKind { Organisations, People };
VALLIS_DESCRIBE_ENUM(ImportKind, Organisations, People)

/// Uploaded → previewed → committed → undone. The words in between stand while a job is at it, and after a job that
/// was stopped: the same step asked for again goes on where it stopped.
enum class ImportState { Uploaded, Previewing, Previewed, Committing, Committed, Undoing, Undone };
VALLIS_DESCRIBE_ENUM(ImportState, Uploaded, Previewing, Previewed, Committing, Committed, Undoing, Undone)

/// What a line will do. A duplicate does nothing until somebody chooses.
enum class LineAction { Create, Update, Skip, Error, Duplicate };
VALLIS_DESCRIBE_ENUM(LineAction, Create, Update, Skip, Error, Duplicate)

/// What a person wants of a line instead of what the program would do.
enum class LineChoice { Create, Update, Skip };
VALLIS_DESCRIBE_ENUM(LineChoice, Create, Update, Skip)

/// Done: written. Left: the data changed since the preview, so nothing was written. Undone: taken back. Kept: could
/// not be taken back.
enum class LineState { Open, Done, Left, Undone, Kept };
VALLIS_DESCRIBE_ENUM(LineState, Open, Done, Left, Undone, Kept)

struct ImportColumn {
  std::string header;
  std::optional<std::string> field;  ///< none: the column is passed over
};
VALLIS_DESCRIBE(ImportColumn, header, field)

struct Import {
  ImportId import_id;
  ImportKind kind = ImportKind::Organisations;
  std::string file_name;
  std::vector<ImportColumn> columns;
  bool clear_empty = false;
  ImportState state = ImportState::Uploaded;
  std::int64_t line_count = 0;
  // Lines by what they will do; all 0 before the preview.
  std::int64_t create_count = 0;
  std::int64_t update_count = 0;
  std::int64_t skip_count = 0;
  std::int64_t error_count = 0;
  std::int64_t duplicate_count = 0;
  // Lines by what became of them.
  std::int64_t done_count = 0;
  std::int64_t left_count = 0;
  std::int64_t undone_count = 0;
  std::int64_t kept_count = 0;
  std::optional<base::Uuid> job_id;
  std::optional<base::Uuid> created_by;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Import, import_id, kind, file_name, columns, clear_empty, state, line_count, create_count, update_count,
                skip_count, error_count, duplicate_count, done_count, left_count, undone_count, kept_count, job_id,
                created_by, created_at, updated_at, version)

struct FieldChange {
  std::string field;
  std::string before;
  std::string after;
};
VALLIS_DESCRIBE(FieldChange, field, before, after)

struct LineFault {
  std::string column;  ///< its header; empty where no column is to blame
  std::string what;
};
VALLIS_DESCRIBE(LineFault, column, what)

struct LineCandidate {
  base::Uuid record_id;
  std::string name;
  std::string reason;
  double score = 0;
};
VALLIS_DESCRIBE(LineCandidate, record_id, name, reason, score)

struct ImportLine {
  std::int64_t line = 0;
  std::string name;  ///< of what the line is about, as far as it says so
  std::optional<LineAction> action;
  std::optional<LineChoice> choice;
  std::optional<base::Uuid> record_id;
  std::vector<FieldChange> changes;
  std::vector<LineFault> faults;
  std::vector<LineCandidate> candidates;
  LineState state = LineState::Open;
  std::string note;
};
VALLIS_DESCRIBE(ImportLine, line, name, action, choice, record_id, changes, faults, candidates, state, note)

/// Steps of more lines than this run as a job: a commit holds the log's one head from its first record to its end, so
/// that a longer one would let everybody wait.
constexpr std::int64_t kLinesAtOnce = 5'000;

/// Of a file, without its headers.
constexpr std::size_t kMostLines = 100'000;

/// Called now and then; false stops the step.
using ImportProgress = std::function<bool(std::int64_t done, std::int64_t all)>;

/// Keeps a table with its lines; its first line are the headers. Columns are taken for what columns of the same headers
/// were taken for last time, else by their words in English and Russian. Errors: InvalidInput – no header, no line.
base::Result<ImportId> add_import(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  ImportKind kind, const std::string& file_name, std::vector<sheets::Line> table);

/// Errors: NotFound.
base::Result<Import> find_import(db::Reader& reader, ImportId id);

/// The newest first. @param before  the last id of the page before
base::Result<std::vector<Import>> list_imports(db::Reader& reader, std::optional<ImportId> before, int limit);

/// Lines behind `after`, in their order. @param action  only those
base::Result<std::vector<ImportLine>> import_lines(db::Reader& reader, ImportId id, std::optional<LineAction> action,
                                                   std::int64_t after, int limit);

struct ImportMapping {
  std::vector<ImportColumn> columns;  ///< all of the file, in its order
  bool clear_empty = false;
};
VALLIS_DESCRIBE(ImportMapping, columns, clear_empty)
std::span<const base::FieldRule> field_rules(const ImportMapping*);

/// Says what the columns are; a preview that was there is void. It is remembered for such headers. Errors: NotFound;
/// Stale; Conflict – it was committed; InvalidInput – a field that there is none of, or one twice.
base::Result<void> map_columns(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version,
                               const ImportMapping& mapping);

struct ChosenLine {
  std::int64_t line = 0;
  std::optional<LineChoice> choice;     ///< none: as the program would
  std::optional<base::Uuid> record_id;  ///< which one to update
};
VALLIS_DESCRIBE(ChosenLine, line, choice, record_id)
struct LineChoices {
  std::vector<ChosenLine> lines;
};
VALLIS_DESCRIBE(LineChoices, lines)
std::span<const base::FieldRule> field_rules(const LineChoices*);

/// What single lines are to do; the preview is then to be made anew. Errors: as map_columns.
base::Result<void> choose_lines(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version,
                                const LineChoices& choices);

/// Works out what each line would do and keeps it. Errors: NotFound; Conflict – it was committed; InvalidInput – a
/// column that new records need is missing; Cancelled. Cost: some three statements a line, more where there are
/// look-alikes or where a line changes a record; from 200 lines on, the keys of all records in memory.
base::Result<void> preview_import(db::Transaction& tx, const base::Instant& now, ImportId id,
                                  const ImportProgress& progress = {});

/// Runs a part of a step in a transaction of its own.
using ImportWriter = std::function<base::Result<void>(const std::function<base::Result<void>(db::Transaction&)>&)>;

/// The same for a long file: one state of the database is read throughout, and nobody who writes waits longer than for
/// five hundred lines to be kept. One that was stopped begins anew.
base::Result<void> preview_in_parts(db::Database& database, const base::Instant& now, ImportId id,
                                    const ImportWriter& write, const ImportProgress& progress = {});

/// Does what the preview of that version said, all or nothing. Errors: NotFound; Stale – the preview is another by now;
/// Conflict – there is no preview, or data changed since: the faults name the lines.
base::Result<void> commit_import(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, ImportId id);

/// The next lines, up to `limit`; those whose data changed since the preview are left, with a note. Gives how many are
/// still to do; at 0 the import is committed.
base::Result<std::int64_t> commit_part(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       ImportId id, std::int64_t limit);

/// Takes the next lines back, the last first: what was created ends (a person is erased), what was changed becomes what
/// it was. What somebody changed since is kept, with a note. Gives how many are still to do. Errors: NotFound;
/// Conflict – nothing was committed.
base::Result<std::int64_t> undo_part(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     ImportId id, std::int64_t limit);

/// Claims an import for a step: nobody else began another since that version. Errors: NotFound; Stale; Conflict – a
/// step that does not follow its state, in words.
base::Result<void> begin_step(db::Transaction& tx, const base::Instant& now, ImportId id, std::int64_t version,
                              ImportState step, std::optional<base::Uuid> job = {});

}  // namespace vallis::directory
