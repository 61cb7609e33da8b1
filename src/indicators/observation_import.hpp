#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indicators/observation.hpp"

namespace vallis::indicators {

using ObservationImportId = base::Id<struct ObservationImportTag>;

enum class ObservationImportState { Previewed, Committed };
VALLIS_DESCRIBE_ENUM(ObservationImportState, Previewed, Committed)

/// What a line will do. New: the cell has nothing yet. Revised: it has something else. Unchanged: the same is there.
enum class ObservationLineAction { New, Revised, Unchanged, Error };
VALLIS_DESCRIBE_ENUM(ObservationLineAction, New, Revised, Unchanged, Error)

struct ObservationLineFault {
  std::string column;  ///< empty where the whole line is meant
  std::string what;
};
VALLIS_DESCRIBE(ObservationLineFault, column, what)

struct ObservationLine {
  std::int64_t line = 0;  ///< of the file; of JSON, which observation it is
  ObservationLineAction action = ObservationLineAction::Error;
  ObservationForm form;
  std::vector<ObservationLineFault> faults;
};
VALLIS_DESCRIBE(ObservationLine, line, action, form, faults)

struct ObservationImport {
  ObservationImportId import_id;
  std::string file_name;
  ObservationImportState state = ObservationImportState::Previewed;
  std::int64_t line_count = 0;
  std::int64_t new_count = 0;
  std::int64_t revised_count = 0;
  std::int64_t unchanged_count = 0;
  std::int64_t fault_count = 0;  ///< lines with a fault: one, and nothing is imported
  std::optional<base::Uuid> created_by;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(ObservationImport, import_id, file_name, state, line_count, new_count, revised_count, unchanged_count,
                fault_count, created_by, created_at, updated_at, version)

/// Lines of a file: its commit is one transaction.
constexpr std::size_t kMostObservationLines = 5'000;

/// Whether who imports may enter something for the cluster, or for countries where there is none.
using MayEdit = std::function<bool(const std::optional<base::Uuid>& cluster_id)>;

/// Reads a table (CSV, XLSX) whose columns are named as the members of ObservationForm, or JSON that
/// export_observations wrote, and works out what each line would do; keeps that, and writes nothing else. Columns of an
/// export that say what became of an observation (its state, ids, counts) are passed over. Errors: InvalidInput – no
/// table or JSON, a column that there is none of, one that is missing; TooLarge.
base::Result<ObservationImport> preview_observations(db::Transaction& tx, const activity::Actor& by,
                                                     const base::Instant& now, const MayEdit& may,
                                                     std::string_view file_name, std::string_view bytes,
                                                     std::string_view encoding = {});

/// Errors: NotFound.
base::Result<ObservationImport> find_observation_import(db::Reader& reader, ObservationImportId id);

/// Its lines in their order, or those that do one thing.
base::Result<std::vector<ObservationLine>> observation_import_lines(db::Reader& reader, ObservationImportId id,
                                                                    std::optional<ObservationLineAction> action);

/// What stands in the way of an import, with file, line and column.
base::Result<std::vector<base::Fault>> observation_import_faults(db::Reader& reader, ObservationImportId id);

/// Enters all lines that are new or revised as proposals, or none. Errors: NotFound; Stale; Conflict – it was
/// committed, or a line would do something else by now: the faults name the lines; InvalidInput – the faults of the
/// preview.
base::Result<ObservationImport> commit_observations(db::Transaction& tx, const activity::Actor& by,
                                                    const base::Instant& now, const MayEdit& may,
                                                    ObservationImportId id, std::int64_t version);

}  // namespace vallis::indicators
