#include "directory/dues_assessment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <tuple>

namespace vallis::directory {
namespace {

bool has_band(const DuesRule& rule) { return rule.staff_min || rule.staff_max; }

bool fits(const DuesRule& rule, const DuesCase& member, const base::Date& day) {
  if (day < rule.from_on || (rule.to_on && *rule.to_on < day)) return false;
  if (rule.type_code && *rule.type_code != member.type_code) return false;
  if (rule.organisation_kind && *rule.organisation_kind != member.organisation_kind) return false;
  if (!has_band(rule)) return true;
  return member.staff_count && rule.staff_min.value_or(0) <= *member.staff_count &&
         *member.staff_count <= rule.staff_max.value_or(*member.staff_count);
}

auto particularity(const DuesRule& rule) {
  return std::tuple(rule.type_code.has_value(), rule.organisation_kind.has_value(), has_band(rule));
}

base::Result<const DuesRule*> rule_for(const DuesCase& member, std::span<const DuesRule> rules, const base::Date& day) {
  const DuesRule* best = nullptr;
  bool alike = false;
  for (const DuesRule& rule : rules) {
    if (!fits(rule, member, day)) continue;
    if (best == nullptr || particularity(rule) > particularity(*best)) {
      best = &rule;
      alike = false;
    } else if (particularity(rule) == particularity(*best)) {
      alike = true;
    }
  }
  const std::string who =
      fmt::format("type '{}', kind '{}', {}", member.type_code, member.organisation_kind,
                  member.staff_count ? fmt::format("{} staff", *member.staff_count) : std::string("staff not known"));
  if (best == nullptr) {
    return base::not_found(
        fmt::format("No dues rule in force on {} fits {}; add one, or complete the organisation.", day.text(), who));
  }
  if (alike) {
    return base::conflict(
        fmt::format("Two dues rules in force on {} fit {} alike; close one of them.", day.text(), who));
  }
  return best;
}

/// "type 'core', kind 'clinic', 10 to 49 staff".
base::LocalText scope_words(const DuesRule& rule) {
  std::vector<std::string> en;
  std::vector<std::string> ru;
  if (rule.type_code) {
    en.push_back(fmt::format("type '{}'", *rule.type_code));
    ru.push_back(fmt::format("тип «{}»", *rule.type_code));
  }
  if (rule.organisation_kind) {
    en.push_back(fmt::format("kind '{}'", *rule.organisation_kind));
    ru.push_back(fmt::format("вид «{}»", *rule.organisation_kind));
  }
  if (has_band(rule)) {
    const std::string low = std::to_string(rule.staff_min.value_or(0));
    const std::string high = rule.staff_max ? std::to_string(*rule.staff_max) : "";
    en.push_back(high.empty() ? fmt::format("{} staff or more", low) : fmt::format("{} to {} staff", low, high));
    ru.push_back(high.empty() ? fmt::format("сотрудников не меньше {}", low)
                              : fmt::format("сотрудников от {} до {}", low, high));
  }
  if (en.empty()) return {"every member", "все участники"};
  return {base::join(en, ", "), base::join(ru, ", ")};
}

struct Part {
  std::int64_t charged = 1;
  std::int64_t whole = 1;
};

std::int64_t months_of(const base::Date& first, const base::Date& last) {
  return 12LL * (last.year() - first.year()) + last.month() - first.month() + 1;
}

base::Result<Part> part_of(const DuesRule& rule, const base::Period& period, const base::Date& from) {
  if (from == period.first || rule.proration == Proration::None) return Part{};
  if (rule.proration == Proration::Day) {
    return Part{base::days_between(from, period.last) + 1, base::days_between(period.first, period.last) + 1};
  }
  if (period.first.day_of_month() != 1 || period.last.plus_days(1).day_of_month() != 1) {
    return base::invalid_argument(
        "Months can be counted only in a period that is of whole months, such as 2026 or "
        "2026-Q1.");
  }
  return Part{months_of(from, period.last), months_of(period.first, period.last)};
}

}  // namespace

std::int64_t share_of(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  assert(amount >= 0 && part >= 0 && whole > 0 && "money and its parts are not negative");
  return (2 * amount * part + whole) / (2 * whole);
}

std::string money_text(std::int64_t amount_minor, std::int64_t minor_digits, const std::string& currency_code) {
  std::int64_t unit = 1;
  for (std::int64_t i = 0; i < minor_digits; ++i) unit *= 10;
  if (minor_digits == 0) return fmt::format("{} {}", amount_minor, currency_code);
  return fmt::format("{}{}.{:0{}} {}", amount_minor < 0 ? "-" : "", std::abs(amount_minor / unit),
                     std::abs(amount_minor % unit), minor_digits, currency_code);
}

base::Result<Assessment> assess(const DuesCase& member, std::span<const DuesRule> rules) {
  const base::Period& period = member.period;
  if (member.begins_on > period.last) {
    return base::invalid_argument(fmt::format("The membership begins on {}, behind the period {}; assess a later one.",
                                              member.begins_on.text(), period.text()));
  }
  const base::Date from = std::max(period.first, member.begins_on);
  const auto found = rule_for(member, rules, from);
  if (!found) return found.error();
  const DuesRule& rule = **found;
  const auto money = [&](std::int64_t minor) { return money_text(minor, rule.minor_digits, rule.currency_code); };

  Assessment result;
  result.dues_rule_id = rule.dues_rule_id;
  result.currency_code = rule.currency_code;
  result.due_on = from.plus_days(static_cast<int>(rule.due_days));
  const auto scope = scope_words(rule);
  result.reasoning.push_back({fmt::format("The rule of {} for {}: {} for {}.", rule.from_on.text(), scope.en,
                                          money(rule.amount_minor), period.text()),
                              fmt::format("Правило от {} ({}): {} за {}.", rule.from_on.text(), scope.ru,
                                          money(rule.amount_minor), period.text())});

  if (rule.waived_years && member.founded_year) {
    const std::int64_t age = from.year() - *member.founded_year;
    if (age <= *rule.waived_years) {
      result.waived = true;
      result.reasoning.push_back(
          {fmt::format("Waived: founded in {}; the rule waives organisations up to {} years old.", *member.founded_year,
                       *rule.waived_years),
           fmt::format("Освобождение: год основания – {}; правило освобождает организации возрастом до {} (лет).",
                       *member.founded_year, *rule.waived_years)});
      return result;
    }
  } else if (rule.waived_years) {
    result.reasoning.push_back(
        {"Not waived: the year in which it was founded is not known.", "Без освобождения: год основания неизвестен."});
  }

  const auto part = part_of(rule, period, from);
  if (!part) return part.error();
  result.amount_minor = share_of(rule.amount_minor, part->charged, part->whole);
  if (part->charged < part->whole) {
    const bool months = rule.proration == Proration::Month;
    result.reasoning.push_back(
        {fmt::format("A member from {}: {} of {} {} are charged, {}.", from.text(), part->charged, part->whole,
                     months ? "months" : "days", money(result.amount_minor)),
         fmt::format("Участник с {}: к оплате {} из {} ({}), {}.", from.text(), part->charged, part->whole,
                     months ? "месяцы" : "дни", money(result.amount_minor))});
  }
  if (rule.first_fee_minor > 0 && period.holds(member.begins_on)) {
    result.amount_minor += rule.first_fee_minor;
    result.reasoning.push_back({fmt::format("The spell begins on {}, in this period: a first fee of {}.",
                                            member.begins_on.text(), money(rule.first_fee_minor)),
                                fmt::format("Членство начинается {}, в этом периоде: вступительный взнос {}.",
                                            member.begins_on.text(), money(rule.first_fee_minor))});
  }
  return result;
}

}  // namespace vallis::directory
