#pragma once

#include "db/database.hpp"
#include "directory/membership_calendar.hpp"
#include "jobs/runner.hpp"
#include "notify/notifier.hpp"

namespace vallis::directory {

/// What a night did in all clusters that are run here.
struct MembershipNight {
  std::int64_t moved_count = 0;     ///< memberships that dates moved on, or whose dues became overdue
  std::int64_t drawn_up_count = 0;  ///< dues of a year
  std::int64_t problem_count = 0;   ///< memberships whose dues could not be drawn up: plan_renewal says why
  std::int64_t granted_count = 0;   ///< rights that people got through their organisation
  std::int64_t ended_count = 0;
  std::int64_t reminded_count = 0;
};
VALLIS_DESCRIBE(MembershipNight, moved_count, drawn_up_count, problem_count, granted_count, ended_count, reminded_count)

/// Moves memberships on by date, draws up the dues of a year as far ahead as their types ask for it
/// (MembershipTypeForm::renew_days), makes inherited rights what they should be and sends reminders. A second run on
/// the same day does nothing; a cluster is done with before the next begins. Errors: those of db.
base::Result<MembershipNight> run_membership_night(db::Database& database, const notify::Notifier& notifier,
                                                   const base::Instant& now);

/// Does so each night. The notifier must outlive the runner. Errors: those of jobs::Runner::schedule.
base::Result<void> add_membership_jobs(jobs::Runner& runner, const notify::Notifier& notifier);

}  // namespace vallis::directory
