#include "directory/detail/membership_route_parts.hpp"
#include "directory/membership_calendar.hpp"
#include "directory/membership_rights.hpp"
#include "http/problem_words.hpp"

namespace vallis::directory {

struct CloseBody {
  base::Date to_on;
};
VALLIS_DESCRIBE(CloseBody, to_on)

struct PeriodBody {
  base::Period period;
};
VALLIS_DESCRIBE(PeriodBody, period)

namespace {

using auth::Call;
using auth::Permission;

ClusterId cluster_of(const Call& call) { return call.path<ClusterId>("cluster_id"); }
MembershipId membership_of(const Call& call) { return call.path<MembershipId>("membership_id"); }

/// A list that staff and board of the cluster in the path may read.
template <class T, class Read>
base::Result<http::Page<T>> overseen(Call& call, Read&& read) {
  if (auto may = require_overseer(call.caller(), cluster_of(call)); !may) return may.error();
  auto rows = call.read([&](db::Reader& reader) { return read(reader); });
  if (!rows) return rows.error();
  return http::Page<T>{std::move(*rows), {}, {}};
}

/// A list for those who may see all of the membership in the path.
template <class T, class Read>
base::Result<http::Page<T>> of_membership(Call& call, Read&& read) {
  auto rows = call.read([&](db::Reader& reader) -> base::Result<std::vector<T>> {
    const auto membership = open_membership(call, reader, membership_of(call), call.now().date());
    if (!membership) return membership.error();
    return read(reader);
  });
  if (!rows) return rows.error();
  return http::Page<T>{std::move(*rows), {}, {}};
}

base::Result<http::Page<DuesRule>> list_rules(Call& call) {
  return overseen<DuesRule>(call, [&](db::Reader& reader) { return dues_rules(reader, cluster_of(call)); });
}

base::Result<http::Created<DuesRule>> add_rule(Call& call, const DuesRuleForm& form) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  auto rule = call.transact(
      [&](db::Transaction& tx) { return add_dues_rule(tx, call.actor(), call.now(), cluster_of(call), form); });
  if (!rule) return rule.error();
  return http::Created<DuesRule>{std::move(*rule), "/api/v1/clusters/" + cluster_of(call).text() + "/dues-rules"};
}

base::Result<DuesRule> close_rule(Call& call, const CloseBody& body) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  return call.transact([&](db::Transaction& tx) {
    return close_dues_rule(tx, call.actor(), cluster_of(call), call.path<DuesRuleId>("dues_rule_id"), call.version(),
                           body.to_on);
  });
}

base::Result<http::Page<Dues>> list_cluster_dues(Call& call) {
  const auto state = word_of<DuesState>(call, "state");
  if (!state) return state.error();
  return overseen<Dues>(call, [&](db::Reader& reader) { return dues_in(reader, cluster_of(call), *state); });
}

base::Result<http::Page<Dues>> list_dues(Call& call) {
  return of_membership<Dues>(call, [&](db::Reader& reader) { return dues_of(reader, membership_of(call)); });
}

base::Result<Assessment> read_assessment(Call& call) {
  const auto period = period_of(call);
  if (!period) return period.error();
  return call.read([&](db::Reader& reader) -> base::Result<Assessment> {
    const auto membership = open_membership(call, reader, membership_of(call), call.now().date());
    if (!membership) return membership.error();
    return assess_dues(reader, membership_of(call), *period, call.now().date());
  });
}

base::Result<http::Created<Dues>> draw_up(Call& call, const PeriodBody& body) {
  auto dues = call.transact([&](db::Transaction& tx) -> base::Result<Dues> {
    const auto membership = manage_membership(call, tx, membership_of(call));
    if (!membership) return membership.error();
    return draw_up_dues(tx, call.actor(), call.now(), membership_of(call), body.period);
  });
  if (!dues) return dues.error();
  const std::string location = "/api/v1/memberships/" + membership_of(call).text() + "/dues/" + dues->dues_id.text();
  return http::Created<Dues>{std::move(*dues), location};
}

base::Result<Dues> read_dues(Call& call) {
  return call.read([&](db::Reader& reader) -> base::Result<Dues> {
    const auto membership = open_membership(call, reader, membership_of(call), call.now().date());
    if (!membership) return membership.error();
    return find_dues(reader, membership_of(call), call.path<DuesId>("dues_id"));
  });
}

base::Result<Dues> move_one(Call& call, const DuesMove& move) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Dues> {
    const auto membership = manage_membership(call, tx, membership_of(call));
    if (!membership) return membership.error();
    return move_dues(tx, call.actor(), call.now(), membership_of(call), call.path<DuesId>("dues_id"), call.version(),
                     move);
  });
}

base::Result<Dues> pay(Call& call, const NewPayment& payment) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Dues> {
    const auto membership = manage_membership(call, tx, membership_of(call));
    if (!membership) return membership.error();
    return record_payment(tx, call.actor(), call.now(), membership_of(call), call.path<DuesId>("dues_id"), payment);
  });
}

base::Result<http::Page<Payment>> list_payments(Call& call) {
  return of_membership<Payment>(call, [&](db::Reader& reader) -> base::Result<std::vector<Payment>> {
    const auto dues = find_dues(reader, membership_of(call), call.path<DuesId>("dues_id"));
    if (!dues) return dues.error();
    return payments_of(reader, dues->dues_id);
  });
}

void say_problems(Call& call, std::vector<Renewal>& renewals) {
  for (Renewal& renewal : renewals) {
    if (renewal.problem) renewal.problem = http::said_to(call.request(), std::move(*renewal.problem));
  }
}

base::Result<http::Page<Renewal>> preview_renewal(Call& call) {
  const auto period = period_of(call);
  if (!period) return period.error();
  auto page = overseen<Renewal>(
      call, [&](db::Reader& reader) { return plan_renewal(reader, cluster_of(call), *period, call.now().date()); });
  if (page) say_problems(call, page->items);
  return page;
}

base::Result<http::Page<Renewal>> run_renewal(Call& call, const PeriodBody& body) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  auto renewals = renew(call.database(), call.actor(), call.now(), cluster_of(call), body.period);
  if (!renewals) return renewals.error();
  say_problems(call, *renewals);
  return http::Page<Renewal>{std::move(*renewals), {}, {}};
}

base::Result<http::Page<Reminder>> list_reminders(Call& call) {
  return overseen<Reminder>(call,
                            [&](db::Reader& reader) { return reminders(reader, cluster_of(call), call.now().date()); });
}

base::Result<http::Page<CalendarChange>> preview_calendar(Call& call) {
  return overseen<CalendarChange>(
      call, [&](db::Reader& reader) { return calendar_changes(reader, cluster_of(call), call.now().date()); });
}

base::Result<http::Page<CalendarChange>> run_calendar(Call& call) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  auto changes = advance_cluster(call.database(), call.actor(), call.now(), cluster_of(call));
  if (!changes) return changes.error();
  return http::Page<CalendarChange>{std::move(*changes), {}, {}};
}

}  // namespace

void detail::add_dues_routes(auth::Routes& routes) {
  const std::string cluster = "/api/v1/clusters/{cluster_id}";
  const std::string dues = "/api/v1/memberships/{membership_id}/dues";
  routes.get(cluster + "/dues-rules", Permission::ReadDirectory, "Dues rules, closed ones too", list_rules);
  routes.post(cluster + "/dues-rules", Permission::ManageMembers, "Add a dues rule", add_rule);
  routes.put(cluster + "/dues-rules/{dues_rule_id}/end", Permission::ManageMembers, "Give a rule its last day",
             close_rule);
  routes.get(cluster + "/dues", Permission::ReadDirectory, "Dues of all members", list_cluster_dues);
  routes.get(cluster + "/renewals", Permission::ReadDirectory, "What a renewal would draw up", preview_renewal);
  routes.post(cluster + "/renewals", Permission::ManageMembers, "Draw up the dues of a period", run_renewal);
  routes.get(cluster + "/membership-reminders", Permission::ReadDirectory, "Dues to remind of", list_reminders);
  routes.get(cluster + "/membership-changes", Permission::ReadDirectory, "What dates change today, in advance",
             preview_calendar);
  routes.post(cluster + "/membership-changes", Permission::ManageMembers, "Make the changes that dates bring",
              run_calendar);
  routes.get(dues, Permission::SignedIn, "Dues of one membership", list_dues);
  routes.post(dues, Permission::ManageMembers, "Draw up dues", draw_up);
  routes.get(dues + "/assessment", Permission::SignedIn, "What would be owed for a period, and why", read_assessment);
  routes.get(dues + "/{dues_id}", Permission::SignedIn, "One period's dues", read_dues);
  routes.put(dues + "/{dues_id}/state", Permission::ManageMembers, "Mark as sent, write off, waive", move_one);
  routes.get(dues + "/{dues_id}/payments", Permission::SignedIn, "Payments", list_payments);
  routes.post(dues + "/{dues_id}/payments", Permission::ManageMembers, "Record a payment", pay);
}

}  // namespace vallis::directory
