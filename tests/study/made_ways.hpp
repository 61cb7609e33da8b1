#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "study/composite.hpp"
#include "study/random.hpp"

namespace vallis::study::test {

/// A made-up table of n units and p indicators, a share of it missing; values are whole, so that there are ties.
inline MeasuredIndicators made_indicators(std::size_t n, std::size_t p, double missing, std::uint64_t seed) {
  Random random(seed);
  MeasuredIndicators made;
  for (std::size_t j = 0; j < p; ++j) {
    made.columns.emplace_back();
    made.lower_is_better.push_back(j % 3 == 1 ? 1 : 0);
    for (std::size_t i = 0; i < n; ++i) {
      const auto value = static_cast<double>(1 + random.below(50));
      made.columns.back().push_back(random.uniform() < missing ? std::numeric_limits<double>::quiet_NaN() : value);
    }
  }
  return made;
}

/// Two normalisations by two means.
inline std::vector<CompositeWay> made_ways(std::size_t n, std::size_t p, double missing, std::uint64_t seed) {
  AdmissibleChoices admissible;
  admissible.normalisations = {Normalisation::MinMax, Normalisation::Rank};
  admissible.means = {Mean::Arithmetic, Mean::Geometric};
  CompositeChoices rest;
  rest.normalise.low = 1;
  return admissible_ways(made_indicators(n, p, missing, seed), admissible, rest).value();
}

}  // namespace vallis::study::test
