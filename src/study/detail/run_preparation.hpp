#pragma once

#include <fmt/format.h>

#include "base/result.hpp"
#include "study/run.hpp"

namespace vallis::study::detail {

/// A warning in both languages, with the same values.
template <class... Values>
base::LocalText say(fmt::format_string<const Values&...> english, fmt::format_string<const Values&...> russian,
                    const Values&... values) {
  return {fmt::format(english, values...), fmt::format(russian, values...)};
}

/// How many of the units have a value.
int known_count(const IndicatorValues& values, std::size_t units);

/// Leaves out the units that know too little; names them in a warning.
void keep_known_units(Findings& findings);

/// Errors: InvalidArgument – fewer than three units.
base::Result<void> need_units(const Findings& findings);

/// Drops indicators without any value and gives the others their weights. Errors: as study::run.
base::Result<void> use_indicators(Findings& findings);

/// The indicators in use as the dissimilarity sees them, read in one way or another. Errors: InvalidArgument – a value
/// that has no logarithm.
base::Result<std::vector<Variable>> make_variables(const Findings& findings, OrdinalRange ordinals,
                                                   AmountScale amounts);

/// Makes the variables and their dissimilarity; leaves out units that share nothing with others where the recipe says
/// so. Errors: as study::run.
base::Result<void> compute_dissimilarity(Findings& findings, Workers& workers);

}  // namespace vallis::study::detail
