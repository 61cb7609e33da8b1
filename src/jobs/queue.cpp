#include "jobs/queue.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "db/sql.hpp"

namespace vallis::jobs {
namespace {

constexpr int kMostAtOnce = 1'000;

constexpr std::string_view kInsert = R"sql(
    INSERT INTO job (job_id, kind, payload, state, priority, run_at, unique_key, max_attempts, created_at)
    VALUES ($1, $2, $3, 'queued', $4, $5, $6, $7, $8)
    ON CONFLICT (kind, unique_key) WHERE state = 'queued' DO NOTHING
)sql";

constexpr std::string_view kFindQueued = R"sql(
    SELECT job_id FROM job WHERE kind = $1 AND unique_key = $2 AND state = 'queued'
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT job_id, kind, payload, state, priority, run_at, unique_key, attempt_count, max_attempts, cancel_asked, stage,
           done_share, result, error, created_at, started_at, ended_at
    FROM job WHERE )sql";

constexpr std::string_view kCancelQueued = R"sql(
    UPDATE job SET state = 'cancelled', cancel_asked = true, ended_at = $2 WHERE job_id = $1 AND state = 'queued'
)sql";

constexpr std::string_view kAskToStop = R"sql(
    UPDATE job SET cancel_asked = true WHERE job_id = $1 AND state = 'running'
)sql";

constexpr std::string_view kQueueAgain = R"sql(
    UPDATE job
    SET state = 'queued', run_at = $2, attempt_count = 0, cancel_asked = false, stage = '', done_share = 0,
        ended_at = NULL
    WHERE job_id = $1 AND state IN ('failed', 'cancelled')
)sql";

base::Result<void> tell(db::Transaction& tx, JobId id) {
  if (auto told = tx.notify(kChannel, id.text()); !told) return told;
  return tx.notify(kProgressChannel, id.text());
}

}  // namespace

base::Result<JobId> enqueue(db::Transaction& tx, std::string_view kind, const base::Json& payload,
                            const EnqueueOptions& options) {
  assert(!kind.empty() && "a job is of some kind");
  if (options.max_attempts < 1) return base::invalid_argument("A job needs at least one attempt.");
  const auto key = options.unique_key.empty() ? std::nullopt : std::optional(options.unique_key);
  const auto now = base::Instant::now();
  // The queued one of the same key may begin between the two statements; then there is room for this one.
  for (int attempt = 0; attempt < 3; ++attempt) {
    const JobId id = JobId::next();
    const auto added = tx.execute(kInsert, id, kind, payload, options.priority, options.run_at.value_or(now), key,
                                  options.max_attempts, now);
    if (!added) return added.error();
    if (*added == 1) {
      if (auto told = tx.notify(kChannel, id.text()); !told) return told.error();
      return id;
    }
    const auto queued = tx.maybe<JobId>(kFindQueued, kind, *key);
    if (!queued) return queued.error();
    if (*queued) return **queued;
  }
  return base::unavailable("Jobs of the same key come and go too fast; try again in a moment.");
}

base::Result<Job> find_job(db::Reader& reader, JobId id) {
  auto job = reader.maybe<Job>(std::string(kSelect) + "job_id = $1", id);
  if (!job) return job.error();
  if (!*job) return base::not_found("There is no such job; jobs that ended long ago are tidied away.");
  return std::move(**job);
}

base::Result<std::vector<Job>> list_jobs(db::Reader& reader, const JobQuery& query) {
  if (query.limit < 1 || query.limit > kMostAtOnce) {
    return base::invalid_argument(fmt::format("A page has 1 to {} jobs, not {}.", kMostAtOnce, query.limit));
  }
  db::Sql sql(kSelect);
  sql.add("1 = 1");
  if (query.before) sql.add(" AND job_id < ").value(*query.before);
  if (query.kind) sql.add(" AND kind = ").value(*query.kind);
  if (query.state) sql.add(" AND state = ").value(*query.state);
  sql.add(" ORDER BY job_id DESC LIMIT ").value(query.limit);
  return reader.many_with<Job>(sql.text(), sql.arguments());
}

base::Result<void> cancel_job(db::Transaction& tx, JobId id) {
  auto changed = tx.execute(kCancelQueued, id, base::Instant::now());
  if (changed && *changed == 0) changed = tx.execute(kAskToStop, id);
  if (!changed) return changed.error();
  if (*changed == 1) return tell(tx, id);
  const auto job = find_job(tx, id);
  if (!job) return job.error();
  return base::conflict(fmt::format("The job has ended: it is {}.", base::enum_word(job->state)));
}

base::Result<void> retry_job(db::Transaction& tx, JobId id) {
  const auto changed = tx.execute(kQueueAgain, id, base::Instant::now());
  if (!changed && changed.error().constraint == "job_queued_key") {
    return base::conflict("Another job for the same thing is queued already.");
  }
  if (!changed) return changed.error();
  if (*changed == 1) return tell(tx, id);
  const auto job = find_job(tx, id);
  if (!job) return job.error();
  return base::conflict(
      fmt::format("Only a failed or cancelled job can be queued again; this one is {}.", base::enum_word(job->state)));
}

base::Result<std::vector<JobCount>> job_counts(db::Reader& reader) {
  return reader.many<JobCount>(
      "SELECT kind, state, count(*) AS count FROM job GROUP BY kind, state ORDER BY kind, state");
}

std::chrono::milliseconds retry_delay(JobId id, int attempt, std::chrono::milliseconds first,
                                      std::chrono::milliseconds limit) {
  const int doublings = std::clamp(attempt - 1, 0, 30);
  const auto full = std::min(limit, first * (std::int64_t{1} << doublings));
  // FNV-1a over the id and the attempt. Source: Fowler, Noll, Vo, draft-eastlake-fnv.
  std::uint32_t hash = 2'166'136'261U;
  const auto mix = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 16'777'619U; };
  for (const std::uint8_t byte : id.uuid.bytes) mix(byte);
  mix(static_cast<std::uint8_t>(attempt));
  return full / 2 + full / 2 * static_cast<std::int64_t>(hash >> 16U) / 65'535;
}

}  // namespace vallis::jobs
