#pragma once

#include "directory/detail/import_target.hpp"

namespace vallis::directory::detail {

/// The plan of a line as it is kept.
struct LinePlan {
  std::string name;
  std::optional<base::Json> form;    ///< as it will be; none where nothing will be written
  std::optional<base::Json> before;  ///< as it was; none for what is new
  std::vector<FieldChange> changes;
  std::vector<LineFault> faults;
  std::vector<LineCandidate> candidates;
};
VALLIS_DESCRIBE(LinePlan, name, form, before, changes, faults, candidates)

struct StoredLine {
  std::int64_t line = 0;
  base::Json cells;
  std::optional<LineChoice> choice;
  std::optional<base::Uuid> choice_id;
  std::optional<LineAction> action;
  std::optional<base::Uuid> record_id;
  std::optional<std::int64_t> record_version;
  base::Json plan;
  LineState state = LineState::Open;
  std::optional<std::int64_t> done_version;
  std::string note;

  LinePlan read_plan() const;
};
VALLIS_DESCRIBE(StoredLine, line, cells, choice, choice_id, action, record_id, record_version, plan, state,
                done_version, note)

constexpr std::string_view kSelectLine =
    "SELECT line, cells, choice, choice_id, action, record_id, record_version, plan, state, done_version, note "
    "FROM directory_import_line ";

base::Result<void> set_state(db::Transaction& tx, const base::Instant& now, ImportId id, ImportState state);

}  // namespace vallis::directory::detail
