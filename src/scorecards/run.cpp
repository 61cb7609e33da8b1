#include "scorecards/run.hpp"

#include "base/hash.hpp"
#include "db/sql.hpp"
#include "jobs/queue.hpp"
#include "scorecards/bundle.hpp"
#include "scorecards/prepared.hpp"
#include "scorecards/recipe_changes.hpp"
#include "scorecards/scorecard_jobs.hpp"
#include "scorecards/version.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kSelect = R"sql(
    SELECT r.scorecard_run_id, r.scorecard_version_id, v.cluster_id, r.recipe_hash, r.seed, r.build, r.state, r.job_id,
           r.findings_hash, r.warnings, r.group_count, r.error, r.made_at, r.ended_at, r.version
    FROM scorecard_run r JOIN scorecard_version v ON v.scorecard_version_id = r.scorecard_version_id
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO scorecard_run (scorecard_run_id, scorecard_version_id, recipe, recipe_hash, seed, build, state, job_id,
                               findings, findings_hash, warnings, group_count, error, made_by, made_at, version)
    VALUES ($1, $2, $3, $4, $5, '', 'queued', $6, '', '', '[]', 0, '', $7, $8, 1)
)sql";

// A run that was cancelled meanwhile stays so.
constexpr std::string_view kFinish = R"sql(
    UPDATE scorecard_run SET state = 'done', build = $2, findings = $3, findings_hash = $4, warnings = $5,
        group_count = $6, ended_at = $7, version = version + 1
    WHERE scorecard_run_id = $1 AND state = 'queued'
)sql";
constexpr std::string_view kFail = R"sql(
    UPDATE scorecard_run SET state = 'failed', build = $2, error = $3, ended_at = $4, version = version + 1
    WHERE scorecard_run_id = $1 AND state = 'queued'
)sql";
constexpr std::string_view kCancel = R"sql(
    UPDATE scorecard_run SET state = 'cancelled', ended_at = $2, version = version + 1
    WHERE scorecard_run_id = $1 AND state = 'queued'
)sql";

base::Result<Run> stored(db::Reader& reader, RunId id) {
  db::Sql sql(kSelect);
  sql.add("WHERE r.scorecard_run_id = ").value(id);
  auto found = reader.maybe_with<Run>(sql.text(), sql.arguments());
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such run.");
  return std::move(**found);
}

base::Result<void> tell(db::Transaction& tx, const activity::Actor& by, std::string verb, const Run& run) {
  activity::Entry entry{
      .by = by, .verb = std::move(verb), .object_kind = "scorecard_run", .object_id = run.scorecard_run_id.text()};
  if (run.cluster_id) entry.scope = run.cluster_id->text();
  auto told = activity::record(tx, entry);
  if (!told) return told.error();
  return {};
}

}  // namespace

base::Result<Run> start_run(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                            const BuiltIn& built_in, VersionId version, const base::Json& changes) {
  const auto inputs = built_in.study();
  if (!inputs) return inputs.error();
  const auto recipe = merged_recipe(inputs->recipe, changes);
  if (!recipe) return recipe.error();
  const auto id = RunId::next();
  const auto job = jobs::enqueue(tx, kRunJob, RunPayload{id}, {.max_attempts = 3});
  if (!job) return job.error();
  const std::string text = base::print_json(study::recipe_json(*recipe));
  if (auto added = tx.execute(kInsert, id, version, text, base::content_hash(text),
                              static_cast<std::int64_t>(recipe->seed), job->uuid, by.account_id, now);
      !added) {
    return added.error();
  }
  auto run = stored(tx, id);
  if (!run) return run;
  if (auto told = tell(tx, by, "started", *run); !told) return told.error();
  return run;
}

base::Result<std::optional<RunId>> latest_run(db::Reader& reader) {
  return reader.maybe<RunId>(
      "SELECT scorecard_run_id FROM scorecard_run ORDER BY made_at DESC, scorecard_run_id DESC LIMIT 1");
}

base::Result<Run> find_run(db::Reader& reader, const auth::Caller& caller, RunId id) {
  auto run = stored(reader, id);
  if (run && !sees(caller, run->cluster_id)) return base::not_found("There is no such run.");
  return run;
}

base::Result<RunProgress> progress_of(db::Reader& reader, const Run& run) {
  if (run.state != RunState::Queued || !run.job_id) return RunProgress{run.state, "", 1};
  const auto job = jobs::find_job(reader, jobs::JobId{*run.job_id});
  if (!job) return job.error();
  return RunProgress{run.state, job->stage, job->done_share};
}

base::Result<std::vector<Run>> runs_of(db::Reader& reader, VersionId version) {
  db::Sql sql(kSelect);
  sql.add("WHERE r.scorecard_version_id = ").value(version).add(" ORDER BY r.made_at DESC, r.scorecard_run_id DESC");
  return reader.many_with<Run>(sql.text(), sql.arguments());
}

base::Result<void> cancel_run(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, RunId id) {
  const auto run = stored(tx, id);
  if (!run) return run.error();
  const auto changed = tx.execute(kCancel, id, now);
  if (!changed) return changed.error();
  if (*changed == 0) return base::conflict("The run has ended.");
  if (run->job_id) {
    auto stopped = jobs::cancel_job(tx, jobs::JobId{*run->job_id});
    // A job that ended in between has nothing more to stop.
    if (!stopped && stopped.error().kind != base::ErrorKind::Conflict) return stopped.error();
  }
  return tell(tx, by, "cancelled", *run);
}

base::Result<void> do_run(db::Database& database, const Transact& transact, study::Progress& progress, RunId id,
                          const std::string& build) {
  const auto run = database.read([&](db::Reader& reader) { return stored(reader, id); });
  if (!run) return run.error();
  if (run->state != RunState::Queued) return {};  // cancelled, or done by an earlier attempt
  const auto inputs = database.read([&](db::Reader& reader) { return stored_run(reader, id); });
  if (!inputs) return inputs.error();
  auto read = read_stored(*inputs);
  if (!read) return read.error();
  const auto study = prepare(std::move(read->table), read->recipe, build, progress);
  if (!study && study.error().kind == base::ErrorKind::Cancelled) return study.error();
  return transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto now = base::Instant::now();
    const auto kept =
        study ? tx.execute(kFinish, id, build, (*study)->findings_text, (*study)->findings_hash,
                           warnings_json((*study)->findings.warnings), (*study)->findings.groups.partition.count, now)
              : tx.execute(kFail, id, build, study.error().message, now);
    if (!kept) return kept.error();
    if (*kept == 0) return {};
    return tell(tx, {}, study ? "ended" : "failed", *run);
  });
}

base::Result<std::string> run_bundle(db::Reader& reader, RunId id) {
  const auto run = stored(reader, id);
  if (!run) return run.error();
  if (run->state != RunState::Done) return base::conflict("The run has no findings yet.");
  const auto parts = stored_run(reader, id);
  if (!parts) return parts.error();
  return make_bundle(*parts);
}

}  // namespace vallis::scorecards
