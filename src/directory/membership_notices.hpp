#pragma once

#include "activity/subscribers.hpp"
#include "db/database.hpp"
#include "directory/membership_calendar.hpp"
#include "notify/notifier.hpp"

namespace vallis::directory {

// Whom memberships give news to. A member is told through its contacts of today and its administrators, each once;
// contacts without an account get a mail at their address.

/// Follows the log: an application that was received, sent back, accepted or refused is told to the address that it
/// gives; dues that were sent, to their payer; that grace began or a membership lapsed, to the member. What is over
/// when its entry is read is not told any more. The notifier must outlive the subscribers.
void follow_memberships(activity::Subscribers& subscribers, const notify::Notifier& notifier);

/// Reminders of one dues, each sent once: in the days of notice before they are due, and two weeks after.
enum class ReminderStep { Ahead, Late };
VALLIS_DESCRIBE_ENUM(ReminderStep, Ahead, Late)

/// The step that is due by the days that are left (below 0: late by so many); none in between, where the beginning of
/// grace has just been told.
std::optional<ReminderStep> reminder_step(std::int64_t days_left);

/// Sends the reminders of a cluster that are due and were not sent, a transaction for each, and gives their number.
/// Errors: those of db and of the notifier.
base::Result<std::int64_t> send_reminders(db::Database& database, const notify::Notifier& notifier,
                                          const base::Instant& now, ClusterId cluster);

}  // namespace vallis::directory
