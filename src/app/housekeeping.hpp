#pragma once

#include "base/result.hpp"
#include "files/store.hpp"
#include "jobs/runner.hpp"

namespace vallis::app {

/// What a server does by itself from time to time: deletes files that nothing has, and counters that ended. The store
/// must outlive the runner. Errors: those of jobs::Runner::schedule.
base::Result<void> add_housekeeping(jobs::Runner& runner, files::Store& store);

}  // namespace vallis::app
