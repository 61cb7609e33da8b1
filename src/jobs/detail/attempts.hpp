#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "jobs/cron.hpp"
#include "jobs/queue.hpp"

namespace vallis::jobs::detail {

/// A job that a runner has; the lease is a new one with each attempt, so that an older one is told apart.
struct Attempt {
  JobId job_id;
  std::string kind;
  base::Json payload;
  int attempt_count = 0;
  int max_attempts = 1;
  base::Uuid lease_id;
};
VALLIS_DESCRIBE(Attempt, job_id, kind, payload, attempt_count, max_attempts, lease_id)

struct Progress {
  std::string stage;
  double done_share = 0;
};

struct Outcome {
  JobState state = JobState::Done;
  base::Instant run_at{};              ///< of Queued alone
  std::optional<int> attempt_count{};  ///< where it is another than that of the attempt
  std::optional<base::Json> result{};
  std::string error{};
};

enum class Renewal { Kept, CancelAsked, Lost };

/// Takes the job that is due, of highest priority and longest wait, if there is one.
base::Result<std::optional<Attempt>> claim(db::Database& database, const std::vector<std::string>& kinds,
                                           std::chrono::milliseconds lease);

/// When the next queued job is due; in the past when one waits already.
base::Result<std::optional<base::Instant>> next_due(db::Database& database, const std::vector<std::string>& kinds);

/// Whether the attempt still has the job; it does to the end of the transaction then.
base::Result<bool> hold_attempt(db::Transaction& tx, const Attempt& attempt);

base::Result<Renewal> renew_attempt(db::Transaction& tx, const Attempt& attempt, const Progress& progress,
                                    std::chrono::milliseconds lease);

/// Does nothing when another has the job by now. Where it would be queued again and one of its key is queued already,
/// that one takes its place.
base::Result<void> end_attempt(db::Transaction& tx, const Attempt& attempt, const Outcome& outcome);

/// Frees the jobs whose runners fell silent: they are queued again, failed when no attempt is left, or cancelled.
base::Result<void> free_lost(db::Database& database);

/// Deletes jobs that ended long ago.
base::Result<void> tidy(db::Database& database, std::chrono::hours keep_done, std::chrono::hours keep_failed);

/// Makes the schedule known; one with another expression or zone begins anew.
base::Result<void> begin_schedule(db::Transaction& tx, const std::string& name, const CronSchedule& cron,
                                  const base::Instant& now);

/// Moves a schedule that is due to its next moment; false when it is not due (any more).
base::Result<bool> move_schedule(db::Transaction& tx, const std::string& name, const CronSchedule& cron,
                                 const base::Instant& now);

}  // namespace vallis::jobs::detail
