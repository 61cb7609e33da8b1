#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study {

/// Divisive hierarchy: the group with the largest diameter is split by a splinter group until all stand alone.
struct Diana {
  std::vector<int> order;           ///< 0-based units from left to right, no branches crossing
  std::vector<double> heights;      ///< n−1: diameter of the group that is split between order[i] and order[i+1]
  double divisive_coefficient = 0;  ///< in [0, 1]; NaN where all dissimilarities are 0
};

/// Errors: InvalidArgument – fewer than two units, a pair without a value. Cost: O(n³) worst, O(n²) memory none beyond.
/// Ties: of averages
/// within 1e-12 of the group's diameter, the unit with the smallest number. Source: Kaufman and Rousseeuw (1990), ch.
/// 6; R cluster::diana.
base::Result<Diana> diana(const Dissimilarity& dissimilarity);

}  // namespace vallis::study
