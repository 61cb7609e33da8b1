#include "directory/membership_calendar.hpp"

#include <algorithm>

namespace vallis::directory {
namespace {

constexpr std::string_view kOpen = R"sql(
    SELECT membership_id FROM membership WHERE cluster_id = $1 AND ended_on IS NULL ORDER BY membership_id
)sql";

constexpr std::string_view kOverdue = "UPDATE dues SET state = 'overdue', version = version + 1 WHERE dues_id = $1";

std::optional<NewState> next_state(const Standing& standing, const base::Date& today) {
  using enum MembershipState;
  const auto at = [&](MembershipState state, const base::Date& day, Cause cause) -> std::optional<NewState> {
    const base::Date from = std::max(day, standing.since);
    if (from > today) return std::nullopt;
    return NewState{state, from, cause, "", {}};
  };
  const bool late = standing.unpaid_since.has_value();
  const auto days_after_due = [&](std::int64_t days) {
    return standing.unpaid_since->plus_days(static_cast<int>(days) + 1);
  };
  switch (standing.state) {
    case Pending:
      if (standing.settled_on) return at(Active, *standing.settled_on, Cause::Paid);
      return std::nullopt;
    case Active:
      if (!late) return std::nullopt;
      return at(standing.grace_days > 0 ? Grace : Lapsed, days_after_due(0), Cause::Unpaid);
    case Grace:
      if (!late) return at(Active, standing.settled_on.value_or(today), Cause::Paid);
      return at(Lapsed, days_after_due(standing.grace_days), Cause::Unpaid);
    case Lapsed:
      return at(Ended, standing.since.plus_days(static_cast<int>(standing.lapsed_days)), Cause::Unpaid);
    case Suspended:
    case Ended:
      return std::nullopt;
  }
  return std::nullopt;
}

struct Due {
  CalendarChange change;
  Membership membership;
};

base::Result<Due> due_of(db::Reader& reader, MembershipId id, const base::Date& today) {
  auto membership = find_membership(reader, id, today);
  if (!membership) return membership.error();
  const auto history = history_of(reader, id);
  if (!history) return history.error();
  const auto type = find_membership_type(reader, membership->cluster_id, membership->membership_type_id);
  if (!type) return type.error();
  const auto all = dues_of(reader, id);
  if (!all) return all.error();

  const StateEntry last = effective(*history).back();
  Standing standing{last.state, last.from_on, type->grace_days, type->lapsed_days, {}, {}};
  Due due{{id, membership->organisation_name, {}, {}}, std::move(*membership)};
  for (const Dues& dues : *all) {
    if (dues.settled_on && *dues.settled_on <= today) {
      standing.settled_on = std::max(standing.settled_on.value_or(*dues.settled_on), *dues.settled_on);
    }
    if (!is_open(dues.state) || dues.due_on >= today) continue;
    standing.unpaid_since = std::min(standing.unpaid_since.value_or(dues.due_on), dues.due_on);
    if (dues.state != DuesState::Overdue) due.change.overdue.push_back(dues.dues_id);
  }
  due.change.states = states_due(standing, today);
  return due;
}

bool is_change(const CalendarChange& change) { return !change.overdue.empty() || !change.states.empty(); }

base::Result<void> tell_overdue(db::Transaction& tx, const activity::Actor& by, const Membership& membership,
                                DuesId id) {
  const auto told = activity::record(tx, {.by = by,
                                          .verb = "became_overdue",
                                          .object_kind = "dues",
                                          .object_id = id.text(),
                                          .scope = membership.cluster_id.text()});
  if (!told) return told.error();
  return {};
}

}  // namespace

std::vector<NewState> states_due(Standing standing, const base::Date& today) {
  std::vector<NewState> states;
  while (auto next = next_state(standing, today)) {
    standing.state = next->state;
    standing.since = next->from_on;
    states.push_back(std::move(*next));
  }
  return states;
}

base::Result<std::vector<CalendarChange>> calendar_changes(db::Reader& reader, ClusterId cluster,
                                                           const base::Date& today) {
  const auto open = reader.many<MembershipId>(kOpen, cluster);
  if (!open) return open.error();
  std::vector<CalendarChange> changes;
  for (const MembershipId id : *open) {
    auto due = due_of(reader, id, today);
    if (!due) return due.error();
    if (is_change(due->change)) changes.push_back(std::move(due->change));
  }
  return changes;
}

base::Result<CalendarChange> advance_membership(db::Transaction& tx, const activity::Actor& by,
                                                const base::Instant& now, MembershipId id) {
  auto due = due_of(tx, id, now.date());
  if (!due) return due.error();
  for (const DuesId dues : due->change.overdue) {
    if (const auto done = tx.execute(kOverdue, dues); !done) return done.error();
  }
  std::int64_t version = due->membership.version;
  for (const NewState& state : due->change.states) {
    const auto moved = add_state(tx, by, now, id, version, state);
    if (!moved) return moved.error();
    version = moved->version;
  }
  for (const DuesId dues : due->change.overdue) {
    if (auto told = tell_overdue(tx, by, due->membership, dues); !told) return told.error();
  }
  return std::move(due->change);
}

base::Result<std::vector<CalendarChange>> advance_cluster(db::Database& database, const activity::Actor& by,
                                                          const base::Instant& now, ClusterId cluster) {
  const auto planned = database.read([&](db::Reader& reader) { return calendar_changes(reader, cluster, now.date()); });
  if (!planned) return planned.error();
  std::vector<CalendarChange> changes;
  for (const CalendarChange& plan : *planned) {
    auto change =
        database.transact([&](db::Transaction& tx) { return advance_membership(tx, by, now, plan.membership_id); });
    if (!change) return change.error().in(plan.organisation_name);
    if (is_change(*change)) changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace vallis::directory
