#include "study/cell_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vallis::study {
namespace {

constexpr int kDigits = 12;

/// A scorecard of one unit that has the cell, for the words of values.
Scorecard one_unit(const ScorecardDefinition& definition, std::size_t indicator, const Cell& plain) {
  Scorecard one;
  one.definition = definition;
  one.values.resize(definition.indicators.size());
  if (definition.indicators[indicator].type == IndicatorType::Set) {
    one.values[indicator].sets = {plain.set};
  } else {
    one.values[indicator].numbers = {plain.number};
  }
  return one;
}

/// Position of a code, given as itself or in the words of either language. Errors: InvalidArgument.
base::Result<std::size_t> position(const ScorecardDefinition& definition, const Indicator& indicator,
                                   const std::vector<std::string>& codes, const std::string& text) {
  for (std::size_t c = 0; c < codes.size(); ++c) {
    const base::LocalText words = definition.in_words(codes[c]);
    if (text == codes[c] || text == words.en || text == words.ru) return c;
  }
  const auto near = base::nearest_word(text, codes);
  return base::invalid_argument(fmt::format("{} cannot be '{}'; {}known are: {}, or missing.", indicator.id, text,
                                            near ? fmt::format("did you mean '{}'? – ", *near) : "",
                                            base::join(codes, ", ")));
}

base::Result<Cell> read_boolean(const Indicator& indicator, const std::string& text) {
  constexpr std::array<std::string_view, 4> yes{"yes", "true", "1", "да"};
  constexpr std::array<std::string_view, 4> no{"no", "false", "0", "нет"};
  if (std::find(yes.begin(), yes.end(), text) != yes.end()) return Cell{.number = 1};
  if (std::find(no.begin(), no.end(), text) != no.end()) return Cell{.number = 0};
  return base::invalid_argument(fmt::format("{} is yes or no, or missing; it cannot be '{}'.", indicator.id, text));
}

base::Result<Cell> read_set(const ScorecardDefinition& definition, const Indicator& indicator,
                            const std::string& text) {
  unsigned long long mask = 0;
  if (text != "none" ||
      std::find(indicator.universe.begin(), indicator.universe.end(), text) != indicator.universe.end()) {
    for (const std::string& part : base::split(text, ';')) {
      const auto member = position(definition, indicator, indicator.universe, part);
      if (!member) return member.error();
      mask |= 1ULL << *member;
    }
  }
  return Cell{.set = mask};
}

/// The text without the measure unit at its end, given as its code or in words.
std::string_view without_unit(const ScorecardDefinition& definition, const Indicator& indicator,
                              std::string_view text) {
  if (indicator.measure_unit.empty()) return text;
  const base::LocalText words = definition.in_words(indicator.measure_unit);
  for (const std::string_view unit :
       {std::string_view(indicator.measure_unit), std::string_view(words.en), std::string_view(words.ru)}) {
    if (text.ends_with(unit)) return base::trim(text.substr(0, text.size() - unit.size()));
  }
  return text;
}

base::Result<Cell> read_number(const ScorecardDefinition& definition, const Indicator& indicator,
                               const std::string& text) {
  const auto number = base::parse_number(without_unit(definition, indicator, text));
  if (!number) {
    return base::invalid_argument(
        fmt::format("'{}' is no value of {}; write a number such as 12 or 3.5{}, or missing.", text, indicator.id,
                    indicator.measure_unit.empty() ? "" : fmt::format(", in {}", indicator.measure_unit)));
  }
  const bool whole = *number == std::floor(*number);
  if (indicator.type == IndicatorType::Count && !(whole && *number >= 0)) {
    return base::invalid_argument(
        fmt::format("{} is a count, a whole number of 0 or more; it cannot be {}.", indicator.id, text));
  }
  if (indicator.type == IndicatorType::Rank && !(whole && *number >= 1)) {
    return base::invalid_argument(
        fmt::format("{} is a place, a whole number of 1 or more; it cannot be {}.", indicator.id, text));
  }
  if (indicator.type == IndicatorType::Amount && *number < 0) {
    return base::invalid_argument(fmt::format("{} is an amount and cannot be {}, below 0.", indicator.id, text));
  }
  if (indicator.scale == ValueScale::Log && !(*number > 0)) {
    return base::invalid_argument(
        fmt::format("{} is compared on a log scale, which needs values above 0; it cannot be {}.", indicator.id, text));
  }
  return Cell{.number = *number};
}

}  // namespace

Cell plain_cell(const Indicator& indicator, const Cell& scaled) {
  if (indicator.scale != ValueScale::Log || std::isnan(scaled.number)) return scaled;
  const double number = std::exp(scaled.number);
  const double unit = std::pow(10.0, kDigits - 1 - static_cast<int>(std::floor(std::log10(number))));
  return Cell{.number = std::round(number * unit) / unit};
}

Cell scaled_cell(const Indicator& indicator, const Cell& plain) {
  if (indicator.scale != ValueScale::Log || std::isnan(plain.number)) return plain;
  return Cell{.number = std::log(plain.number)};
}

Cell plain_cell(const IndicatorValues& values, std::size_t unit) {
  return values.sets.empty() ? Cell{.number = values.numbers[unit]} : Cell{.set = values.sets[unit]};
}

base::LocalText cell_words(const ScorecardDefinition& definition, std::size_t indicator, const Cell& plain) {
  return value_words(one_unit(definition, indicator, plain), indicator, 0);
}

std::string cell_text(const ScorecardDefinition& definition, std::size_t indicator, const Cell& plain) {
  return value_text(one_unit(definition, indicator, plain), indicator, 0);
}

base::Result<Cell> read_cell(const ScorecardDefinition& definition, std::size_t indicator, std::string_view text) {
  const Indicator& what = definition.indicators[indicator];
  const std::string value(base::trim(text));
  if (value == "missing") return Cell{};
  switch (what.type) {
    case IndicatorType::Boolean:
      return read_boolean(what, value);
    case IndicatorType::Ordinal:
    case IndicatorType::Nominal: {
      const auto level = position(definition, what, what.levels, value);
      if (!level) return level.error();
      return Cell{.number = static_cast<double>(*level)};
    }
    case IndicatorType::Set:
      if (value.empty()) {
        return base::invalid_argument(
            fmt::format("{} has no value; write its members, or none for an empty set, or missing.", what.id));
      }
      return read_set(definition, what, value);
    default:
      return read_number(definition, what, value);
  }
}

}  // namespace vallis::study
