#pragma once

#include <string_view>

#include "base/result.hpp"
#include "base/text.hpp"
#include "study/gower_pair.hpp"
#include "study/scorecard.hpp"

namespace vallis::study {

/// One value of an indicator, as its table has it (a *plain* cell) and as the dissimilarity sees it (on the variable's
/// scale: logarithms where the indicator has them). Levels are their positions, sets bit masks over the universe.

/// From the variable's scale to the plain value; back from its logarithm a number is rounded to 12 significant digits,
/// so that counts are whole.
Cell plain_cell(const Indicator& indicator, const Cell& scaled);

/// From the plain value to the variable's scale. A number on a log scale must be above 0.
Cell scaled_cell(const Indicator& indicator, const Cell& plain);

/// The plain cell of a unit; without a value where it is missing.
Cell plain_cell(const IndicatorValues& values, std::size_t unit);

/// A plain cell in words, as value_words.
base::LocalText cell_words(const ScorecardDefinition& definition, std::size_t indicator, const Cell& plain);

/// The same in codes, as value_text; "–" when missing.
std::string cell_text(const ScorecardDefinition& definition, std::size_t indicator, const Cell& plain);

/// Reads a value that a person wrote, into a plain cell: a number with or without its measure unit, yes or no, a level,
/// members of a set separated by ";" ("none" for an empty one), or "missing". Levels, members and measure units may be
/// codes or their words in either language. Errors: InvalidArgument, naming the indicator – a text that its type cannot
/// have, an unknown level or member (offers the nearest, or lists them), a count or place that is not whole, a number
/// not above 0 on a log scale.
base::Result<Cell> read_cell(const ScorecardDefinition& definition, std::size_t indicator, std::string_view text);

}  // namespace vallis::study
