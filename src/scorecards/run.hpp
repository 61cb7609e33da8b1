#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/permission.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "scorecards/built_in.hpp"
#include "scorecards/study.hpp"
#include "study/progress.hpp"

namespace vallis::scorecards {

/// Queued → done, failed or cancelled. How far a queued one is, its job says.
enum class RunState { Queued, Done, Failed, Cancelled };
VALLIS_DESCRIBE_ENUM(RunState, Queued, Done, Failed, Cancelled)

/// A recipe on a version, without the findings.
struct Run {
  RunId scorecard_run_id;
  VersionId scorecard_version_id;
  std::optional<base::Uuid> cluster_id;  ///< of the version
  std::string recipe_hash;
  std::int64_t seed = 1;
  std::string build;
  RunState state = RunState::Queued;
  std::optional<base::Uuid> job_id;
  std::string findings_hash;
  base::Json warnings;
  std::int64_t group_count = 0;
  std::string error;
  base::Instant made_at;
  std::optional<base::Instant> ended_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Run, scorecard_run_id, scorecard_version_id, cluster_id, recipe_hash, seed, build, state, job_id,
                findings_hash, warnings, group_count, error, made_at, ended_at, version)

/// Asks for a run: the program's recipe with `changes` merged in, as recompute takes them but without its bounds.
/// Errors: NotFound – no such version; InvalidInput – what the recipe's reader says.
base::Result<Run> start_run(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                            const BuiltIn& built_in, VersionId version, const base::Json& changes);

/// The one that was made last, whoever may see it: for the command line.
base::Result<std::optional<RunId>> latest_run(db::Reader& reader);

/// Errors: NotFound – also where the caller may not see its version.
base::Result<Run> find_run(db::Reader& reader, const auth::Caller& caller, RunId id);
/// How far a run is; one that has ended is done.
struct RunProgress {
  RunState state = RunState::Queued;
  std::string stage;      ///< of the study that is worked on
  double done_share = 0;  ///< 0 to 1
};
VALLIS_DESCRIBE(RunProgress, state, stage, done_share)
base::Result<RunProgress> progress_of(db::Reader& reader, const Run& run);

/// Of a version, the newest first; the caller has been looked at.
base::Result<std::vector<Run>> runs_of(db::Reader& reader, VersionId version);

/// Stops a run that has not ended. Errors: NotFound; Conflict – it has ended.
base::Result<void> cancel_run(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, RunId id);

/// How what was found is written: a transaction of whoever runs it.
using Write = std::function<base::Result<void>(db::Transaction&)>;
using Transact = std::function<base::Result<void>(const Write&)>;

/// Runs it on the calling thread and keeps what it found, or why it found nothing; one that has ended is left alone.
/// Errors: Cancelled – the run stays queued; those of the database.
base::Result<void> do_run(db::Database& database, const Transact& transact, study::Progress& progress, RunId id,
                          const std::string& build);

/// What two runs differ by and what came of it: {"data": …, "method": …, "seed": …, "build": …, "result": …}. Values by
/// unit and indicator, choices by JSON pointer of the recipe, groups by the adjusted Rand index, ranks one by one.
/// Errors: Conflict – one of them has no findings.
base::Result<base::Json> compare_runs(db::Reader& reader, RunId a, RunId b);

/// All of a run in one file, which `vallis study rerun` runs again: {"format", "build", "table", "recipe", "findings"}.
/// Errors: NotFound; Conflict – it has no findings.
base::Result<std::string> run_bundle(db::Reader& reader, RunId id);

}  // namespace vallis::scorecards
