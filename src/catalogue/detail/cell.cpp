#include "catalogue/detail/cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vallis::catalogue::detail {
namespace {

using study::IndicatorType;

constexpr std::size_t kShownLength = 60;

std::string no_number(std::string_view cell) {
  return fmt::format("'{}' is not a number; write digits with a decimal point, without blanks or thousands separators.",
                     base::shorten(cell, kShownLength));
}

}  // namespace

std::vector<std::string> words_of(std::string_view cell, std::optional<char> separator) {
  if (cell.empty()) return {};
  if (!separator) return {std::string(cell)};
  return base::split(cell, *separator);
}

std::string unknown_word(std::string_view word, const std::vector<std::string>& known) {
  const std::string shown = base::shorten(word, kShownLength);
  // Any two very short words are near each other, and comparing a very long one takes its time.
  const bool worth = word.size() > 2 && word.size() <= kShownLength;
  const auto near = worth ? base::nearest_word(word, known) : std::nullopt;
  return near ? fmt::format("'{}' is not one of: {}; did you mean '{}'?", shown, base::join(known, ", "), *near)
              : fmt::format("'{}' is not one of: {}.", shown, base::join(known, ", "));
}

double read_number(std::string_view cell, const study::Indicator& indicator, std::string& wrong) {
  if (indicator.type == IndicatorType::Boolean) {
    if (cell == "true") return 1;
    if (cell != "false") wrong = fmt::format("'{}' is neither true nor false.", base::shorten(cell, kShownLength));
    return 0;
  }
  if (indicator.type == IndicatorType::Ordinal || indicator.type == IndicatorType::Nominal) {
    const auto level = std::find(indicator.levels.begin(), indicator.levels.end(), cell);
    if (level == indicator.levels.end()) wrong = unknown_word(cell, indicator.levels);
    return static_cast<double>(level - indicator.levels.begin());
  }
  const auto number = base::parse_number(cell);
  if (!number) {
    wrong = no_number(cell);
    return 0;
  }
  if (indicator.type == IndicatorType::Count && (*number < 0 || *number != std::floor(*number))) {
    wrong = fmt::format("'{}' is not a count; write a whole number of 0 or more.", cell);
  } else if (indicator.type == IndicatorType::Rank && *number < 1) {
    wrong = fmt::format("'{}' is not a rank; the best place is 1.", cell);
  } else if (indicator.scale == study::ValueScale::Log && *number <= 0) {
    wrong = fmt::format("'{}' has no logarithm, and the indicator '{}' is on a log scale; write a number above 0.",
                        cell, indicator.id);
  }
  return *number;
}

double read_at_least(std::string_view cell, double least, std::string& note, std::string& wrong) {
  const std::string wanted = base::exact_number(least);
  if (cell == "true") {
    note = fmt::format("not counted, surely at least {}", wanted);
    return 1;
  }
  if (cell == "false") {
    note = fmt::format("not counted, surely less than {}", wanted);
    return 0;
  }
  const auto number = base::parse_number(cell);
  if (!number || *number < 0) {
    wrong = fmt::format("'{}' is neither a number of 0 or more nor true (surely at least {}) nor false.",
                        base::shorten(cell, kShownLength), wanted);
    return 0;
  }
  note = fmt::format("count of {}, at least {} asked", cell, wanted);
  return *number >= least ? 1 : 0;
}

unsigned long long read_set(std::string_view cell, char separator, const std::vector<std::string>& universe,
                            std::string& wrong) {
  unsigned long long mask = 0;
  for (const std::string& member : base::split(cell, separator)) {
    const auto found = std::find(universe.begin(), universe.end(), member);
    if (member.empty()) {
      wrong = fmt::format("A member is empty; put one '{}' between two members and none at the ends.", separator);
    } else if (found == universe.end()) {
      wrong = unknown_word(member, universe);
    } else if (const auto bit = 1ULL << static_cast<unsigned>(found - universe.begin()); (mask & bit) != 0) {
      wrong = fmt::format("'{}' occurs twice; name it once.", member);
    } else {
      mask |= bit;
    }
    if (!wrong.empty()) return 0;
  }
  return mask;
}

}  // namespace vallis::catalogue::detail
