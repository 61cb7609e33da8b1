#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"

namespace vallis::directory {

using DuesRuleId = base::Id<struct DuesRuleTag>;

/// What of a period is charged to who joins within it.
enum class Proration {
  None,   ///< all of it
  Month,  ///< the months from that of joining on
  Day,    ///< the days from that of joining on
};
VALLIS_DESCRIBE_ENUM(Proration, None, Month, Day)

/// What a period's dues are, for whom, and while it is in force. Amounts are in the currency's minor units: cents.
struct DuesRule {
  DuesRuleId dues_rule_id;
  std::optional<std::string> type_code;          ///< none: every type
  std::optional<std::string> organisation_kind;  ///< none: every kind
  std::optional<std::int64_t> staff_min;         ///< with staff_max a band, both ends included
  std::optional<std::int64_t> staff_max;
  std::int64_t amount_minor = 0;     ///< 0 to 10¹²
  std::int64_t first_fee_minor = 0;  ///< besides, in the period in which a spell begins
  std::string currency_code;         ///< ISO 4217
  Proration proration = Proration::None;
  std::optional<std::int64_t> waived_years;  ///< organisations up to this age, in years, pay nothing
  std::int64_t due_days = 30;                ///< from the first day charged to the day due
  base::Date from_on;
  std::optional<base::Date> to_on;  ///< the last day
  std::int64_t version = 1;
  std::int64_t minor_digits = 2;  ///< of the currency
};
VALLIS_DESCRIBE(DuesRule, dues_rule_id, type_code, organisation_kind, staff_min, staff_max, amount_minor,
                first_fee_minor, currency_code, proration, waived_years, due_days, from_on, to_on, version,
                minor_digits)

/// What is assessed: a member as it stands, and the period.
struct DuesCase {
  std::string type_code;
  std::string organisation_kind;
  std::optional<std::int64_t> staff_count;
  std::optional<std::int64_t> founded_year;
  base::Date begins_on;  ///< the spell's first day
  base::Period period;
};

struct Assessment {
  DuesRuleId dues_rule_id;
  std::int64_t amount_minor = 0;  ///< fee and dues together
  std::string currency_code;
  bool waived = false;
  base::Date due_on;
  std::vector<base::LocalText> reasoning;  ///< which rule, what was charged, and why; a sentence each
};
VALLIS_DESCRIBE(Assessment, dues_rule_id, amount_minor, currency_code, waived, due_on, reasoning)

/// What a member owes for a period, with the reasons in words.
///
/// The rule is the most particular of those in force on the first day charged: one for a type goes before one for a
/// kind, that before one for a band of staff. A waiver covers the first fee as well. Fractions are rounded to the
/// nearest minor unit, halves up. Errors: NotFound – no rule fits; Conflict – two fit alike; InvalidArgument – the
/// spell begins behind the period, or months are to be counted in a period that is not of whole months.
base::Result<Assessment> assess(const DuesCase& member, std::span<const DuesRule> rules);

/// amount · part / whole, rounded to the nearest, halves up. All ≥ 0, whole > 0, amount ≤ 10¹², part ≤ whole ≤ 10⁵.
std::int64_t share_of(std::int64_t amount, std::int64_t part, std::int64_t whole);

/// "1200.50 EUR".
std::string money_text(std::int64_t amount_minor, std::int64_t minor_digits, const std::string& currency_code);

}  // namespace vallis::directory
