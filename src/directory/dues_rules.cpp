#include <array>

#include "directory/dues.hpp"

namespace vallis::directory {
namespace {

constexpr std::int64_t kMostMinor = 1'000'000'000'000;

constexpr std::string_view kInsert = R"sql(
    INSERT INTO dues_rule (dues_rule_id, cluster_id, type_code, organisation_kind, staff_min, staff_max, amount_minor,
        first_fee_minor, currency_code, proration, waived_years, due_days, from_on, to_on, created_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
)sql";

constexpr std::string_view kClose = R"sql(
    UPDATE dues_rule SET to_on = $4, version = version + 1
    WHERE dues_rule_id = $1 AND cluster_id = $2 AND version = $3
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT r.dues_rule_id, r.type_code, r.organisation_kind, r.staff_min, r.staff_max, r.amount_minor,
        r.first_fee_minor, r.currency_code, r.proration, r.waived_years, r.due_days, r.from_on, r.to_on, r.version,
        c.minor_digits
    FROM dues_rule r JOIN currency c ON c.currency_code = r.currency_code
    WHERE r.cluster_id = $1 ORDER BY r.from_on, r.dues_rule_id
)sql";

constexpr std::string_view kKnown = R"sql(
    SELECT 1 AS found FROM cluster WHERE cluster_id = $1
)sql";
constexpr std::string_view kKnownCurrency = "SELECT 1 AS found FROM currency WHERE currency_code = $1";
constexpr std::string_view kKnownKind = "SELECT 1 AS found FROM organisation_kind WHERE kind = $1";

base::Result<void> check(db::Reader& reader, const DuesRuleForm& form) {
  std::vector<base::Fault> faults;
  const auto fault = [&](const char* field, const char* what) {
    faults.push_back({.file = {}, .field = field, .what = what});
  };
  if (form.staff_min && form.staff_max && *form.staff_max < *form.staff_min) {
    fault("/staff_max", "The band ends below its beginning.");
  }
  if (form.to_on && *form.to_on < form.from_on) fault("/to_on", "The last day lies before the first.");
  const auto currency = reader.maybe<std::int64_t>(kKnownCurrency, form.currency_code);
  if (!currency) return currency.error();
  if (!*currency) fault("/currency_code", "There is no such currency; write its code of ISO 4217, such as EUR.");
  if (form.organisation_kind) {
    const auto kind = reader.maybe<std::int64_t>(kKnownKind, *form.organisation_kind);
    if (!kind) return kind.error();
    if (!*kind) fault("/organisation_kind", "There is no such kind of organisation.");
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return {};
}

base::Result<DuesRule> find_rule(db::Reader& reader, ClusterId cluster, DuesRuleId id) {
  auto rules = dues_rules(reader, cluster);
  if (!rules) return rules.error();
  for (DuesRule& rule : *rules) {
    if (rule.dues_rule_id == id) return std::move(rule);
  }
  return base::not_found("The cluster has no such dues rule.");
}

base::Result<void> tell(db::Transaction& tx, const activity::Actor& by, const char* verb, ClusterId cluster,
                        const std::optional<DuesRule>& before, const DuesRule& after) {
  activity::Entry entry{.by = by,
                        .verb = verb,
                        .object_kind = "dues_rule",
                        .object_id = after.dues_rule_id.text(),
                        .scope = cluster.text(),
                        .after = activity::snapshot(after)};
  if (before) entry.before = activity::snapshot(*before);
  if (auto told = activity::record(tx, entry); !told) return told.error();
  return {};
}

}  // namespace

std::span<const base::FieldRule> field_rules(const DuesRuleForm*) {
  static constexpr std::array kRules = {
      base::FieldRule{.member = "staff_min", .minimum = 0},
      base::FieldRule{.member = "staff_max", .minimum = 0},
      base::FieldRule{
          .member = "amount_minor", .description = "for a whole period", .minimum = 0, .maximum = kMostMinor},
      base::FieldRule{.member = "first_fee_minor", .minimum = 0, .maximum = kMostMinor},
      base::FieldRule{.member = "waived_years", .minimum = 0, .maximum = 100},
      base::FieldRule{.member = "due_days", .minimum = 0, .maximum = 366}};
  return kRules;
}

base::Result<DuesRule> add_dues_rule(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     ClusterId cluster, const DuesRuleForm& form) {
  const auto known = tx.maybe<std::int64_t>(kKnown, cluster);
  if (!known) return known.error();
  if (!*known) return base::not_found("There is no such cluster.");
  if (auto fine = check(tx, form); !fine) return fine.error();
  const DuesRuleId id = DuesRuleId::next();
  const auto made = tx.execute(kInsert, id, cluster, form.type_code, form.organisation_kind, form.staff_min,
                               form.staff_max, form.amount_minor, form.first_fee_minor, form.currency_code,
                               form.proration, form.waived_years, form.due_days, form.from_on, form.to_on, now);
  if (!made) return made.error();
  auto rule = find_rule(tx, cluster, id);
  if (!rule) return rule;
  if (auto told = tell(tx, by, "added", cluster, {}, *rule); !told) return told.error();
  return rule;
}

base::Result<DuesRule> close_dues_rule(db::Transaction& tx, const activity::Actor& by, ClusterId cluster, DuesRuleId id,
                                       std::int64_t version, const base::Date& to_on) {
  const auto before = find_rule(tx, cluster, id);
  if (!before) return before.error();
  if (to_on < before->from_on) return base::invalid_argument("The last day would lie before the rule's first.");
  const auto closed = tx.execute(kClose, id, cluster, version, to_on);
  if (!closed) return closed.error();
  if (*closed == 0) return base::stale("The rule was changed meanwhile; read it again.");
  auto after = find_rule(tx, cluster, id);
  if (!after) return after;
  if (auto told = tell(tx, by, "closed", cluster, *before, *after); !told) return told.error();
  return after;
}

base::Result<std::vector<DuesRule>> dues_rules(db::Reader& reader, ClusterId cluster) {
  return reader.many<DuesRule>(kSelect, cluster);
}

}  // namespace vallis::directory
