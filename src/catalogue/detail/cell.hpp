#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/scorecard.hpp"

namespace vallis::catalogue::detail {

/// The words of a cell: none when it is empty, the whole cell without a separator.
std::vector<std::string> words_of(std::string_view cell, std::optional<char> separator);

/// The readers below take a cell that is not empty. When it cannot be read they say in `wrong` what is wrong and what
/// would make it right, and their value does not count.

/// A number, boolean (0 or 1) or level (its position) as the indicator's type asks.
double read_number(std::string_view cell, const study::Indicator& indicator, std::string& wrong);

/// 1 when the cell is a number of at least `least` or the word `true`, else 0; `note` says which.
double read_at_least(std::string_view cell, double least, std::string& note, std::string& wrong);

/// A bit mask over the universe.
unsigned long long read_set(std::string_view cell, char separator, const std::vector<std::string>& universe,
                            std::string& wrong);

/// "'glod' is not one of: bronze, silver, gold; did you mean 'gold'?"
std::string unknown_word(std::string_view word, const std::vector<std::string>& known);

}  // namespace vallis::catalogue::detail
