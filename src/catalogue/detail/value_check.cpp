#include "catalogue/detail/value_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/text.hpp"

namespace vallis::catalogue::detail {
namespace {

constexpr std::size_t kShownLength = 60;
constexpr std::size_t kMostCandidates = 5000;
constexpr std::size_t kLeastLength = 3;  // any two codes of two letters are near each other
constexpr char kKeySeparator = '\x1F';

std::string shown(std::string_view cell) { return base::shorten(cell, kShownLength); }

bool only_digits(std::string_view text) {
  return !text.empty() && text.size() <= 15 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::string year(text.substr(0, 4));
  const std::string month(text.substr(5, 2));
  const std::string day(text.substr(8, 2));
  if (!only_digits(year) || !only_digits(month) || !only_digits(day)) return false;
  return std::chrono::year_month_day(std::chrono::year(std::stoi(year)),
                                     std::chrono::month(static_cast<unsigned>(std::stoi(month))),
                                     std::chrono::day(static_cast<unsigned>(std::stoi(day))))
      .ok();
}

}  // namespace

std::string Suggestions::ending(std::string_view word, const Keys::Rows& known) {
  if (known.size() > kMostCandidates || left_ <= 0) return ".";
  std::vector<std::string> words;
  for (const auto& entry : known) words.push_back(entry.first);
  return ending(word, words);
}

std::string Suggestions::ending(std::string_view word, const std::vector<std::string>& known) {
  if (left_ <= 0 || word.size() < kLeastLength || word.size() > kShownLength || known.size() > kMostCandidates) {
    return ".";
  }
  --left_;
  const auto near = base::nearest_word(word, known);
  return near ? fmt::format("; did you mean '{}'?", *near) : ".";
}

const Keys::Rows* Keys::rows(const std::string& table_name, const std::vector<std::string>& columns) {
  const auto made = made_.find({table_name, columns});
  if (made != made_.end()) return &made->second;
  const base::CsvTable* table = catalogue_.table(table_name);
  if (table == nullptr) return nullptr;
  std::vector<std::size_t> at;
  for (const std::string& column : columns) {
    const auto found = table->column(column);
    if (!found) return nullptr;
    at.push_back(*found);
  }
  Rows rows;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    if (auto key = join(table->rows[row], at)) rows.emplace(std::move(*key), row);
  }
  return &made_.emplace(std::pair{table_name, columns}, std::move(rows)).first->second;
}

std::optional<std::string> Keys::join(const base::CsvTable::Row& row, const std::vector<std::size_t>& columns) {
  std::string key;
  for (const std::size_t column : columns) {
    if (row.cells[column].empty()) return std::nullopt;
    if (!key.empty()) key += kKeySeparator;
    key += row.cells[column];
  }
  return key;
}

ValueCheck::ValueCheck(const ValueRule& rule, int this_year, Keys& keys, Suggestions& suggestions)
    : rule_(rule), this_year_(this_year), suggestions_(suggestions) {
  if (!rule.pattern.empty()) pattern_.emplace(rule.pattern);
  if (rule.set && rule.set->reference) {
    members_ = keys.rows(rule.set->reference->table, rule.set->reference->keys);
    members_known_ = members_ != nullptr;
  }
}

std::optional<std::string> ValueCheck::fault(const std::string& cell) const {
  if (cell.empty()) {
    if (rule_.required) return "The value is missing; fill it in.";
    return std::nullopt;
  }
  if (rule_.empty) return fmt::format("'{}' must not stand here; empty the cell.", shown(cell));
  if (base::trim(cell).size() != cell.size()) {
    return fmt::format("'{}' begins or ends with a blank; remove it.", shown(cell));
  }
  if (auto wrong = type_fault(cell)) return wrong;
  if (auto wrong = limit_fault(cell)) return wrong;
  if (rule_.set) return set_fault(cell);
  if (!rule_.words.empty() && std::find(rule_.words.begin(), rule_.words.end(), cell) == rule_.words.end()) {
    if (rule_.words.size() == 1) return fmt::format("'{}' is not '{}'.", shown(cell), rule_.words.front());
    return fmt::format("'{}' is not one of: {}{}", shown(cell), base::join(rule_.words, ", "),
                       suggestions_.ending(cell, rule_.words));
  }
  if (pattern_) {
    bool fits = false;
    try {
      fits = boost::regex_match(cell, *pattern_);
    } catch (const std::runtime_error&) {
      // Boost gives up on a match that would take exponential time; the cell is then no plain case of the pattern.
    }
    if (!fits) {
      return fmt::format("'{}' does not have the form {}{}.", shown(cell), rule_.pattern,
                         rule_.example.empty() ? "" : fmt::format("; write it like '{}'", rule_.example));
    }
  }
  return std::nullopt;
}

std::optional<std::string> ValueCheck::type_fault(const std::string& cell) const {
  if (rule_.count_or_true && cell != "true" && !only_digits(cell)) {
    return fmt::format("'{}' is neither a whole number of 0 or more nor true, which means some, not counted.",
                       shown(cell));
  }
  switch (rule_.type) {
    case FieldType::String:
      break;
    case FieldType::Number:
      if (!base::parse_number(cell)) {
        return fmt::format(
            "'{}' is not a number; write digits with a decimal point, without blanks or thousands separators.",
            shown(cell));
      }
      break;
    case FieldType::Integer:
      if (!only_digits(cell.starts_with('-') ? std::string_view(cell).substr(1) : std::string_view(cell))) {
        return fmt::format("'{}' is not a whole number; write digits only.", shown(cell));
      }
      break;
    case FieldType::Boolean:
      if (cell != "true" && cell != "false") return fmt::format("'{}' is neither true nor false.", shown(cell));
      break;
    case FieldType::Year:
      if (cell.size() != 4 || !only_digits(cell)) {
        return fmt::format("'{}' is not a year; write its four digits.", shown(cell));
      }
      break;
    case FieldType::Date:
      if (!is_date(cell)) return fmt::format("'{}' is not a date; write it like 2026-01-31.", shown(cell));
      break;
  }
  return std::nullopt;
}

std::optional<std::string> ValueCheck::limit_fault(const std::string& cell) const {
  std::optional<double> high = rule_.maximum;
  if (rule_.years_ahead) high = std::min<double>(high.value_or(1e9), this_year_ + *rule_.years_ahead);
  if (!rule_.minimum && !high) return std::nullopt;
  const auto number = base::parse_number(cell);
  if (!number) return std::nullopt;  // "true" where a count may be a word
  if ((!rule_.minimum || *number >= *rule_.minimum) && (!high || *number <= *high)) return std::nullopt;
  if (!rule_.minimum) return fmt::format("{} is too high; at most {} is allowed.", cell, base::exact_number(*high));
  if (!high) return fmt::format("{} is too low; at least {} is allowed.", cell, base::exact_number(*rule_.minimum));
  return fmt::format("{} is too {}; from {} to {} is allowed.", cell, *number < *rule_.minimum ? "low" : "high",
                     base::exact_number(*rule_.minimum), base::exact_number(*high));
}

std::optional<std::string> ValueCheck::set_fault(const std::string& cell) const {
  const SetRule& set = *rule_.set;
  std::set<std::string> seen;
  for (const std::string& member : base::split(cell, set.separator)) {
    if (member.empty()) {
      return fmt::format("A member of the set is empty; put one '{}' between two members and none at the ends.",
                         set.separator);
    }
    if (!seen.insert(member).second) return fmt::format("'{}' is in the set twice; name it once.", shown(member));
    if (set.reference) {
      if (!members_known_ || members_->contains(member)) continue;
      return fmt::format("'{}' is no {} of {}.csv; add it there or name one that is there{}", shown(member),
                         set.reference->keys.front(), set.reference->table, suggestions_.ending(member, *members_));
    }
    if (!set.members.empty() && std::find(set.members.begin(), set.members.end(), member) == set.members.end()) {
      return fmt::format("'{}' is not one of: {}{}", shown(member), base::join(set.members, ", "),
                         suggestions_.ending(member, set.members));
    }
  }
  return std::nullopt;
}

std::string ValueCheck::condition() const {
  if (rule_.empty) return "is empty";
  if (rule_.words.size() == 1) return fmt::format("is '{}'", rule_.words.front());
  if (!rule_.words.empty()) return fmt::format("is one of {}", base::join(rule_.words, ", "));
  if (!rule_.pattern.empty()) return fmt::format("has the form {}", rule_.pattern);
  return "is filled";
}

bool same_value(const std::string& one, const std::string& other, const ValueRule& rule) {
  if (one == other) return true;
  if (rule.set) {
    auto left = base::split(one, rule.set->separator);
    auto right = base::split(other, rule.set->separator);
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    return left == right;
  }
  const bool numeric =
      rule.type == FieldType::Number || rule.type == FieldType::Integer || rule.type == FieldType::Year;
  if (!numeric && !rule.count_or_true) return false;
  const auto left = base::parse_number(one);
  const auto right = base::parse_number(other);
  return left && right && *left == *right;
}

}  // namespace vallis::catalogue::detail
