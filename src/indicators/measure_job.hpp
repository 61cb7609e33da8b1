#pragma once

#include <optional>
#include <string>

#include "auth/account.hpp"
#include "indicators/measure.hpp"
#include "jobs/queue.hpp"
#include "jobs/runner.hpp"

namespace vallis::indicators {

/// What a job of measuring is asked for.
struct MeasureOrder {
  base::Uuid cluster_id;
  std::string period;
  std::optional<base::Uuid> account_id;  ///< who asked; none: the schedule
  std::string request_id;
};
VALLIS_DESCRIBE(MeasureOrder, cluster_id, period, account_id, request_id)

/// Asks for a measurement; one that waits for the same cluster and period is the same. Errors: NotFound – no such
/// cluster; Conflict – it is not run here; InvalidArgument – a period that is none, or has not begun.
base::Result<jobs::JobId> order_measurement(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                            base::Uuid cluster_id, const std::string& period);

/// A measurement that was asked for, and how far it is.
struct MeasurementJob {
  jobs::JobId job_id;
  base::Uuid cluster_id;
  std::string period;
  jobs::JobState state = jobs::JobState::Queued;
  std::string stage;
  double done_share = 0;             ///< 0 to 1
  std::optional<base::Json> result;  ///< a Measured, once done
  std::string error;
};
VALLIS_DESCRIBE(MeasurementJob, job_id, cluster_id, period, state, stage, done_share, result, error)

/// Errors: NotFound – none of that cluster.
base::Result<MeasurementJob> find_measurement(db::Reader& reader, base::Uuid cluster_id, jobs::JobId id);

/// Measures when asked, and every night all clusters that are run here: the year that runs, and through January also
/// the one that closed. The sources must outlive the runner. Errors: those of the schedule.
base::Result<void> add_measure_jobs(jobs::Runner& runner, const Sources& sources);

/// What the night does. Gives the sums over all clusters, without the observations.
base::Result<Measured> measure_night(jobs::Context& context, const Sources& sources, const base::Instant& now);

}  // namespace vallis::indicators
