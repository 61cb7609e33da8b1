#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described_json.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::jobs {

/// Notices on the first wake the runners. Those on the second say that a job moved on or ended; the payload is its id,
/// or empty when some may have been missed.
constexpr std::string_view kChannel = "jobs";
constexpr std::string_view kProgressChannel = "job_progress";

using JobId = base::Id<struct JobTag>;

/// Queued → running → done, failed or cancelled; back to queued when an attempt failed and more are left.
enum class JobState { Queued, Running, Done, Failed, Cancelled };
VALLIS_DESCRIBE_ENUM(JobState, Queued, Running, Done, Failed, Cancelled)

struct EnqueueOptions {
  std::optional<base::Instant> run_at{};  ///< not before; at once without
  int priority = 0;                       ///< the higher first
  int max_attempts = 5;                   ///< at least 1
  /// While one of the kind is queued under the same key, no second is; while one runs, the next waits for its end. So
  /// "index this organisation" can be asked after every change and runs after the last.
  std::string unique_key{};
};

/// Asks for a run of the handler that is registered for the kind. It begins once the transaction is kept, on any
/// server. Gives the id of the job: that of the queued one where unique_key found one.
/// Errors: InvalidArgument – max_attempts below 1; those of db. Cost: one or two statements.
base::Result<JobId> enqueue(db::Transaction& tx, std::string_view kind, const base::Json& payload = base::JsonObject(),
                            const EnqueueOptions& options = {});

/// The same with a described struct, which the handler gets back by Context::payload_as<T>().
template <base::Described T>
base::Result<JobId> enqueue(db::Transaction& tx, std::string_view kind, const T& payload,
                            const EnqueueOptions& options = {}) {
  std::string json;
  base::write_json(json, payload);
  const auto parsed = base::parse_json(json, "payload");
  if (!parsed) return parsed.error();
  return enqueue(tx, kind, *parsed, options);
}

struct Job {
  JobId job_id;
  std::string kind;
  base::Json payload;
  JobState state = JobState::Queued;
  int priority = 0;
  base::Instant run_at;
  std::optional<std::string> unique_key;
  int attempt_count = 0;  ///< attempts begun so far
  int max_attempts = 1;
  bool cancel_asked = false;
  std::string stage;      ///< what the handler said it is at
  double done_share = 0;  ///< 0 to 1
  std::optional<base::Json> result;
  std::string error;  ///< of the last attempt
  base::Instant created_at;
  std::optional<base::Instant> started_at;
  std::optional<base::Instant> ended_at;
};
VALLIS_DESCRIBE(Job, job_id, kind, payload, state, priority, run_at, unique_key, attempt_count, max_attempts,
                cancel_asked, stage, done_share, result, error, created_at, started_at, ended_at)

/// Errors: NotFound – none of that id, or it ended so long ago that it was tidied away.
base::Result<Job> find_job(db::Reader& reader, JobId id);

struct JobQuery {
  std::optional<JobId> before{};  ///< the id that the page before ended with; none for the first page
  std::optional<std::string> kind{};
  std::optional<JobState> state{};
  int limit = 100;  ///< 1 to 1,000
};

/// A page of jobs, the newest first. Errors: InvalidArgument – a limit out of range; those of db.
base::Result<std::vector<Job>> list_jobs(db::Reader& reader, const JobQuery& query);

/// Cancels a queued job at once; asks the handler of a running one to stop, which may take a while or come too late.
/// Errors: NotFound; Conflict – it has ended.
base::Result<void> cancel_job(db::Transaction& tx, JobId id);

/// Queues a failed or cancelled job again, with its attempts counted anew. Errors: NotFound; Conflict – it is in
/// another state, or one of the same key is queued.
base::Result<void> retry_job(db::Transaction& tx, JobId id);

/// For metrics: how many there are of each kind and state.
struct JobCount {
  std::string kind;
  JobState state = JobState::Queued;
  std::int64_t count = 0;
};
VALLIS_DESCRIBE(JobCount, kind, state, count)

base::Result<std::vector<JobCount>> job_counts(db::Reader& reader);

/// How long to wait after an attempt (the first is 1) that failed: `first` doubled with each, at most `limit`, of which
/// between a half and all, by the job's id: jobs that failed together do not come back together.
std::chrono::milliseconds retry_delay(JobId id, int attempt, std::chrono::milliseconds first,
                                      std::chrono::milliseconds limit);

}  // namespace vallis::jobs
