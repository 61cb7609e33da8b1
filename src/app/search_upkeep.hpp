#pragma once

#include "app/exit_code.hpp"
#include "app/server.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "jobs/runner.hpp"
#include "search/index.hpp"

namespace vallis::app {

/// All kinds of things that can be found, with what gives them.
const search::Providers& search_providers();

/// Registers the job that makes the index of a kind anew, and asks for it for each kind that the index lacks: after a
/// restore, or after an upgrade to a program that finds more. Errors: those of db.
base::Result<void> add_search_jobs(jobs::Runner& runner, db::Database& database);

/// Makes the index of things anew and prints how many of each kind there are.
ExitCode rebuild_search(const ServerSettings& settings);

}  // namespace vallis::app
