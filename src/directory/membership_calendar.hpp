#pragma once

#include <optional>
#include <string>
#include <vector>

#include "directory/dues.hpp"

namespace vallis::directory {

// What the calendar alone brings about: dues that are late, grace, lapse, end, and the way back by a payment.

/// One membership as far as dates decide about it.
struct Standing {
  MembershipState state = MembershipState::Active;
  base::Date since;  ///< the day of the last entry of its history
  std::int64_t grace_days = 0;
  std::int64_t lapsed_days = 0;
  std::optional<base::Date> unpaid_since;  ///< the earliest day on which dues that are still open were due
  std::optional<base::Date> settled_on;    ///< the last day on which dues were settled
};

/// What the history should be added by, up to and including `today`, in order. A run that comes late gives the same
/// days as one a day. Suspended and ended memberships stay as they are.
///
/// Pending becomes active when dues are settled. Active goes into grace the day after dues were due (without days of
/// grace it lapses); grace becomes active when nothing late is open, and lapses when its days are over; lapsed ends
/// when its days are over.
std::vector<NewState> states_due(Standing standing, const base::Date& today);

/// A change that is due, or was made.
struct CalendarChange {
  MembershipId membership_id;
  std::string organisation_name;
  std::vector<DuesId> overdue;   ///< dues that become overdue
  std::vector<NewState> states;  ///< what the history is added by
};
VALLIS_DESCRIBE(CalendarChange, membership_id, organisation_name, overdue, states)

/// What `advance_cluster` would do on that day. Cost: three statements for each open membership.
base::Result<std::vector<CalendarChange>> calendar_changes(db::Reader& reader, ClusterId cluster,
                                                           const base::Date& today);

/// Makes the changes of one membership; none where none is due. The log has an entry for each.
base::Result<CalendarChange> advance_membership(db::Transaction& tx, const activity::Actor& by,
                                                const base::Instant& now, MembershipId id);

/// The same for a cluster, a transaction for each membership: for a job once a day. A second run changes nothing.
/// Errors: of the first membership that could not be moved; those before it are.
base::Result<std::vector<CalendarChange>> advance_cluster(db::Database& database, const activity::Actor& by,
                                                          const base::Instant& now, ClusterId cluster);

/// One membership in a renewal: what it will owe, or what is in the way.
struct Renewal {
  MembershipId membership_id;
  std::string organisation_name;
  std::optional<Assessment> assessment;
  std::optional<DuesId> dues_id;       ///< once drawn up
  std::optional<std::string> problem;  ///< no rule fits, …
};
VALLIS_DESCRIBE(Renewal, membership_id, organisation_name, assessment, dues_id, problem)

/// Memberships without dues in a period: what `renew` would draw up.
/// @param type  only memberships of this type; none: of all
base::Result<std::vector<Renewal>> plan_renewal(db::Reader& reader, ClusterId cluster, const base::Period& period,
                                                const base::Date& today, std::optional<MembershipTypeId> type = {});

/// Draws up the dues of a period for all who have none in it, a transaction for each. A second run draws up nothing.
/// What could not be drawn up is told and holds up nobody else.
base::Result<std::vector<Renewal>> renew(db::Database& database, const activity::Actor& by, const base::Instant& now,
                                         ClusterId cluster, const base::Period& period,
                                         std::optional<MembershipTypeId> type = {});

/// Dues of which the payer should be reminded on a day: from the type's notice before they are due until they are
/// settled.
struct Reminder {
  DuesId dues_id;
  MembershipId membership_id;
  OrganisationId payer_id;
  std::string payer_name;
  DuesState state = DuesState::Sent;
  std::int64_t open_minor = 0;
  std::string currency_code;
  base::Date due_on;
  std::int64_t days_left = 0;  ///< below 0: late by so many
};
VALLIS_DESCRIBE(Reminder, dues_id, membership_id, payer_id, payer_name, state, open_minor, currency_code, due_on,
                days_left)
base::Result<std::vector<Reminder>> reminders(db::Reader& reader, ClusterId cluster, const base::Date& today);

}  // namespace vallis::directory
