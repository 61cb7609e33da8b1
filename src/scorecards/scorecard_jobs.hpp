#pragma once

#include "db/database.hpp"
#include "jobs/runner.hpp"
#include "scorecards/studies.hpp"

namespace vallis::scorecards {

/// The job of a run, and what it is told.
constexpr std::string_view kRunJob = "run_scorecard";
struct RunPayload {
  RunId scorecard_run_id;
};
VALLIS_DESCRIBE(RunPayload, scorecard_run_id)

/// Jobs of this package; asks for the study of the program to be brought in where it is not there yet, so that a start
/// does not wait for it. `studies` must outlive the runner. Errors: those of the database.
base::Result<void> add_scorecard_jobs(jobs::Runner& runner, db::Database& database, Studies& studies);

}  // namespace vallis::scorecards
