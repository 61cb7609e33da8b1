#pragma once

#include "directory/import.hpp"
#include "jobs/runner.hpp"

namespace vallis::directory {

/// Asks for a step of an import of more than kLinesAtOnce lines to be done as a job, and gives its id. Errors: those of
/// begin_step.
base::Result<jobs::JobId> enqueue_step(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       ImportId id, std::int64_t version, ImportState step);

/// The handler of such jobs. A commit or an undoing keeps a thousand lines at a time, so that others get to write in
/// between; one that was stopped goes on behind the last thousand.
void add_import_jobs(jobs::Runner& runner);

}  // namespace vallis::directory
