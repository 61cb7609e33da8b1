#include "directory/membership_calendar.hpp"

namespace vallis::directory {
namespace {

struct Candidate {
  MembershipId membership_id;
  std::string organisation_name;
};
VALLIS_DESCRIBE(Candidate, membership_id, organisation_name)

/// Those who are members for some day of the period, by their history, and owe nothing in it yet.
constexpr std::string_view kCandidates = R"sql(
    SELECT m.membership_id, o.name AS organisation_name
    FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id
    WHERE m.cluster_id = $1 AND m.joined_on <= $3 AND (m.left_on IS NULL OR m.left_on > $2)
        AND (CAST($4 AS uuid) IS NULL OR m.membership_type_id = $4)
        AND NOT EXISTS (SELECT 1 FROM dues d
            WHERE d.membership_id = m.membership_id AND d.period_first <= $3 AND d.period_last >= $2)
    ORDER BY o.name_key, m.membership_id
)sql";

struct OpenDues {
  DuesId dues_id;
  MembershipId membership_id;
  OrganisationId payer_id;
  std::string payer_name;
  DuesState state = DuesState::Sent;
  std::int64_t open_minor = 0;
  std::string currency_code;
  base::Date due_on;
  std::int64_t notice_days = 0;
};
VALLIS_DESCRIBE(OpenDues, dues_id, membership_id, payer_id, payer_name, state, open_minor, currency_code, due_on,
                notice_days)

constexpr std::string_view kOpenDues = R"sql(
    SELECT d.dues_id, d.membership_id, d.payer_id, o.name AS payer_name, d.state,
        d.amount_minor - d.paid_minor AS open_minor, d.currency_code, d.due_on, t.notice_days
    FROM dues d JOIN membership m ON m.membership_id = d.membership_id
        JOIN membership_type t ON t.membership_type_id = m.membership_type_id
        JOIN organisation o ON o.organisation_id = d.payer_id
    WHERE m.cluster_id = $1 AND d.state IN ('sent', 'part_paid', 'overdue')
    ORDER BY d.due_on, d.dues_id
)sql";

}  // namespace

base::Result<std::vector<Renewal>> plan_renewal(db::Reader& reader, ClusterId cluster, const base::Period& period,
                                                const base::Date& today, std::optional<MembershipTypeId> type) {
  const auto candidates = reader.many<Candidate>(kCandidates, cluster, period.first, period.last, type);
  if (!candidates) return candidates.error();
  std::vector<Renewal> plan;
  for (const Candidate& candidate : *candidates) {
    Renewal renewal{candidate.membership_id, candidate.organisation_name, {}, {}, {}};
    auto assessment = assess_dues(reader, candidate.membership_id, period, today);
    if (assessment) {
      renewal.assessment = std::move(*assessment);
    } else if (assessment.error().kind == base::ErrorKind::Unavailable) {
      return assessment.error();
    } else {
      renewal.problem = assessment.error().message;
    }
    plan.push_back(std::move(renewal));
  }
  return plan;
}

base::Result<std::vector<Renewal>> renew(db::Database& database, const activity::Actor& by, const base::Instant& now,
                                         ClusterId cluster, const base::Period& period,
                                         std::optional<MembershipTypeId> type) {
  auto plan =
      database.read([&](db::Reader& reader) { return plan_renewal(reader, cluster, period, now.date(), type); });
  if (!plan) return plan;
  for (Renewal& renewal : *plan) {
    if (renewal.problem) continue;
    const auto drawn = database.transact(
        [&](db::Transaction& tx) { return draw_up_dues(tx, by, now, renewal.membership_id, period); });
    if (drawn) {
      renewal.dues_id = drawn->dues_id;
    } else if (drawn.error().kind == base::ErrorKind::Unavailable) {
      return drawn.error();
    } else {
      renewal.problem = drawn.error().message;
    }
  }
  return plan;
}

base::Result<std::vector<Reminder>> reminders(db::Reader& reader, ClusterId cluster, const base::Date& today) {
  const auto open = reader.many<OpenDues>(kOpenDues, cluster);
  if (!open) return open.error();
  std::vector<Reminder> due;
  for (const OpenDues& dues : *open) {
    const std::int64_t days_left = base::days_between(today, dues.due_on);
    if (days_left > dues.notice_days) continue;
    due.push_back({dues.dues_id, dues.membership_id, dues.payer_id, dues.payer_name, dues.state, dues.open_minor,
                   dues.currency_code, dues.due_on, days_left});
  }
  return due;
}

}  // namespace vallis::directory
