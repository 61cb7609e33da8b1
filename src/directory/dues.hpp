#pragma once

#include <optional>
#include <string>
#include <vector>

#include "directory/dues_assessment.hpp"
#include "directory/membership.hpp"

namespace vallis::directory {

using DuesId = base::Id<struct DuesTag>;
using DuesPaymentId = base::Id<struct DuesPaymentTag>;

struct DuesRuleForm {
  std::optional<std::string> type_code;
  std::optional<std::string> organisation_kind;
  std::optional<std::int64_t> staff_min;
  std::optional<std::int64_t> staff_max;
  std::int64_t amount_minor = 0;
  std::int64_t first_fee_minor = 0;
  std::string currency_code;
  Proration proration = Proration::None;
  std::optional<std::int64_t> waived_years;
  std::int64_t due_days = 30;
  base::Date from_on;
  std::optional<base::Date> to_on;
};
VALLIS_DESCRIBE(DuesRuleForm, type_code, organisation_kind, staff_min, staff_max, amount_minor, first_fee_minor,
                currency_code, proration, waived_years, due_days, from_on, to_on)
std::span<const base::FieldRule> field_rules(const DuesRuleForm*);

/// Errors: InvalidInput – a band or dates in the wrong order, a currency or kind that is not known.
base::Result<DuesRule> add_dues_rule(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     ClusterId cluster, const DuesRuleForm& form);
/// Gives a rule its last day; its other terms never change. Errors: NotFound; Stale; InvalidArgument – before its
/// first.
base::Result<DuesRule> close_dues_rule(db::Transaction& tx, const activity::Actor& by, ClusterId cluster, DuesRuleId id,
                                       std::int64_t version, const base::Date& to_on);
/// All, those that are closed among them, by their first day.
base::Result<std::vector<DuesRule>> dues_rules(db::Reader& reader, ClusterId cluster);

enum class DuesState { Draft, Sent, PartPaid, Paid, Overdue, WrittenOff, Waived };
VALLIS_DESCRIBE_ENUM(DuesState, Draft, Sent, PartPaid, Paid, Overdue, WrittenOff, Waived)

/// Whether a person may move dues so; payments and the calendar do the rest.
bool may_move(DuesState from, DuesState to);
/// What dues are that were sent, after a payment.
DuesState state_after_payment(std::int64_t amount_minor, std::int64_t paid_minor, const base::Date& due_on,
                              const base::Date& today);
/// Whether something is still to be paid.
bool is_open(DuesState state);

/// What one membership owes for one period. Amounts are in minor units of the currency.
struct Dues {
  DuesId dues_id;
  MembershipId membership_id;
  OrganisationId organisation_id;
  std::string organisation_name;
  OrganisationId payer_id;  ///< the member, or who pays for it
  base::Date period_first;
  base::Date period_last;
  std::int64_t amount_minor = 0;
  std::int64_t paid_minor = 0;
  std::string currency_code;
  DuesRuleId dues_rule_id;
  std::vector<base::LocalText> reasoning;
  DuesState state = DuesState::Draft;
  base::Date due_on;
  std::optional<base::Date> sent_on;
  std::optional<base::Date> settled_on;  ///< paid, written off or waived
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Dues, dues_id, membership_id, organisation_id, organisation_name, payer_id, period_first, period_last,
                amount_minor, paid_minor, currency_code, dues_rule_id, reasoning, state, due_on, sent_on, settled_on,
                version)

/// What a membership would owe for a period; writes nothing. Errors: NotFound – no such membership, no rule; Conflict,
/// InvalidArgument – as assess; Conflict – it left before the period.
base::Result<Assessment> assess_dues(db::Reader& reader, MembershipId id, const base::Period& period,
                                     const base::Date& today);

/// Draws up what assess_dues says: a draft; waived, or paid where nothing is owed. Errors: as assess_dues; Conflict –
/// there are dues for days of that period already.
base::Result<Dues> draw_up_dues(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                MembershipId id, const base::Period& period);

struct DuesMove {
  DuesState state = DuesState::Sent;  ///< sent, written_off or waived
  base::Date on;
  std::string reason;
};
VALLIS_DESCRIBE(DuesMove, state, on, reason)
/// Errors: NotFound; Stale; Conflict – not from the state it is in.
base::Result<Dues> move_dues(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, MembershipId of,
                             DuesId id, std::int64_t version, const DuesMove& move);

struct NewPayment {
  std::int64_t amount_minor = 0;  ///< below 0: paid back
  base::Date paid_on;
  std::string reference;  ///< of the bank; one payment of the dues has it
};
VALLIS_DESCRIBE(NewPayment, amount_minor, paid_on, reference)
std::span<const base::FieldRule> field_rules(const NewPayment*);
struct Payment {
  DuesPaymentId dues_payment_id;
  std::int64_t amount_minor = 0;
  base::Date paid_on;
  std::string reference;
  std::optional<auth::AccountId> account_id;
  base::Instant recorded_at;
};
VALLIS_DESCRIBE(Payment, dues_payment_id, amount_minor, paid_on, reference, account_id, recorded_at)
/// Records a payment, and moves the membership on where that is what it waited for. Errors: NotFound; Conflict – the
/// dues are a draft, waived or written off, the payment is recorded already, or more comes in than is owed or goes back
/// than was paid.
base::Result<Dues> record_payment(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  MembershipId of, DuesId id, const NewPayment& payment);

/// Errors: NotFound – that membership has none such.
base::Result<Dues> find_dues(db::Reader& reader, MembershipId of, DuesId id);
base::Result<std::vector<Dues>> dues_of(db::Reader& reader, MembershipId id);
base::Result<std::vector<Payment>> payments_of(db::Reader& reader, DuesId id);
/// Of a cluster, by due date; of one state, or all.
base::Result<std::vector<Dues>> dues_in(db::Reader& reader, ClusterId cluster, std::optional<DuesState> state);

}  // namespace vallis::directory
