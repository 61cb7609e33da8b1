#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "indicators/indicator.hpp"

namespace vallis::indicators {
namespace {

constexpr std::size_t kShown = 60;
constexpr double kLargestWhole = 9007199254740992.0;  // 2^53: whole numbers up to here are exact

bool is_whole(double number) { return number == std::floor(number) && std::abs(number) <= kLargestWhole; }

std::string number_fault(const Indicator& indicator, double number) {
  const std::string shown = base::exact_number(number);
  const bool counted = indicator.kind == IndicatorKind::Count || indicator.kind == IndicatorKind::Boolean;
  if (counted && (number < 0 || !is_whole(number))) {
    return fmt::format("{} is not a count; give a whole number of 0 or more.", shown);
  }
  if (indicator.kind == IndicatorKind::Rank && (number < 1 || !is_whole(number))) {
    return fmt::format("{} is not a place in a list; the best place is 1.", shown);
  }
  if (indicator.minimum && number < *indicator.minimum) {
    return fmt::format("{} lies below the lowest value of {}, {}.", shown, indicator.code,
                       base::exact_number(*indicator.minimum));
  }
  if (indicator.maximum && number > *indicator.maximum) {
    return fmt::format("{} lies above the highest value of {}, {}.", shown, indicator.code,
                       base::exact_number(*indicator.maximum));
  }
  return {};
}

std::vector<std::string> known_words(const Indicator& indicator) {
  std::vector<std::string> known;
  for (const IndicatorWord& word : indicator.words) known.push_back(word.word);
  return known;
}

std::string word_fault(const Indicator& indicator, std::string_view word) {
  const auto known = known_words(indicator);
  if (std::find(known.begin(), known.end(), word) != known.end()) return {};
  const auto near = word.size() > 2 && word.size() <= kShown ? base::nearest_word(word, known) : std::nullopt;
  const std::string shown = base::shorten(word, kShown);
  const std::string all = base::join(known, ", ");
  return near ? fmt::format("'{}' is not one of: {}; did you mean '{}'?", shown, all, *near)
              : fmt::format("'{}' is not one of: {}.", shown, all);
}

std::string set_fault(const Indicator& indicator, const base::Json& value) {
  if (!value.is_array()) return "Give a list of words.";
  if (value.as_array().empty()) return "The list is empty; name what is there, or say that it is not available.";
  std::vector<std::string_view> seen;
  for (const base::Json& item : value.as_array()) {
    if (!item.is_string()) return "Give a list of words.";
    const std::string_view word = item.as_string();
    if (auto fault = word_fault(indicator, word); !fault.empty()) return fault;
    if (std::find(seen.begin(), seen.end(), word) != seen.end()) {
      return fmt::format("'{}' occurs twice; name it once.", word);
    }
    seen.push_back(word);
  }
  return {};
}

}  // namespace

std::string value_fault(const Indicator& indicator, const base::Json& value) {
  switch (indicator.kind) {
    case IndicatorKind::Boolean:
      if (value.is_bool()) return {};
      if (indicator.at_least && value.is_number()) return number_fault(indicator, value.to_number<double>());
      return indicator.at_least ? "Give true or false, or the count." : "Give true or false.";
    case IndicatorKind::Ordinal:
    case IndicatorKind::Nominal:
      if (!value.is_string()) return "Give one of its words: " + base::join(known_words(indicator), ", ") + ".";
      return word_fault(indicator, value.as_string());
    case IndicatorKind::Set:
      return set_fault(indicator, value);
    case IndicatorKind::Amount:
    case IndicatorKind::Count:
    case IndicatorKind::Rank:
    case IndicatorKind::Score:
      break;
  }
  if (!value.is_number()) return "Give a number.";
  const double number = value.to_number<double>();
  return std::isfinite(number) ? number_fault(indicator, number) : "Give a finite number.";
}

base::Json canonical_value(const Indicator& indicator, const base::Json& value) {
  if (value.is_number()) {
    const double number = value.to_number<double>();
    if (is_whole(number)) return static_cast<std::int64_t>(number);
    return number;
  }
  if (!value.is_array()) return value;
  base::JsonArray ordered;
  for (const IndicatorWord& word : indicator.words) {
    const auto& items = value.as_array();
    const auto named = [&](const base::Json& item) { return item.is_string() && item.as_string() == word.word; };
    if (std::any_of(items.begin(), items.end(), named)) ordered.emplace_back(word.word);
  }
  return ordered;
}

std::string value_text(const base::Json& value) {
  if (value.is_null()) return {};
  if (value.is_bool()) return value.as_bool() ? "true" : "false";
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_number()) return base::exact_number(value.to_number<double>());
  std::string text;
  if (!value.is_array()) return text;
  for (const base::Json& item : value.as_array()) {
    text += text.empty() ? "" : ";";
    text += value_text(item);
  }
  return text;
}

base::Result<base::Json> read_value_text(const Indicator& indicator, std::string_view text) {
  const std::string cell(base::trim(text));
  base::Json value;
  if (indicator.kind == IndicatorKind::Set) {
    base::JsonArray words;
    for (const std::string& word : base::split(cell, ';')) words.emplace_back(word);
    value = std::move(words);
  } else if (indicator.kind == IndicatorKind::Ordinal || indicator.kind == IndicatorKind::Nominal) {
    value = cell;
  } else if (indicator.kind == IndicatorKind::Boolean && (cell == "true" || cell == "false")) {
    value = cell == "true";
  } else if (const auto number = base::parse_number(cell)) {
    value = *number;
  } else if (indicator.kind == IndicatorKind::Boolean) {
    const std::string shown = base::shorten(cell, kShown);
    return base::invalid_argument(indicator.at_least ? fmt::format("'{}' is neither true nor false nor a count.", shown)
                                                     : fmt::format("'{}' is neither true nor false.", shown));
  } else {
    return base::invalid_argument(
        fmt::format("'{}' is not a number; write digits with a decimal point, without blanks or thousands separators.",
                    base::shorten(cell, kShown)));
  }
  if (auto fault = value_fault(indicator, value); !fault.empty()) return base::invalid_argument(std::move(fault));
  return canonical_value(indicator, value);
}

}  // namespace vallis::indicators
