#include "directory/dues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "db/sql.hpp"
#include "directory/membership_calendar.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kSelect = R"sql(
    SELECT d.dues_id, d.membership_id, m.organisation_id, o.name AS organisation_name, d.payer_id, d.period_first,
        d.period_last, d.amount_minor, d.paid_minor, d.currency_code, d.dues_rule_id, d.reasoning, d.state, d.due_on,
        d.sent_on, d.settled_on, d.version
    FROM dues d JOIN membership m ON m.membership_id = d.membership_id
        JOIN organisation o ON o.organisation_id = m.organisation_id)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO dues (dues_id, membership_id, payer_id, period_first, period_last, amount_minor, paid_minor,
        currency_code, dues_rule_id, reasoning, state, due_on, settled_on, created_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11, $12, $13, 1)
    ON CONFLICT DO NOTHING
)sql";

constexpr std::string_view kOverlapping = R"sql(
    SELECT period_first FROM dues WHERE membership_id = $1 AND period_first <= $3 AND period_last >= $2 LIMIT 1
)sql";

constexpr std::string_view kUpdate = R"sql(
    UPDATE dues SET state = $3, paid_minor = $4, sent_on = $5, settled_on = $6, due_on = $7,
        version = version + 1
    WHERE dues_id = $1 AND version = $2
)sql";

constexpr std::string_view kInsertPayment = R"sql(
    INSERT INTO dues_payment (dues_payment_id, dues_id, amount_minor, paid_on, reference, account_id, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT DO NOTHING
)sql";

constexpr std::string_view kSelectPayments = R"sql(
    SELECT dues_payment_id, amount_minor, paid_on, reference, account_id, recorded_at FROM dues_payment
    WHERE dues_id = $1 ORDER BY paid_on, dues_payment_id
)sql";

struct Facts {
  std::string kind;
  std::optional<std::int64_t> staff_count;
  std::optional<std::int64_t> founded_year;
};
VALLIS_DESCRIBE(Facts, kind, staff_count, founded_year)

constexpr std::string_view kDueDays = "SELECT due_days FROM dues_rule WHERE dues_rule_id = $1";

constexpr std::string_view kFacts =
    "SELECT kind, staff_count, founded_year FROM organisation WHERE organisation_id = $1";

base::Result<void> tell(db::Transaction& tx, const activity::Actor& by, const char* verb, const Membership& membership,
                        const std::optional<Dues>& before, const Dues& after, const std::string& reason) {
  activity::Entry entry{.by = by,
                        .verb = verb,
                        .object_kind = "dues",
                        .object_id = after.dues_id.text(),
                        .scope = membership.cluster_id.text(),
                        .after = activity::snapshot(after),
                        .reason = reason};
  if (before) entry.before = activity::snapshot(*before);
  if (auto told = activity::record(tx, entry); !told) return told.error();
  return {};
}

base::Error changed_meanwhile() { return base::stale("The dues were changed by somebody else meanwhile; read again."); }

/// The change, and what follows from it for the membership; the log comes last.
base::Result<Dues> update(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, const Dues& before,
                          std::int64_t version, const Dues& to, const char* verb, const std::string& reason) {
  const auto updated =
      tx.execute(kUpdate, before.dues_id, version, to.state, to.paid_minor, to.sent_on, to.settled_on, to.due_on);
  if (!updated) return updated.error();
  if (*updated == 0) return changed_meanwhile();
  // What waited for these dues goes on at once; what is late waits for the calendar's run.
  if (!is_open(to.state)) {
    if (auto moved = advance_membership(tx, by, now, before.membership_id); !moved) return moved.error();
  }
  const auto membership = find_membership(tx, before.membership_id, now.date());
  if (!membership) return membership.error();
  auto after = find_dues(tx, before.membership_id, before.dues_id);
  if (!after) return after;
  if (auto told = tell(tx, by, verb, *membership, before, *after, reason); !told) return told.error();
  return after;
}

}  // namespace

bool may_move(DuesState from, DuesState to) {
  using enum DuesState;
  switch (to) {
    case Sent:
      return from == Draft;
    case WrittenOff:
      return from == Sent || from == PartPaid || from == Overdue;
    case Waived:
      return from == Draft || from == Sent || from == Overdue;
    case Draft:
    case PartPaid:
    case Paid:
    case Overdue:
      return false;
  }
  return false;
}

DuesState state_after_payment(std::int64_t amount_minor, std::int64_t paid_minor, const base::Date& due_on,
                              const base::Date& today) {
  if (paid_minor == amount_minor) return DuesState::Paid;
  if (due_on < today) return DuesState::Overdue;
  return paid_minor > 0 ? DuesState::PartPaid : DuesState::Sent;
}

bool is_open(DuesState state) {
  return state == DuesState::Sent || state == DuesState::PartPaid || state == DuesState::Overdue;
}

std::span<const base::FieldRule> field_rules(const NewPayment*) {
  static constexpr std::array kRules = {base::FieldRule{.member = "amount_minor", .minimum = -1e12, .maximum = 1e12},
                                        base::FieldRule{.member = "reference", .min_length = 1, .max_length = 140}};
  return kRules;
}

base::Result<Assessment> assess_dues(db::Reader& reader, MembershipId id, const base::Period& period,
                                     const base::Date& today) {
  const auto membership = find_membership(reader, id, today);
  if (!membership) return membership.error();
  const auto over = membership->left_on ? membership->left_on : membership->ended_on;
  if (over && *over <= period.first) {
    return base::conflict(
        fmt::format("The membership was over on {}, before the period {}.", over->text(), period.text()));
  }
  const auto facts = reader.one<Facts>(kFacts, membership->organisation_id);
  if (!facts) return facts.error();
  const auto rules = dues_rules(reader, membership->cluster_id);
  if (!rules) return rules.error();
  return assess({membership->type_code, facts->kind, facts->staff_count, facts->founded_year,
                 membership->joined_on.value_or(membership->begins_on), period},
                *rules);
}

base::Result<Dues> draw_up_dues(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                MembershipId id, const base::Period& period) {
  const auto there = tx.maybe<base::Date>(kOverlapping, id, period.first, period.last);
  if (!there) return there.error();
  const auto taken = base::conflict("There are dues for days of that period already.");
  if (*there) return taken;
  const auto membership = find_membership(tx, id, now.date());
  if (!membership) return membership.error();
  const auto assessment = assess_dues(tx, id, period, now.date());
  if (!assessment) return assessment.error();
  auto state = DuesState::Draft;
  if (assessment->waived) {
    state = DuesState::Waived;
  } else if (assessment->amount_minor == 0) {
    state = DuesState::Paid;
  }
  const DuesId dues = DuesId::next();
  const auto made = tx.execute(kInsert, dues, id, membership->payer_id.value_or(membership->organisation_id),
                               period.first, period.last, assessment->amount_minor, assessment->currency_code,
                               assessment->dues_rule_id, assessment->reasoning, state, assessment->due_on,
                               state == DuesState::Draft ? std::nullopt : std::optional(now.date()), now);
  if (!made) return made.error();
  if (*made == 0) return taken;
  if (state != DuesState::Draft) {
    if (auto moved = advance_membership(tx, by, now, id); !moved) return moved.error();
  }
  auto after = find_dues(tx, id, dues);
  if (!after) return after;
  if (auto told = tell(tx, by, "drawn_up", *membership, {}, *after, ""); !told) return told.error();
  return after;
}

base::Result<Dues> move_dues(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, MembershipId of,
                             DuesId id, std::int64_t version, const DuesMove& move) {
  const auto before = find_dues(tx, of, id);
  if (!before) return before.error();
  if (before->version != version) return changed_meanwhile();
  if (!may_move(before->state, move.state)) {
    return base::conflict(fmt::format("Dues that are '{}' cannot be made '{}'.", base::enum_word(before->state),
                                      base::enum_word(move.state)));
  }
  Dues to = *before;
  to.state = move.state;
  if (move.state == DuesState::Sent) {
    const auto due_days = tx.one<std::int64_t>(kDueDays, before->dues_rule_id);
    if (!due_days) return due_days.error();
    to.sent_on = move.on;
    // Who is billed late has its days all the same.
    to.due_on = std::max(to.due_on, move.on.plus_days(static_cast<int>(*due_days)));
  } else {
    to.settled_on = move.on;
  }
  return update(tx, by, now, *before, version, to, "moved", move.reason);
}

base::Result<Dues> record_payment(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  MembershipId of, DuesId id, const NewPayment& payment) {
  const auto before = find_dues(tx, of, id);
  if (!before) return before.error();
  if (!is_open(before->state) && before->state != DuesState::Paid) {
    return base::conflict(
        fmt::format("Dues that are '{}' take no payment; send them first.", base::enum_word(before->state)));
  }
  Dues to = *before;
  to.paid_minor += payment.amount_minor;
  if (payment.amount_minor == 0 || to.paid_minor < 0 || to.paid_minor > to.amount_minor) {
    return base::conflict(
        fmt::format("Of {} in minor units {} are paid; {} more cannot be. Record what belongs to other dues there.",
                    before->amount_minor, before->paid_minor, payment.amount_minor));
  }
  const auto kept = tx.execute(kInsertPayment, DuesPaymentId::next(), id, payment.amount_minor, payment.paid_on,
                               payment.reference, by.account_id, now);
  if (!kept) return kept.error();
  if (*kept == 0) return base::conflict("A payment with this reference is recorded already.");
  to.state = state_after_payment(to.amount_minor, to.paid_minor, to.due_on, now.date());
  to.settled_on = to.state == DuesState::Paid ? std::optional(payment.paid_on) : std::nullopt;
  return update(tx, by, now, *before, before->version, to, "paid", payment.reference);
}

base::Result<Dues> find_dues(db::Reader& reader, MembershipId of, DuesId id) {
  auto dues = reader.maybe<Dues>(std::string(kSelect) + " WHERE d.dues_id = $1 AND d.membership_id = $2", id, of);
  if (!dues) return dues.error();
  if (!*dues) return base::not_found("The membership has no such dues.");
  return std::move(**dues);
}

base::Result<std::vector<Dues>> dues_of(db::Reader& reader, MembershipId id) {
  return reader.many<Dues>(std::string(kSelect) + " WHERE d.membership_id = $1 ORDER BY d.period_first", id);
}

base::Result<std::vector<Payment>> payments_of(db::Reader& reader, DuesId id) {
  return reader.many<Payment>(kSelectPayments, id);
}

base::Result<std::vector<Dues>> dues_in(db::Reader& reader, ClusterId cluster, std::optional<DuesState> state) {
  db::Sql sql(kSelect);
  sql.add(" WHERE m.cluster_id = ").value(cluster);
  if (state) sql.add(" AND d.state = ").value(*state);
  sql.add(" ORDER BY d.due_on, d.dues_id");
  return reader.many_with<Dues>(sql.text(), sql.arguments());
}

}  // namespace vallis::directory
