#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

class Workers;

struct PredictionStrengthOptions {
  int k_max = 10;       ///< from 1 to half the units
  int divisions = 50;   ///< ≥ 1 random divisions into halves
  double cutoff = 0.8;  ///< in (0, 1]; the authors take 0.8 to 0.9
  int starts = 4;       ///< of each k-means, ≥ 1
  std::uint64_t seed = 1;
};

/// How well the groups found in one half of the units predict who belongs together in the other.
struct PredictionStrength {
  std::vector<std::vector<double>> by_division;  ///< divisions × K values in [0, 1]
  std::vector<double> mean;                      ///< K; 1 for k = 1
  std::vector<double> standard_error;            ///< K, of the mean over divisions; NaN for one division
  int chosen = 1;                                ///< the largest k with mean + standard error ≥ cutoff
  int unconverged = 0;                           ///< k-means runs that ended at their limit of iterations
};

/// For k = 1…K and each division both halves are grouped by k-means, the units of one half are given to the nearest
/// centre of the other, and the share of pairs of a group that stay together is taken; the smallest share over the
/// groups, averaged over the two directions, is the strength. A group of one has no pairs and is left out; 1 where all
/// are of one. Of an odd number of units the second half has one more.
///
/// @param points  n rows × p columns, row by row, |x| ≤ 1e150
/// Errors: InvalidArgument – shapes disagree, an option out of range, a value not finite. Cost: 2 · divisions · K
/// k-means of n/2 units; equal bytes for any number of workers (division d draws from stream d of the seed).
/// Source: Tibshirani and Walther (2005), J. Comput. Graph. Statist. 14, 511–528.
base::Result<PredictionStrength> prediction_strength(std::span<const double> points, std::size_t columns,
                                                     const PredictionStrengthOptions& options, Workers& workers);

}  // namespace vallis::study
